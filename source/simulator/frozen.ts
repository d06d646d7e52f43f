/** Makes a value, with all that is in it, one that nobody can change: so that many answers may hold it. */
export function frozen<T extends object>(value: T): T {
	for (const member of Object.values(value)) if (typeof member === 'object' && member) frozen(member);
	return Object.freeze(value);
}
