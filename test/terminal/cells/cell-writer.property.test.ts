import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCellWriter } from '../../../source/terminal/cells/cell-writer.ts';
import { FakeTerminal } from '../fake-terminal.ts';
import { after, frameOf, happenings, paintedRows, type Scene } from './frames.ts';
import { createScreen, differences, type Size } from './screens.ts';

const sizes: Size[] = [
	{ columns: 80, rows: 12 },
	{ columns: 21, rows: 7 },
	{ columns: 3, rows: 4 },
	{ columns: 120, rows: 20 },
];
const steps = 50;

test.concurrent.each(sizes)(
	'whatever happens, the screen is the one of whole frames ($columns×$rows)',
	async (size) => {
		await fc.assert(
			fc.asyncProperty(
				frameOf(size),
				fc.array(happenings, { minLength: steps, maxLength: steps }),
				fc.constantFrom(...sizes),
				fc.nat({ max: steps }),
				async (frame, story, otherSize, resizeAt) => {
					let now = size;
					const whole = createScreen(size);
					const cells = createScreen(size);
					const out = new FakeTerminal(size);
					const writer = createCellWriter({ out });
					let scene: Scene = { frame, highlight: 0 };
					for (const [step, happened] of story.entries()) {
						if (step === resizeAt) {
							now = { columns: otherSize.columns, rows: size.rows };
							whole.terminal.resize(now.columns, now.rows);
							cells.terminal.resize(now.columns, now.rows);
							out.resize(now);
						}
						scene = after(scene, happened);
						const rows = paintedRows(scene, now);
						writer.stdout.write(rows.join('\n'));
						await Promise.all([
							cells.write(out.taken()),
							whole.write(`\x1b[m\x1b[H\x1b[2J${rows.join('\r\n')}\x1b[m`),
						]);
						expect(differences(cells.terminal, whole.terminal)).toEqual([]);
					}
				},
			),
			{ numRuns: 10, interruptAfterTimeLimit: 20_000 },
		);
	},
);
