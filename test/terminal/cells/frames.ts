/** Frames to paint: rows of styled glyphs, and what may happen to them. */
import fc from 'fast-check';
import stringWidth from 'string-width';
import type { Size } from './screens.ts';

interface Painted {
	glyph: string;
	/** Parameters of its SGR sequence. */
	style: string;
}
type Row = readonly Painted[];
export type Frame = readonly Row[];

/**
 * Left out, since xterm.js and `string-width` measure them differently: spacing marks (Indic, Thai) and
 * half-width voicing marks, a column each for one and none for the other; emoji of Unicode 14 and later.
 */
const glyphs = [
	...[...'abcxyz01234 .-/'],
	...['é', 'ß', '─', '│', '┐', '●', '▶', '…', '✓', '\ue0b0', 'ع', 'Ω'],
	...['中', '文', '가', '。', '⚡', '🚀', '𠮷', '𝒳', '🀄'],
	...['e\u0301', 'x\u0308\u0323', '\u1100\u1161', '⚠️', '1️⃣', '👍🏽', '👩‍💻', '👨‍👩‍👧‍👦', '🇩🇪', '🇫🇷', '🏴‍☠️'],
];
const styles = [
	...['', '', '', '1', '2', '3', '4', '5', '7', '8', '9', '53', '1;2', '1;3;4;9', '21', '4:3'],
	...['31', '92', '44', '103', '1;31', '7;32', '2;37;41', '38;5;208', '48;5;17', '38;2;1;2;3', '48;2;9;8;7'],
	...['38:5:99', '48:2::10:20:30', '4;58;5;9', '1;4;38;5;33;48;2;1;1;1'],
];

const painted: fc.Arbitrary<Painted> = fc.record({
	glyph: fc.constantFrom(...glyphs),
	style: fc.constantFrom(...styles),
});
/** Stretches of one style, as rows are made of. */
const stretch: fc.Arbitrary<Row> = fc.oneof(
	{ weight: 3, arbitrary: fc.array(painted, { maxLength: 6 }) },
	{
		weight: 3,
		arbitrary: fc
			.tuple(fc.array(fc.constantFrom(...glyphs), { maxLength: 20 }), fc.constantFrom(...styles))
			.map(([text, style]) => text.map((glyph) => ({ glyph, style }))),
	},
	{
		weight: 2,
		arbitrary: fc
			.tuple(fc.integer({ min: 1, max: 30 }), fc.constantFrom('', '', '44', '7'))
			.map(([length, style]) => Array.from({ length }, () => ({ glyph: ' ', style }))),
	},
);
const row: fc.Arbitrary<Row> = fc.array(stretch, { maxLength: 6 }).map((parts) => parts.flat());

const place = fc.nat({ max: 1000 });
const happening = fc.oneof(
	fc.record({ what: fc.constant('edited'), row: place, at: place, stretch }),
	fc.record({ what: fc.constant('replaced'), row: place, by: row }),
	fc.record({ what: fc.constant('cut'), row: place, at: place }),
	fc.record({ what: fc.constant('moved'), from: place, to: place, by: fc.integer({ min: -4, max: 4 }), row }),
	fc.record({ what: fc.constant('highlighted'), row: place }),
	fc.record({ what: fc.constant('listed'), by: fc.integer({ min: -3, max: 3 }), row }),
);

/** What happens between two frames, several things at once now and then. */
export const happenings = fc.array(happening, { maxLength: 3 });
export type Happening = (typeof happening extends fc.Arbitrary<infer One> ? One : never) & object;
export const frameOf = ({ rows }: Size): fc.Arbitrary<Frame> =>
	fc.array(row, { minLength: rows, maxLength: rows });

/** A frame and the row that is highlighted in it. */
export interface Scene {
	frame: Frame;
	highlight: number;
}

export function after(scene: Scene, happened: readonly Happening[]): Scene {
	return happened.reduce(afterOne, scene);
}

function afterOne({ frame, highlight }: Scene, happened: Happening): Scene {
	const rows = [...frame];
	const count = rows.length;
	switch (happened.what) {
		case 'edited': {
			const old = rows[happened.row % count] ?? [];
			const at = happened.at % (old.length + 1);
			rows[happened.row % count] = [
				...old.slice(0, at),
				...happened.stretch,
				...old.slice(at + happened.stretch.length),
			];
			break;
		}
		case 'replaced':
			rows[happened.row % count] = happened.by;
			break;
		case 'cut': {
			const old = rows[happened.row % count] ?? [];
			rows[happened.row % count] = old.slice(0, happened.at % (old.length + 1));
			break;
		}
		case 'moved':
			return {
				frame: moved(rows, happened.from % count, happened.to % count, happened.by, happened.row),
				highlight,
			};
		case 'highlighted':
			return { frame, highlight: happened.row % count };
		case 'listed':
			return { frame: moved(rows, 0, count - 1, happened.by, happened.row), highlight };
	}
	return { frame: rows, highlight };
}

function moved(rows: Frame, one: number, other: number, by: number, added: Row): Frame {
	const [first, last] = [Math.min(one, other), Math.max(one, other)];
	return rows.map((row, at) => {
		if (at < first || at > last) return row;
		const from = at + by;
		return from < first || from > last ? added : (rows[from] ?? added);
	});
}

/** As Ink hands rows over: each in a style of its own, none longer than the screen. */
export function paintedRows({ frame, highlight }: Scene, { columns }: Size): string[] {
	return frame.map((row, at) => paintRow(row, columns, at === highlight ? '7' : ''));
}

function paintRow(row: Row, columns: number, over: string): string {
	let text = '';
	let current = '';
	let used = 0;
	for (const { glyph, style } of row) {
		used += stringWidth(glyph);
		if (used > columns) break;
		const wanted = [style, over].filter(Boolean).join(';');
		if (wanted !== current) text += current === '' ? `\x1b[${wanted}m` : `\x1b[0;${wanted || '0'}m`;
		current = wanted;
		text += glyph;
	}
	return current === '' ? text : `${text}\x1b[0m`;
}
