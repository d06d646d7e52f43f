import { expect, test } from 'vitest';
import { cursorMove } from '../../../source/terminal/cells/cursor-move.ts';

const columns = 80;

test.each([
	['from anywhere', undefined, [11, 33], '\x1b[12;34H'],
	['to the corner', undefined, [0, 0], '\x1b[H'],
	['on in the row', [3, 5], [3, 6], '\x1b[C'],
	['further on in the row', [3, 5], [3, 25], '\x1b[20C'],
	['back a little', [3, 5], [3, 3], '\b\b'],
	['back far', [3, 60], [3, 20], '\x1b[40D'],
	['to the begin of the row', [3, 60], [3, 0], '\r'],
	['to the begin of the next row', [3, 60], [4, 0], '\r\n'],
	['one below what was just written', [11, 34], [12, 33], '\x1b[B\b'],
	['above', [11, 34], [9, 34], '\x1b[2A'],
	['to the next row, waiting to wrap', [3, columns], [4, 0], '\r\n'],
	['back in the row, waiting to wrap', [30, columns], [30, 40], '\r\x1b[40C'],
	['down, waiting to wrap', [30, columns], [35, 79], '\x1b[36;80H'],
] as const)('the shortest way %s', (_, from, [row, column], sequence) => {
	const position = from && { row: from[0], column: from[1] };
	expect(cursorMove(position, { row, column }, columns)).toBe(sequence);
});
