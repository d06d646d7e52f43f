/** What a terminal sends for a key. A key without a name of its own is sent as it is: `j`, `L`, `#`. */
const named: Readonly<Record<string, string>> = {
	enter: '\r',
	esc: '\x1b',
	tab: '\t',
	'⇧tab': '\x1b[Z',
	space: ' ',
	backspace: '\x7f',
	up: '\x1b[A',
	down: '\x1b[B',
	pageDown: '\x1b[6~',
	pageUp: '\x1b[5~',
};

/** `^d` is control and d. */
export function keyBytes(key: string): string {
	const control = /^\^([a-z])$/.exec(key)?.[1];
	if (control) return String.fromCharCode(control.charCodeAt(0) - 96);
	return named[key] ?? key;
}
