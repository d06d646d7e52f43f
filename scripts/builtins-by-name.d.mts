export function builtinsByName(script: string): string;
export const requireBuiltin: string;
