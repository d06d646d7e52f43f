/** A change that bakes, in a world of one switch, and sessions that share one journal. */
import type { Call } from '../../../source/aws/operations.ts';
import type { Region } from '../../../source/aws/region.ts';
import { carryOut } from '../../../source/operations/engine.ts';
import type { Session } from '../../../source/operations/journal/session.ts';
import type { Operation } from '../../../source/operations/operation.ts';
import type { Bake, Plan, PlannedCall } from '../../../source/operations/plan.ts';
import { watchOn } from '../../../source/operations/resume.ts';
import { createManualClock, type ManualClock } from '../../helpers/manual-clock.ts';
import { failure, fakeRegion } from '../fake-region.ts';
import { memoryJournal } from '../memory-journal.ts';
import { planOf, where } from '../plans.ts';

const read: PlannedCall = {
	call: { service: 'ec2', operation: 'DescribeInstances', input: { InstanceIds: ['i-1'] } },
};

const change: PlannedCall = {
	call: { service: 'elasticbeanstalk', operation: 'SwapEnvironmentCNAMEs', input: {} },
};

/** Switches `live` from blue to green and, taken back, to blue again: the same call, as a swap's is. */
export const bakingPlan = (bake: Partial<Bake> = {}, rest: Partial<Plan> = {}): Plan =>
	planOf([{ ...change, title: 'switch', undo: [change] }], {
		action: 'swap',
		title: 'switch to green',
		exclusive: true,
		guards: [{ ...read, path: 'live', expected: 'blue', otherwise: 'It is no longer blue.' }],
		done: [
			{
				...read,
				title: 'green is live',
				acceptors: [{ matcher: 'path', path: 'live', expected: 'green', outcome: 'success' }],
				every: 2,
				within: 60,
			},
		],
		bake: {
			title: 'green takes the traffic',
			seconds: 600,
			every: 10,
			lights: [
				{
					...read,
					title: 'green is well',
					acceptors: [
						{
							matcher: 'path',
							path: 'health',
							expected: 'Red',
							outcome: 'failure',
							reason: 'green is Red',
						},
						{ matcher: 'path', path: 'health', expected: 'Green', outcome: 'success' },
					],
					progress: 'health',
				},
			],
			gauges: [
				{ ...read, side: 'green', title: 'errors', path: 'errors', per: 'requests', times: 100, unit: '%' },
			],
			facts: [{ ...read, side: 'green', title: 'live', path: 'live' }],
			armed: false,
			...bake,
		},
		undo: {
			title: 'switch back',
			risk: 'disruptive',
			changes: [],
			guards: [
				{ ...read, path: 'live', expected: 'green', otherwise: 'Green is no longer live.', vital: true },
			],
			done: [
				{
					...read,
					title: 'blue is live again',
					acceptors: [{ matcher: 'path', path: 'live', expected: 'blue', outcome: 'success' }],
					every: 2,
					within: 60,
				},
			],
		},
		...rest,
	});

export interface Bakery {
	clock: ManualClock;
	world: { live: string; health: string; errors: number; requests: number; unreadable: boolean };
	/** How often it was switched. */
	switches(): number;
	/** Another session on the same journal. */
	session(name: string): BakerySession;
	lines: string[];
}

export interface BakerySession {
	fly(plan: Plan, id?: string, undoes?: string): Promise<Operation>;
	resume(operation: Operation): Promise<Operation>;
	/** What it told last of an operation. */
	last(id?: string): Operation | undefined;
	journal: ReturnType<typeof memoryJournal>;
	region: Region;
	/** As kill -9: from now on it does nothing any more. */
	die(): void;
	/** As ^z: it stands still, though its process is there. */
	suspend(): void;
	wake(): void;
	giveUp: AbortController;
}

export function createBakery(): Bakery {
	const clock = createManualClock();
	const lines: string[] = [];
	const dead = new Set<string>();
	const world = { live: 'blue', health: 'Green', errors: 1, requests: 50, unreadable: false };
	let switches = 0;
	const region = fakeRegion(clock, ({ operation }: Call) => {
		if (operation === 'SwapEnvironmentCNAMEs') {
			switches++;
			world.live = world.live === 'blue' ? 'green' : 'blue';
			return {};
		}
		if (world.unreadable) throw failure({ kind: 'unreachable', sentence: 'AWS cannot be reached.' });
		return { ...world };
	});

	function session(name: string): BakerySession {
		const own: Session = { id: name, now: () => clock.now(), isAlive: (id) => !dead.has(id) };
		const told = new Map<string, Operation>();
		const giveUp = new AbortController();
		let asleep: Array<() => void> | undefined;
		/** Everything that a process does passes here; a dead one's never does. */
		const pass = () => {
			if (dead.has(name)) return new Promise<void>(() => undefined);
			const { promise, resolve } = Promise.withResolvers<void>();
			if (asleep) asleep.push(resolve);
			else resolve();
			return promise;
		};
		const journal = memoryJournal({ before: pass }, own, lines);
		const read = journal.read;
		journal.read = async () => {
			await pass();
			return read();
		};
		const send: typeof region.send = async (call, options) => {
			await pass();
			return region.send(call, options);
		};
		const options = {
			region: { ...region, send },
			clock,
			journal,
			signal: giveUp.signal,
			report: (operation: Operation) => void told.set(operation.id, operation),
		};
		return {
			fly: (plan, id = 'op-1', undoes) => carryOut({ ...options, plan, id, where, undoes }),
			resume: (operation) => watchOn({ ...options, operation }),
			last: (id = 'op-1') => told.get(id),
			journal,
			region: options.region,
			die: () => void dead.add(name),
			suspend: () => {
				asleep ??= [];
			},
			wake() {
				const waiting = asleep ?? [];
				asleep = undefined;
				for (const resolve of waiting) resolve();
			},
			giveUp,
		};
	}

	return { clock, world, switches: () => switches, session, lines };
}

/** A person's key, at whatever session. */
export const decide = (
	{ journal }: BakerySession,
	decision: 'keep' | 'back',
	at: number,
	id = 'op-1',
): Promise<void> =>
	journal.write({ version: 1, id, at, entry: 'decided', decision, why: 'person', reason: 'by hand' });
