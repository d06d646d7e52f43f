import { width } from '../../text/width.ts';
import { defaults, type Settings, settingsAfter, sgrBetween } from './sgr.ts';

/** One cell of the screen. There is one object for each glyph in each style: cells are compared by identity. */
export interface Cell {
	/** A grapheme cluster; '' in the cells that a wide one covers besides its first. */
	readonly glyph: string;
	/** Cells that the glyph takes; 0 where it is covered by the one before. */
	readonly width: number;
	/** Cells that it may take where a terminal does not know how its parts join: at least its width. */
	readonly most: number;
	/** Of the glyph in UTF-8. */
	readonly bytes: number;
	/** Whether all terminals agree about the width: they do not about joined emoji and combining marks. */
	readonly certain: boolean;
	readonly style: Style;
}

/** What a cell looks like besides its glyph. There is one object for each look. */
export class Style {
	readonly settings: Settings;
	readonly blank: Cell;
	/** The cell that is covered by the wide glyph before it. */
	readonly covered: Cell;
	readonly cells = new Map<string, Cell>();
	/** The style after an SGR sequence, by its parameters. */
	readonly changes = new Map<string, Style>();
	/** What leads to other styles. */
	readonly ways = new Map<Style, string>();

	constructor(settings: Settings) {
		this.settings = settings;
		this.blank = { glyph: ' ', width: 1, most: 1, bytes: 1, certain: true, style: this };
		this.covered = { glyph: '', width: 0, most: 0, bytes: 0, certain: true, style: this };
	}
}

/** Entries of a cache. What has been dropped is made anew: another object, which costs a few bytes and no more. */
const limit = 2000;
const styles = new Map<string, Style>();

function remember<Key, Value>(cache: Map<Key, Value>, key: Key, value: Value): Value {
	if (cache.size >= limit) cache.clear();
	cache.set(key, value);
	return value;
}

/** The terminal's own: what an erased cell has. */
export const plain = new Style(defaults);

/** The style after an SGR sequence with these parameters; undefined when they are not understood. */
export function styleAfter(style: Style, parameters: string): Style | undefined {
	const known = style.changes.get(parameters);
	if (known) return known;
	const settings = settingsAfter(style.settings, parameters);
	if (!settings) return undefined;
	const key = settings.join(' ');
	const after = settings.every((value) => value === '') ? plain : styles.get(key);
	return remember(style.changes, parameters, after ?? remember(styles, key, new Style(settings)));
}

/** What to send to get from one style to the other. */
export function sgr(from: Style, to: Style): string {
	if (from === to) return '';
	return from.ways.get(to) ?? remember(from.ways, to, sgrBetween(from.settings, to.settings));
}

/** One code unit that is drawn as such, alone: its width is the same everywhere. */
const simple = /^[[\p{L}\p{N}\p{P}\p{S}\p{Zs}\p{Co}]--[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]]$/v;

/** The cell of a grapheme cluster. */
export function cellOf(style: Style, glyph: string): Cell {
	if (glyph === ' ') return style.blank;
	const known = style.cells.get(glyph);
	if (known) return known;
	const cells = width(glyph);
	const certain = glyph.length === 1 && simple.test(glyph);
	return remember(style.cells, glyph, {
		glyph,
		width: cells,
		most: certain ? cells : Math.max(cells + 1, apart(glyph)),
		bytes: Buffer.byteLength(glyph),
		certain,
		style,
	});
}

const apart = (glyph: string): number => [...glyph].reduce((cells, part) => cells + width(part), 0);
