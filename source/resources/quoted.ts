/** A term of the filter language with a value that may hold spaces; undefined without a value. */
export const quoted = (prefix: string, value: string | undefined): string | undefined =>
	value === undefined || value === ''
		? undefined
		: `${prefix}${value.includes('"') ? `'${value}'` : `"${value}"`}`;
