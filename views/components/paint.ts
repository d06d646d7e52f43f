import { inspect } from 'node:util';
import type { Style, Theme } from '../../themes/theme.ts';
import type { Line } from './line.ts';

/** A line as one string with its SGR codes: one string a row costs Ink far less than a node a cell. */
export function paint(line: Line, theme: Theme): string {
	let text = '';
	for (const span of line) text += span.style ? styled(span.text, theme[span.style]) : span.text;
	return text;
}

const codes = new WeakMap<Style, readonly [open: string, close: string]>();

function styled(text: string, style: Style): string {
	let pair = codes.get(style);
	if (!pair) {
		pair = codesOf(style);
		codes.set(style, pair);
	}
	return pair[0] === '' ? text : pair[0] + text + pair[1];
}

/** Node's own table of SGR codes: name → [on, off]. */
function codesOf({ color, background, bold, dim, inverse, underline }: Style): readonly [string, string] {
	const names = [
		color,
		background && `bg${background.charAt(0).toUpperCase()}${background.slice(1)}`,
		bold && 'bold',
		dim && 'dim',
		inverse && 'inverse',
		underline && 'underline',
	];
	const pairs = names.flatMap((name) => (name && inspect.colors[name] ? [inspect.colors[name]] : []));
	return [
		pairs.map(([on]) => `\x1b[${on}m`).join(''),
		pairs
			.map(([, off]) => `\x1b[${off}m`)
			.reverse()
			.join(''),
	];
}
