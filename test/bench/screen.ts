/** What a terminal shows, cell by cell. */
import type { IBufferCell, Terminal } from '@xterm/headless';

/**
 * The SGR parameter that switches each attribute on, '' where it is off, in this order: foreground, background, bold,
 * faint, italic, underlined, blinking, inverse, hidden, struck out, overlined; separated by commas.
 */
export type Style = string;

export const plainStyle: Style = ','.repeat(10);

export interface Cell {
	/** A grapheme; a space where nothing was written; '' in the right half of a wide one. */
	text: string;
	style: Style;
}

export type Screen = ReadonlyArray<readonly Cell[]>;

export function screenOf({ rows, cols, buffer: { active } }: Terminal): Screen {
	const reused = active.getNullCell();
	return Array.from({ length: rows }, (_row, row) => {
		const line = active.getLine(active.baseY + row);
		return Array.from({ length: cols }, (_column, column) => {
			const cell = line?.getCell(column, reused);
			return cell ? { text: textOf(cell), style: styleOf(cell) } : { text: ' ', style: plainStyle };
		});
	});
}

const textOf = (cell: IBufferCell) => (cell.getWidth() === 0 ? '' : cell.getChars() || ' ');

function styleOf(cell: IBufferCell): Style {
	if (cell.isAttributeDefault()) return plainStyle;
	const foreground = cell.isFgDefault() ? '' : colour(cell.getFgColor(), cell.isFgRGB(), '3', '9');
	const background = cell.isBgDefault() ? '' : colour(cell.getBgColor(), cell.isBgRGB(), '4', '10');
	const flags = [
		cell.isBold() && '1',
		cell.isDim() && '2',
		cell.isItalic() && '3',
		cell.isUnderline() && '4',
		cell.isBlink() && '5',
		cell.isInverse() && '7',
		cell.isInvisible() && '8',
		cell.isStrikethrough() && '9',
		cell.isOverline() && '53',
	];
	return [foreground, background, ...flags.map((on) => on || '')].join(',');
}

function colour(value: number, isRgb: boolean, dark: string, bright: string): string {
	if (isRgb) return `${dark}8;2;${value >> 16};${(value >> 8) & 255};${value & 255}`;
	if (value < 8) return `${dark}${value}`;
	return value < 16 ? `${bright}${value - 8}` : `${dark}8;5;${value}`;
}
