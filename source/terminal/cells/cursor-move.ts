/** Where the cursor stands, from 0. In a column behind the last one it waits to wrap. */
export interface Position {
	readonly row: number;
	readonly column: number;
}

/** Without a parameter, one. */
const count = (cells: number) => (cells === 1 ? '' : String(cells));
const forward = (cells: number) => (cells === 0 ? '' : `\x1b[${count(cells)}C`);
const shortest = (ways: readonly string[]) =>
	ways.reduce((best, way) => (way.length < best.length ? way : best));

/** The same from wherever the cursor is. */
export function cursorTo({ row, column }: Position): string {
	if (column > 0) return `\x1b[${row > 0 ? row + 1 : ''};${column + 1}H`;
	return `\x1b[${row > 0 ? row + 1 : ''}H`;
}

/** The shortest way to a cell, from one whose place is known or from anywhere. */
export function cursorMove(from: Position | undefined, to: Position, columns: number): string {
	if (!from) return cursorTo(to);
	const down = to.row - from.row;
	// A cursor that waits to wrap is in the last column for some terminals and behind it for others.
	const waits = from.column >= columns;
	if (down === 0 && !waits && to.column >= from.column) return forward(to.column - from.column);
	const ways = [cursorTo(to)];
	// A line feed leaves the column or does not, as the line is set: it comes after a return.
	if (down === 0 || down === 1) ways.push(`\r${'\n'.repeat(down)}${forward(to.column)}`);
	if (!waits) ways.push(vertical(down, to.row) + horizontal(to.column - from.column, to.column));
	return shortest(ways);
}

function vertical(down: number, row: number): string {
	if (down === 0) return '';
	return shortest([`\x1b[${count(Math.abs(down))}${down > 0 ? 'B' : 'A'}`, `\x1b[${row + 1}d`]);
}

function horizontal(right: number, column: number): string {
	if (right >= 0) return forward(right);
	if (right >= -3) return '\b'.repeat(-right);
	return shortest([`\x1b[${count(-right)}D`, `\x1b[${column + 1}G`]);
}
