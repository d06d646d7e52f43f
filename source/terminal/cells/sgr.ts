/** For each setting the parameter that it was set with, as it came; '' where it is off. In the order of `clearing`. */
export type Settings = readonly string[];

/** What clears each setting. Bold and dim share theirs. */
const clearing = ['22', '22', '23', '24', '25', '27', '28', '29', '55', '39', '49', '59'];
const foreground = 9;
const background = 10;
const underlineColour = 11;

export const defaults: Settings = clearing.map(() => '');

/** Which settings a simple parameter sets: 1 is bold, 21 a double underline, 53 a line above. */
const sets = new Map<number, number>([
	...[1, 2, 3, 4, 5, 7, 8, 9, 53].map((code, setting): [number, number] => [code, setting]),
	[6, 4],
	[21, 3],
	...range(30, 37, foreground),
	...range(90, 97, foreground),
	...range(40, 47, background),
	...range(100, 107, background),
]);
const extended = new Map([
	[38, foreground],
	[48, background],
	[58, underlineColour],
]);

function range(from: number, to: number, setting: number): Array<[number, number]> {
	return Array.from({ length: to - from + 1 }, (_, index) => [from + index, setting]);
}

/** The settings after the parameters of one SGR sequence; undefined when it says something unknown. */
export function settingsAfter(before: Settings, parameters: string): Settings | undefined {
	if (!/^[\d;:]*$/.test(parameters)) return undefined;
	const after = [...before];
	const parts = parameters.split(';');
	for (let at = 0; at < parts.length; at++) {
		const part = parts[at] ?? '';
		const code = part === '' ? 0 : Number.parseInt(part, 10);
		const colour = extended.get(code);
		const setting = sets.get(code);
		if (part.includes(':')) {
			// Parameters of their own, joined with colons: kinds of underline, colours.
			if (code === 4) after[3] = part === '4:0' ? '' : part;
			else if (colour !== undefined) after[colour] = part;
			else return undefined;
		} else if (colour !== undefined) {
			const length = parts[at + 1] === '5' ? 3 : 5;
			const value = parts.slice(at, at + length);
			if (value.length < length || (length === 5 && value[1] !== '2')) return undefined;
			after[colour] = value.join(';');
			at += length - 1;
		} else if (setting !== undefined) after[setting] = part;
		else if (code === 0) after.fill('');
		else if (clearing.includes(part)) clear(after, part);
		else return undefined;
	}
	return after;
}

function clear(settings: string[], parameter: string): void {
	for (const [setting, clears] of clearing.entries()) if (clears === parameter) settings[setting] = '';
}

/** The shortest SGR sequence from one to the other: what differs, or everything from the start. */
export function sgrBetween(from: Settings, to: Settings): string {
	const dropped = new Set(clearing.filter((_, setting) => from[setting] !== '' && to[setting] === ''));
	const set = to.filter(
		(value, setting) => value !== '' && (value !== from[setting] || dropped.has(clearing[setting] ?? '')),
	);
	const difference = [...dropped, ...set];
	if (difference.length === 0) return '';
	const change = difference.join(';');
	const anew = ['', ...to.filter((value) => value !== '')].join(';');
	return `\x1b[${anew.length < change.length ? anew : change}m`;
}
