/** A member of a value whose type is not known: of an AWS answer by a name from the catalog, of an error. */
export function member(value: unknown, name: string): unknown {
	return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

export function textMember(value: unknown, name: string): string | undefined {
	const found = member(value, name);
	return typeof found === 'string' && found !== '' ? found : undefined;
}
