import { fileURLToPath } from 'node:url';
import { spawn } from '@lydell/node-pty';
import { expect, onTestFinished, test } from 'vitest';
import { createScreen } from './screens.ts';

const program = fileURLToPath(new URL('ink-program.ts', import.meta.url));

/** Ink and the cell writer in a real pseudo-terminal. */
function fly(size: { columns: number; rows: number }) {
	const { CI: _ci, ...env } = process.env;
	const { terminal, write } = createScreen(size);
	const child = spawn(process.execPath, [program], {
		cols: size.columns,
		rows: size.rows,
		name: 'xterm-256color',
		env,
	});
	let exited = false;
	let sent = '';
	const looks = new Set<() => void>();
	child.onData((data) => {
		sent += data;
		void write(data).then(() => {
			for (const look of looks) look();
		});
	});
	const left = new Promise<number>((resolve) =>
		child.onExit(({ exitCode }) => {
			exited = true;
			resolve(exitCode);
		}),
	);
	onTestFinished(() => {
		if (!exited) child.kill();
	});
	const shown = () =>
		Array.from({ length: terminal.rows }, (_, row) =>
			terminal.buffer.active.getLine(row)?.translateToString(false, 0, terminal.cols).trimEnd(),
		);
	return {
		left,
		press: (key: string) => child.write(key),
		resize(columns: number, rows: number) {
			terminal.resize(columns, rows);
			child.resize(columns, rows);
		},
		/** What has been sent when the whole screen is as wanted, since the last time. */
		until: (wanted: (rows: Array<string | undefined>) => boolean) =>
			new Promise<string>((resolve) => {
				const look = () => {
					if (!wanted(shown())) return;
					looks.delete(look);
					resolve(sent);
					sent = '';
				};
				looks.add(look);
				look();
			}),
	};
}

/** The list from an item on, filled up to the width that the program gives it. */
const list = (from: number, width: number) => (rows: Array<string | undefined>) =>
	rows.every((row, at) => row?.startsWith(`item ${from + at} 文字 é 👩‍💻...`) && row.length === width - 8);

test('Ink draws through it: keys, a list that scrolls, a change of size, the way out', async () => {
	const flight = fly({ columns: 60, rows: 8 });
	await flight.until(list(0, 60));
	flight.press('j'.repeat(8));
	await flight.until(list(1, 60));
	flight.press('j');
	expect((await flight.until(list(2, 60))).length).toBeLessThan(200);
	flight.resize(50, 6);
	await flight.until((rows) => rows.length === 6 && list(4, 50)(rows));
	flight.press('q');
	expect(await flight.left).toBe(0);
});
