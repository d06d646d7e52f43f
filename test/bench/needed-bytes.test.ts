import xterm from '@xterm/headless';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { neededBytes, neededText } from './needed-bytes.ts';
import { screenOf } from './screen.ts';

const size = { cols: 40, rows: 4 };

async function terminalWith(text: string) {
	const terminal = new xterm.Terminal({ ...size, allowProposedApi: true });
	await write(terminal, text);
	return terminal;
}

const write = (terminal: xterm.Terminal, text: string) =>
	new Promise<void>((parsed) => terminal.write(text, parsed));

async function needed(before: string, after: string): Promise<string> {
	const [from, to] = await Promise.all([terminalWith(before), terminalWith(after)]);
	return neededText(screenOf(from), screenOf(to));
}

describe('what changed cells need', () => {
	test('nothing where nothing changed', async () => {
		expect(await needed('the same', 'the same')).toBe('');
	});

	test('an address and the text', async () => {
		expect(await needed('age 10 s', 'age 11 s')).toBe('\x1b[;6H1');
		expect(await needed('', '\r\nnew')).toBe('\x1b[2Hnew');
	});

	test('a short gap is written again, over a long one another address leads', async () => {
		expect(await needed('1 apple, 1 pear', '2 apple, 2 pear')).toBe('\x1b[H2\x1b[10G2');
		expect(await needed('1 and 1', '2 and 2')).toBe('\x1b[H2\x1b[7G2');
		expect(await needed('1:1', '2:2')).toBe('\x1b[H2:2');
	});

	test('styles by what differs, or by a reset where that is shorter', async () => {
		expect(await needed('ab', '\x1b[32ma\x1b[1mb')).toBe('\x1b[H\x1b[32ma\x1b[1mb');
		expect(await needed('ax', '\x1b[1;7;32ma\x1b[mb')).toBe('\x1b[H\x1b[32;1;7ma\x1b[mb');
	});

	test('wide characters take two cells and change as a whole', async () => {
		expect(await needed('日本', '日木')).toBe('\x1b[;3H木');
		expect(neededBytes(screenOf(await terminalWith('日')), screenOf(await terminalWith('本')))).toBe(6);
	});

	test('a terminal that is sent it shows the new screen', async () => {
		const style = fc.constantFrom(
			'',
			'0',
			'1',
			'2',
			'22',
			'31',
			'97',
			'7',
			'27',
			'48;5;200',
			'38;2;1;2;3',
			'4',
		);
		const piece = fc
			.record({
				row: fc.integer({ min: 1, max: size.rows }),
				column: fc.integer({ min: 1, max: size.cols - 4 }),
				style,
				text: fc.constantFrom('x', 'running', '●', '日', ' '),
			})
			.map(({ row, column, style, text }) => `\x1b[${row};${column}H\x1b[${style}m${text}`);
		const drawing = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
		await fc.assert(
			fc.asyncProperty(drawing, drawing, async (before, after) => {
				const terminal = await terminalWith(before);
				const first = screenOf(terminal);
				const wanted = screenOf(await terminalWith(before + after));
				await write(terminal, `\x1b[m${neededText(first, wanted)}`);
				expect(screenOf(terminal)).toEqual(wanted);
			}),
			{ numRuns: 100 },
		);
	});
});
