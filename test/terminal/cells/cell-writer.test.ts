import xterm from '@xterm/headless';
import { describe, expect, test } from 'vitest';
import { createCellWriter } from '../../../source/terminal/cells/cell-writer.ts';
import { FakeTerminal } from '../fake-terminal.ts';
import { createScreen, differences } from './screens.ts';

const size = { columns: 200, rows: 50 };

/** One row of a table as wide as the screen. */
function row(item: number, highlighted: boolean): string {
	const fields = [
		`i-${String(item * 7919).padStart(17, '0')}`,
		`web-${item}`.padEnd(40),
		'running',
		't3.large',
	];
	const text = fields.join('   ').padEnd(size.columns - 2, '.');
	return `\x1b[90m│\x1b[39m${highlighted ? `\x1b[7m${text}\x1b[27m` : `\x1b[32m${text}\x1b[39m`}\x1b[90m│\x1b[39m`;
}

/** A list below a title and above a footer, from an item on. */
const table = (from: number, highlighted: number): string[] => [
	'\x1b[1mInstances\x1b[22m',
	...Array.from({ length: size.rows - 2 }, (_, at) => row(from + at, from + at === highlighted)),
	'? help',
];

/** Ink's writes for a frame. */
function frame(lines: readonly string[]): string[] {
	const erase = `${'\x1b[2K\x1b[1A'.repeat(lines.length - 1)}\x1b[2K\x1b[G`;
	return ['\x1b[?2026h', erase + lines.join('\n'), '\x1b[?2026l'];
}

function opened({ columns, rows } = size) {
	const out = new FakeTerminal({ columns, rows });
	const writer = createCellWriter({ out });
	const show = (lines: readonly string[]) => {
		out.taken();
		for (const text of frame(lines)) writer.stdout.write(text);
		return out.writes;
	};
	return { out, writer, show };
}

const bytes = (writes: readonly string[]) => Buffer.byteLength(writes.join(''));
const anew = '\x1b[m\x1b[r\x1b[H\x1b[J';

describe('a screen that somebody else wrote over', () => {
	test('is whole again when it is drawn anew', async () => {
		const { out, writer, show } = opened();
		const [seen, wanted] = [createScreen(size), createScreen(size)];
		await wanted.write(show(table(0, 3)).join(''));
		await seen.write(`${out.taken()}\x1bc\x1b[31mBroadcast message from root`);
		expect(differences(seen.terminal, wanted.terminal)).not.toEqual([]);
		writer.redraw();
		await seen.write(out.taken());
		expect(differences(seen.terminal, wanted.terminal)).toEqual([]);
	});

	test('also when its size was another one for a moment, and no frame of the wrong size is sent', () => {
		const { out, writer, show } = opened();
		show(table(0, 3));
		out.resize({ columns: 80, rows: 24 });
		out.taken();
		writer.redraw();
		expect(out.taken()).toBe('');
		out.resize(size);
		writer.redraw();
		expect(out.taken()).toContain('? help');
	});
});

describe('a frame costs what it changes', () => {
	test('a whole one at first, in one write, synchronised', () => {
		const { show } = opened();
		const [write = '', ...more] = show(table(0, 3));
		expect(more).toEqual([]);
		expect(write.startsWith(`\x1b[?2026h${anew}`)).toBe(true);
		expect(write.endsWith('? help\x1b[?2026l')).toBe(true);
	});

	test('a highlight that moves: two rows', () => {
		const { show } = opened();
		show(table(0, 3));
		expect(bytes(show(table(0, 4)))).toBeLessThan(1.15 * 2 * (size.columns - 2));
	});

	test.each([
		['down, the highlight at the lower edge', 1, size.rows - 3],
		['up, the highlight at the upper edge', -1, 0],
		['down under a highlight that stays in the middle', 1, 20],
	])('a list that scrolls %s', async (_, by, highlight) => {
		const { out, show } = opened();
		const [cells, whole] = [createScreen(size), createScreen(size)];
		show(table(100, 100 + highlight));
		await cells.write(out.taken());
		const lines = table(100 + by, 100 + by + highlight);
		const writes = show(lines);
		expect(bytes(writes)).toBeLessThan(600);
		expect(writes.join('')).toMatch(/\x1b\[\d+;\d+r\x1b\[\d*H\x1b\[[ML]\x1b\[r/);
		await Promise.all([cells.write(writes.join('')), whole.write(lines.join('\r\n'))]);
		expect(differences(cells.terminal, whole.terminal)).toEqual([]);
	});

	test('a figure that changes: the place, the figure', () => {
		const { show } = opened({ columns: 20, rows: 2 });
		show(['load 17 %', 'age 1m']);
		expect(show(['load 18 %', 'age 1m'])).toEqual(['\x1b[;7H8']);
	});

	test('what becomes blank is erased', () => {
		const { show } = opened({ columns: 40, rows: 2 });
		show(['a notice that goes away', `${'│'.padEnd(30, '─')}│`]);
		expect(show(['', `${'│'.padEnd(30)}│`])).toEqual(['\x1b[H\x1b[K\r\n\x1b[C\x1b[29X']);
	});

	test('what terminals draw in one cell or two is drawn on blanks, and its neighbour is placed and drawn anew', () => {
		const { show } = opened({ columns: 20, rows: 2 });
		show(['⚠ mind│', 'age 1m']);
		show(['  mind│', 'age 1m']);
		expect(show(['⚠️mind│', 'age 1m'])).toEqual(['\x1b[H  \x1b[H⚠️\x1b[;3Hm']);
	});

	test('what terminals draw joined or in all its parts: as many neighbours as those would take', () => {
		const { show } = opened({ columns: 20, rows: 2 });
		show(['      fine│', 'age 1m']);
		expect(show(['👩‍💻    fine│', 'age 1m'])).toEqual(['\x1b[H  \x1b[H👩‍💻\x1b[;3H  ']);
	});

	test('what a terminal draws wider at the edge does not go on in the next row, and the last does not scroll', async () => {
		const { out, show } = opened({ columns: 20, rows: 2 });
		// Without the addon it draws each part of a family in a cell of its own.
		const terminal = new xterm.Terminal({ cols: 20, rows: 2, allowProposedApi: true, scrollback: 0 });
		const taken = () => new Promise<void>((done) => terminal.write(out.taken(), done));
		show(['age 1m', 'age 2m']);
		await taken();
		show(['age 1m', `${'age 2m'.padEnd(18)}👨‍👩‍👧`]);
		await taken();
		show([`${'age 1m'.padEnd(18)}👨‍👩‍👧`, `${'age 2m'.padEnd(18)}👨‍👩‍👧`]);
		await taken();
		const line = (row: number) => terminal.buffer.active.getLine(row)?.translateToString(true) ?? '';
		expect([line(0).slice(0, 6), line(1).slice(0, 6)]).toEqual(['age 1m', 'age 2m']);
	});

	test('nothing, where nothing has changed', () => {
		const { show } = opened();
		show(table(0, 3));
		expect(show(table(0, 3))).toEqual([]);
		expect(show(table(0, 3).map((line) => `${line}\x1b[0m`))).toEqual([]);
	});
});

describe('what is not a frame', () => {
	test.each([
		['the cursor shown', '\x1b[?25h'],
		['bracketed paste', '\x1b[?2004h'],
		['the keyboard protocol', '\x1b[>1u'],
		['a text for the clipboard', '\x1b]52;c;aGVsbG8=\x07'],
	])('passes and disturbs nothing: %s', (_, text) => {
		const { out, writer, show } = opened();
		show(table(0, 3));
		out.taken();
		writer.stdout.write(text);
		expect(out.taken()).toBe(text);
		expect(show(table(0, 3))).toEqual([]);
	});

	test.each([
		['the other screen', '\x1b[?1049l'],
		['a line on the console', 'warning: something\n'],
		['a short frame', 'no credentials\n'],
		['lines with other sequences in them', table(0, 3).join('\n').replace('help', '\x1b]8;;x\x07help')],
	])('passes, from below the frame, and the next frame is sent whole: %s', (_, text) => {
		const { out, writer, show } = opened();
		show(table(0, 3));
		out.taken();
		writer.stdout.write(text);
		expect(out.taken()).toBe(`\x1b[50H${text}`);
		expect(show(table(0, 3)).join('')).toContain(anew);
	});

	test('a write of nothing tells when it is done, and so does a frame without changes', async () => {
		const { writer, show } = opened();
		show(table(0, 3));
		await new Promise<void>((done) => writer.stdout.write('', () => done()));
		await new Promise<void>((done) => writer.stdout.write(table(0, 3).join('\n'), () => done()));
	});

	test('bytes pass as they are', () => {
		const { out, writer, show } = opened();
		show(table(0, 3));
		out.taken();
		writer.stdout.write(Buffer.from('bytes'));
		expect(out.taken()).toBe('bytes');
		expect(show(table(0, 3)).join('')).toContain(anew);
	});
});

describe('a frame is sent whole', () => {
	test('after a change of size, though it has changed back', () => {
		const { out, show } = opened();
		show(table(0, 3));
		out.resize({ columns: 100, rows: 50 });
		out.resize(size);
		expect(show(table(0, 3)).join('')).toContain(anew);
	});

	test('but not for a change of size after its release', () => {
		const { out, writer } = opened();
		writer.release();
		expect(out.listenerCount('resize')).toBe(0);
	});
});

describe('the terminal that Ink sees', () => {
	test('is the real one', () => {
		const { out, writer } = opened();
		out.resize({ columns: 90, rows: 30 });
		expect(writer.stdout).toBeInstanceOf(FakeTerminal);
		expect(writer.stdout).toMatchObject({ columns: 90, rows: 30, isTTY: true });
		let heard = 0;
		const listener = () => heard++;
		writer.stdout.on('resize', listener);
		out.resize(size);
		writer.stdout.off('resize', listener);
		out.resize(size);
		expect(heard).toBe(1);
	});

	test('takes references for rows', () => {
		const out = new FakeTerminal({ columns: 20, rows: 2 });
		const rows: Record<string, string> = { '@1': '\x1b[31mred\x1b[39m', '@2': 'plain' };
		const writer = createCellWriter({ out, expand: (lines) => lines.map((line) => rows[line] ?? line) });
		writer.stdout.write('@1\n@2');
		expect(out.taken()).toContain('\x1b[31mred\r\n\x1b[mplain');
		writer.stdout.write('\x1b[2K\x1b[G@1\n@2\n@1');
		expect(out.taken()).toBe('\x1b[2H\x1b[2K\x1b[G\x1b[31mred\x1b[39m\nplain\n\x1b[31mred\x1b[39m');
	});
});
