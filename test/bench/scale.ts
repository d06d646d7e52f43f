/**
 * What the store costs at scale: `node --expose-gc test/bench/scale.ts`. A fleet is read, read again with few
 * changes, filtered and sorted, through the very functions that the poller and the views call.
 */
import process from 'node:process';
import { createDoor } from '../../source/aws/door.ts';
import { defaultSettings } from '../../source/config/settings.ts';
import { readEnrichment, readSource } from '../../source/polling/reading.ts';
import type { Ec2Instance } from '../../source/resources/ec2/instances.ts';
import type { Kind, Kinds } from '../../source/resources/resource.ts';
import { createAirbossStore } from '../../source/store/create-store.ts';
import {
	cursorRow,
	gatherTexts,
	markedItems,
	prepareOrder,
	rowsOf,
	summaryOf,
} from '../../source/store/rows.ts';
import { emptyTable, type TableState } from '../../source/store/screen.ts';
import { standing } from '../../source/store/standing.ts';
import { fakeTransport } from '../aws/fake-transport.ts';
import { createManualClock } from '../helpers/manual-clock.ts';
import { alarmOf, deploymentOf, instanceOf, toldAgain } from './fleet.ts';
import { median } from './statistics.ts';

export interface ScaleFigure {
	/** What was done. */
	what: string;
	/** Milliseconds of CPU of this thread, median. */
	time: number;
	/** Bytes that were allocated, median. */
	allocated: number;
}

/** Of a read of which 1 % is different, and the frame after it: beyond those of one that tells nothing new. */
export const beyondLooking = '1 % changed, beyond looking at what comes';

const page = 1000;
const rounds = 7;
const turns = 60;
const many = <T>(count: number, make: (index: number) => T): T[] =>
	Array.from({ length: count }, (_, index) => make(index));

export async function scale(instances: number): Promise<ScaleFigure[]> {
	const clock = createManualClock();
	const region = createDoor(
		{
			name: 'eu-west-1',
			profile: 'ops',
			readOnly: false,
			simulated: false,
			timeouts: { read: 60, write: 60 },
			clock,
		},
		async () => fakeTransport({}),
	);
	const store = createAirbossStore({
		settings: defaultSettings,
		session: {
			profile: 'ops',
			region: 'eu-west-1',
			simulated: false,
			readOnly: false,
			production: false,
			connection: { state: 'connecting' },
		},
		now: clock.now(),
		size: { columns: 200, rows: 50 },
	});
	const { signal } = new AbortController();
	const reading = <K extends Kind>(kind: K) => ({ kind, region, store, signal, staleAfter: () => 60_000 });
	const rhythm = { settled: 20, moving: 4, background: 60 };
	/** When the last page of a read had been compared with what was known. */
	let looked = 0;
	/** As a source tells them: everything is made anew. */
	const read = <K extends Kind>(kind: K, items: readonly Kinds[K][], again = structuredClone<Kinds[K]>) => {
		const told = items.map((item) => again(item));
		return () =>
			readSource(
				reading(kind),
				{
					title: '',
					rhythm,
					async *list() {
						for (let start = 0; start < told.length; start += page) yield told.slice(start, start + page);
						looked = threadTime();
					},
				},
				0,
			);
	};
	const checked = (items: readonly Ec2Instance[], checksOf: (index: number) => string) => {
		const told = structuredClone(new Map(items.map(({ id }, index) => [id, { checks: checksOf(index) }])));
		return () => readEnrichment(reading('instances'), { title: '', rhythm, read: async () => told }, 0);
	};
	const table = (change: Partial<TableState>) =>
		store.setState(({ screen }) => ({
			screen: {
				...screen,
				tables: {
					...screen.tables,
					instances: { ...(screen.tables.instances ?? emptyTable), ...change },
				},
			},
		}));
	/** What the frame of a table asks for. */
	const frame = <K extends Kind>(kind: K) => {
		const state = store.getState();
		rowsOf(state, kind);
		cursorRow(state, kind);
		markedItems(state, kind);
		standing(state.known[kind], state.now);
		summaryOf(state, kind);
	};
	const cockpit = () => {
		for (const kind of ['deployments', 'alarms', 'instances', 'tags'] as const) frame(kind);
	};

	const figures: ScaleFigure[] = [];
	const measure = async (what: string, prepare: (round: number) => () => unknown) => {
		const times: number[] = [];
		const bytes: number[] = [];
		for (let round = 0; round < rounds; round++) {
			const run = prepare(round);
			const heap = heapAfterCollection();
			const start = threadTime();
			await run();
			times.push(threadTime() - start);
			bytes.push(process.memoryUsage().heapUsed - heap);
		}
		figures.push({ what, time: median(times), allocated: median(bytes) });
	};

	let fleet = many(instances, instanceOf);
	let next = instances;
	const base = heapAfterCollection();
	const started = threadTime();
	await read('instances', fleet, toldAgain)();
	const shown = threadTime();
	cockpit();
	const drawn = threadTime();
	figures.push({ what: 'first read', time: shown - started, allocated: 0 });
	figures.push({ what: 'first frame of it', time: drawn - shown, allocated: 0 });
	await checked(fleet, () => 'ok 2/2')();
	await read('alarms', many(5000, alarmOf))();
	await read('deployments', many(2000, deploymentOf))();
	cockpit();

	const isHit = (index: number, round: number) => (index + round * 13) % 100 === 0;
	const again = (change: (round: number) => void) => (round: number) => {
		change(round);
		return read('instances', fleet, toldAgain);
	};
	await measure(
		'read again, nothing changed',
		again(() => {}),
	);
	const changed = (round: number) => {
		fleet = fleet.map((item, index) => {
			if (!isHit(index, round)) return item;
			const state = item.state === 'running' ? 'stopping' : 'running';
			const name = `${item.name}-${round}`;
			return { ...item, state, name, tags: { ...item.tags, Name: name, Owner: `new-${round}` } };
		});
	};
	await measure('read again, 1 % changed', again(changed));
	await measure('the same, and the frame after it', (round) => {
		changed(round);
		const run = read('instances', fleet, toldAgain);
		return () => run().then(cockpit);
	});
	// By sums, since the clock of the CPU has a grain of milliseconds; in turns, since the machine has its moods.
	let beyond = 0;
	for (let round = 0; round < turns; round++)
		for (const sign of [-1, 1]) {
			if (sign > 0) changed(round);
			const run = read('instances', fleet, toldAgain);
			heapAfterCollection();
			await run();
			cockpit();
			beyond += (sign * (threadTime() - looked)) / turns;
		}
	figures.push({ what: beyondLooking, time: beyond, allocated: 0 });
	const moved = (round: number) => {
		fleet = fleet.filter((_, index) => !isHit(index, round));
		fleet.splice(instances / 3, 0, ...many(instances - fleet.length, () => instanceOf(next++)));
	};
	await measure('read again, 1 % came and 1 % went', again(moved));
	await measure('status checks again, 1 % changed', (round) =>
		checked(fleet, (index) => (isHit(index, round) ? 'init' : 'ok 2/2')),
	);
	cockpit();
	const slices = slicesOf(gatherTexts(store.getState(), 'instances'));
	figures.push({ what: 'opening a filter, its longest slice', time: Math.max(...slices), allocated: 0 });
	const opened = threadTime();
	table({ filter: 'w' });
	frame('instances');
	figures.push({ what: 'its first letter', time: threadTime() - opened, allocated: 0 });
	for (const filter of [
		'w',
		'c',
		'ch',
		'che',
		'checkout-12',
		'checkout-12 running',
		'Owner=ana',
		'state:stop',
		'!prod',
	])
		await measure(`filter ${filter}`, () => {
			// Other filters, so that nothing is remembered but what was typed just before.
			for (const other of ['x1', 'x2', 'x3', 'x4', 'x5', 'x6', filter.slice(0, -1)]) {
				table({ filter: other });
				frame('instances');
			}
			return () => {
				table({ filter });
				rowsOf(store.getState(), 'instances');
			};
		});
	table({ filter: '' });
	for (const column of ['name', 'id', 'type', 'age', 'address', 'state']) {
		const longest: number[] = [];
		for (let round = 0; round < rounds; round++) {
			table({ sort: { column: 'image', descending: round % 2 === 0 } });
			frame('instances');
			const sort = { column, descending: round % 2 === 0 };
			const steps = slicesOf(prepareOrder(store.getState(), 'instances', sort));
			const shown = threadTime();
			table({ sort });
			frame('instances');
			longest.push(Math.max(...steps, threadTime() - shown));
		}
		figures.push({ what: `sort by ${column}, its longest slice`, time: median(longest), allocated: 0 });
	}
	table({ sort: undefined });
	cockpit();
	await measure('a frame with the cursor moved', (round) => () => {
		table({ cursorIndex: round });
		frame('instances');
	});
	await measure('a frame of all panes', () => cockpit);
	figures.push({ what: 'heap of the store', time: 0, allocated: heapAfterCollection() - base });
	return figures;
}

/** Milliseconds of CPU of each step. */
function slicesOf(work: Iterator<undefined>): number[] {
	const slices: number[] = [];
	for (let done = false; !done; ) {
		const began = threadTime();
		done = work.next().done === true;
		slices.push(threadTime() - began);
	}
	return slices;
}

/** Milliseconds of CPU of this thread: others may use the machine meanwhile. */
function threadTime(): number {
	const { user, system } = process.threadCpuUsage();
	return (user + system) / 1000;
}

function heapAfterCollection(): number {
	globalThis.gc?.();
	return process.memoryUsage().heapUsed;
}

if (import.meta.main)
	for (const { what, time, allocated } of await scale(50_000))
		console.log(
			`${what.padEnd(40)}${time.toFixed(1).padStart(9)} ms${(allocated / 2 ** 20).toFixed(1).padStart(9)} MiB`,
		);
