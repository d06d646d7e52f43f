import { blank, heading, type Line, paragraph, span } from '../components/line.ts';

/** Lines that are shown of it, however little room there is. */
export const fewestTold = 3;

/**
 * What AWS tells, oldest first. Where not all of it fits into `room` lines the newest is shown, for that is what is
 * waited for; how much there is before it is said. With a `room` of 0: its heading alone.
 */
export function narrationLines(
	narration: readonly string[],
	{ cells, room }: { cells: number; room: number },
): Line[] {
	if (narration.length === 0) return [];
	const told = narration.map((text) => paragraph(span('  │ ', 'border'), text, cells));
	return [blank, heading('what AWS tells'), ...(room === 0 ? [] : newest(told, room))];
}

function newest(told: readonly Line[][], room: number): Line[] {
	if (told.flat().length <= room) return told.flat();
	const shown: Line[] = [];
	let earlier = told.length;
	for (const lines of told.toReversed()) {
		if (shown.length > 0 && shown.length + lines.length > room - 1) break;
		shown.unshift(...lines.slice(0, Math.max(1, room - 1)));
		earlier -= 1;
	}
	if (earlier === 0) return shown;
	const what = earlier === 1 ? '1 earlier line' : `${earlier} earlier lines`;
	return [[span(`  … ${what}, there when you scroll`, 'muted')], ...shown];
}
