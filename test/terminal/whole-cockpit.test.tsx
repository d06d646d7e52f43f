/**
 * The proof of the cell writer: whatever is pressed and whatever happens, the terminal shows exactly what
 * plain Ink would have it show. One store, two screens: Ink's own, and that of the cell writer.
 */
import { render } from 'ink';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createRandom } from '../../source/simulator/random.ts';
import { createCellWriter } from '../../source/terminal/cells/cell-writer.ts';
import { createRowReferences, type RowReferences } from '../../source/terminal/row-references.ts';
import { terminalOfReferences } from '../../source/terminal/terminal-of-references.ts';
import { themes } from '../../themes/all.ts';
import { contextOf } from '../../views/context-of.ts';
import { typing } from '../../views/contexts.ts';
import { boundIn } from '../../views/keymap.ts';
import { Surrounded } from '../../views/surrounded.tsx';
import { WholeScreen } from '../../views/whole-screen.tsx';
import { type SimulatedDeck, simulatedDeck } from '../cockpit/simulated-deck.ts';
import { createScreen, differences, type Size } from './cells/screens.ts';
import { FakeTerminal } from './fake-terminal.ts';

const names = [
	'web-1',
	'倉庫-東京',
	'가게 서버',
	'déjà-vu',
	'cafe\u0301',
	'🚀 launch',
	'👩‍💻-build',
	'🇩🇪 shop',
	'Ω─│┐',
	'x\u0308\u0323y',
];
const typed = ['a', 'w', '1', '-', ' ', '倉', 'é', '🚀', 'o', 'state:running', '東京'];
const sizes: readonly Size[] = [
	{ columns: 80, rows: 24 },
	{ columns: 120, rows: 36 },
	{ columns: 200, rows: 50 },
	{ columns: 40, rows: 10 },
	{ columns: 97, rows: 31 },
];

/** Chance that a seed repeats. */
function chanceOf(seed: number) {
	const random = createRandom(seed);
	const below = (limit: number) => random.integer(0, limit - 1);
	return {
		below,
		pick<T>(from: readonly T[]): T {
			const picked = from[below(from.length)];
			if (picked === undefined) throw new Error('There is nothing to choose from.');
			return picked;
		},
	};
}
type Chance = ReturnType<typeof chanceOf>;

/** They leave the cockpit or the region. */
const leaving = new Set(['quit', 'suspend', 'profile', 'region', 'simulate']);

/** One terminal with a cockpit in it. */
function openScreen(deck: SimulatedDeck, size: Size, colour: boolean, references?: RowReferences) {
	const out = new FakeTerminal(size);
	const writer = references && createCellWriter({ out, expand: references.expand });
	const { terminal, write } = createScreen(size);
	const app = render(
		<Surrounded store={deck.store} cockpit={deck} colour={colour} references={references}>
			<WholeScreen />
		</Surrounded>,
		{
			stdout: writer ? terminalOfReferences(writer.stdout) : out,
			interactive: true,
			alternateScreen: true,
			patchConsole: false,
			maxFps: 1000,
		},
	);
	onTestFinished(() => {
		app.unmount();
		terminal.dispose();
	});
	return {
		terminal,
		resize({ columns, rows }: Size) {
			terminal.resize(columns, rows);
			out.resize({ columns, rows });
		},
		/** Resolves when the terminal shows all that was painted; with how many bytes that took. */
		async settle(): Promise<number> {
			await app.waitUntilRenderFlush();
			const bytes = out.taken();
			// As the line discipline of a terminal in raw mode, which Node leaves to add it.
			await write(bytes.replaceAll('\n', '\r\n'));
			return Buffer.byteLength(bytes);
		},
	};
}

/** A key, as somebody would press it who does not know what he does. */
function press(deck: SimulatedDeck, random: Chance): void {
	const { store, run, edit } = deck;
	const context = contextOf(store.getState());
	if (typing.has(context) && random.below(2) === 0) {
		if (random.below(4) === 0) edit({ key: random.pick(['backspace', 'left', 'killWord'] as const) });
		else edit({ key: 'insert', text: random.pick(typed) });
		return;
	}
	const commands = boundIn(context).map(({ command }) => command);
	const moves = commands.filter((command) =>
		/^(down|up|page|half|top|bottom|nextPane|pane\d|mark)/.test(command),
	);
	const command = random.pick(moves.length > 0 && random.below(3) > 0 ? moves : commands);
	if (!leaving.has(command)) run(command);
}

async function happen(deck: SimulatedDeck, ids: readonly string[], random: Chance): Promise<void> {
	const id = random.pick(ids);
	const region = deck.region();
	if (random.below(3) === 0)
		await deck.answer(
			region
				.call('ec2', random.pick(['StopInstances', 'StartInstances'] as const), { InstanceIds: [id] })
				.catch(() => {}),
		);
	else
		await deck.answer(
			region.call('ec2', 'CreateTags', {
				Resources: [id],
				Tags: [{ Key: 'Name', Value: random.pick(names) }],
			}),
		);
	await deck.pass(1 + random.below(6));
}

async function fly(seed: number, steps: number, colour: boolean): Promise<{ plain: number; cells: number }> {
	const random = chanceOf(seed);
	const [first = { columns: 80, rows: 24 }] = sizes;
	const deck = await simulatedDeck({ seed, calm: false }, first);
	await deck.pass(5);
	const ids = deck.store.getState().known.instances.items.map(({ id }) => id);
	const plain = openScreen(deck, first, colour);
	const cells = openScreen(deck, first, colour, createRowReferences());
	const bytes = { plain: 0, cells: 0 };
	for (let step = 0; step < steps; step++) {
		const what = random.below(30);
		if (what === 0) {
			const size = random.pick(sizes);
			plain.resize(size);
			cells.resize(size);
			deck.resize(size);
		} else if (what === 1) {
			const theme = random.pick(Object.keys(themes));
			deck.store.setState(({ settings }) => ({ settings: { ...settings, theme } }));
		} else if (what < 5) await happen(deck, ids, random);
		else press(deck, random);
		bytes.plain += await plain.settle();
		bytes.cells += await cells.settle();
		const found = differences(cells.terminal, plain.terminal);
		if (found.length > 0) throw new Error(`Step ${step} of seed ${seed}:\n${found.join('\n')}`);
	}
	return bytes;
}

describe('the cell writer shows what plain Ink shows, cell by cell and style by style', () => {
	test.each([
		{ seed: 1, colour: true },
		{ seed: 2, colour: true },
		{ seed: 3, colour: true },
		{ seed: 4, colour: false },
	])(
		'after each of 500 keys, resizes and changes (seed $seed, colours $colour)',
		async ({ seed, colour }) => {
			const bytes = await fly(seed, 500, colour);
			expect(bytes.cells).toBeLessThan(bytes.plain / 5);
		},
		120_000,
	);
});
