let written: typeof import('./stringify-yaml.ts').stringify | undefined;

/** Loads what {@link asYaml} writes with: no session starts with it, since that takes 15 ms. */
export async function readyForYaml(): Promise<void> {
	({ stringify: written } = await import('./stringify-yaml.ts'));
}

/** A plain value as YAML; before {@link readyForYaml} as JSON, which is YAML too. */
export const asYaml = (value: unknown): string =>
	written?.(value, { lineWidth: 0 }) ?? JSON.stringify(value, undefined, 2);
