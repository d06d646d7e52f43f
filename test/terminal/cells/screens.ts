/** Terminals to compare: what two of them show, cell by cell and style by style. */
import graphemes from '@xterm/addon-unicode-graphemes';
import xterm from '@xterm/headless';

type Terminal = InstanceType<typeof xterm.Terminal>;
type Buffer = Terminal['buffer']['active'];
type Cell = NonNullable<ReturnType<NonNullable<ReturnType<Buffer['getLine']>>['getCell']>>;

export interface Size {
	columns: number;
	rows: number;
}

/**
 * A terminal that measures clusters as `string-width` does, on its alternate screen: on the main one xterm.js
 * breaks lines anew when its size changes.
 */
export function createScreen({ columns, rows }: Size) {
	const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 0 });
	terminal.loadAddon(new graphemes.UnicodeGraphemesAddon());
	terminal.write('\x1b[?1049h');
	return {
		terminal,
		/** Resolves when the terminal has taken all of it. */
		write: (data: string) => new Promise<void>((done) => terminal.write(data, done)),
	};
}

const attributes = {
	bold: (cell: Cell) => cell.isBold(),
	dim: (cell: Cell) => cell.isDim(),
	italic: (cell: Cell) => cell.isItalic(),
	underlined: (cell: Cell) => cell.isUnderline(),
	blinking: (cell: Cell) => cell.isBlink(),
	inverse: (cell: Cell) => cell.isInverse(),
	hidden: (cell: Cell) => cell.isInvisible(),
	struck: (cell: Cell) => cell.isStrikethrough(),
	overlined: (cell: Cell) => cell.isOverline(),
};
const looks = Object.entries(attributes);
const reads = Object.values(attributes);

/** What is at most told of two screens that differ. */
const enough = 10;

/** How one terminal's screen differs from another's, for a person to read; empty when they are the same. */
export function differences(actual: Terminal, expected: Terminal): string[] {
	if (actual.cols !== expected.cols || actual.rows !== expected.rows) {
		return [`${actual.cols}×${actual.rows} instead of ${expected.cols}×${expected.rows}`];
	}
	const found: string[] = [];
	const [here, there] = [actual.buffer.active, expected.buffer.active];
	const [reusedHere, reusedThere] = [here.getNullCell(), there.getNullCell()];
	for (let row = 0; row < actual.rows; row++) {
		const [lineHere, lineThere] = [here.getLine(here.baseY + row), there.getLine(there.baseY + row)];
		for (let column = 0; column < actual.cols; column++) {
			const got = lineHere?.getCell(column, reusedHere);
			const wanted = lineThere?.getCell(column, reusedThere);
			if (!got || !wanted || same(got, wanted)) continue;
			found.push(`row ${row}, column ${column}: ${told(got)} instead of ${told(wanted)}`);
			if (found.length === enough) return [...found, '…'];
		}
	}
	return found;
}

function same(a: Cell, b: Cell): boolean {
	return (
		glyph(a) === glyph(b) &&
		a.getWidth() === b.getWidth() &&
		a.getFgColorMode() === b.getFgColorMode() &&
		a.getFgColor() === b.getFgColor() &&
		a.getBgColorMode() === b.getBgColorMode() &&
		a.getBgColor() === b.getBgColor() &&
		reads.every((read) => read(a) === read(b))
	);
}

/** What was never written looks as a space does. */
const glyph = (cell: Cell) => cell.getChars() || (cell.getWidth() === 1 ? ' ' : '');

function told(cell: Cell): string {
	const style = looks.flatMap(([name, read]) => (read(cell) ? [name] : []));
	if (!cell.isFgDefault()) style.push(`colour ${cell.getFgColor().toString(16)}`);
	if (!cell.isBgDefault()) style.push(`on ${cell.getBgColor().toString(16)}`);
	return `‘${glyph(cell)}’${cell.getWidth() === 1 ? '' : ` (${cell.getWidth()} wide)`} ${style.join(' ') || 'plain'}`;
}
