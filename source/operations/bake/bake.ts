/** A change that is done is watched, then kept or taken back: the loop around the machine in `baking.ts`. */
import { age } from '../../text/age.ts';
import { type Flight, handedOver, type Stop, stop } from '../flight.ts';
import type { BakeEntry } from '../journal/journal-entry.ts';
import { heartbeat } from '../journal/life.ts';
import { watchNames } from '../name-watch.ts';
import type { Bake } from '../plan.ts';
import { unwritten } from '../send-step.ts';
import { afterEntry, verdictOn } from './baking.ts';
import { createLookout } from './lookout.ts';
import { reread } from './reread.ts';
import type { Sight } from './sight.ts';
import { type Carry, takeBack } from './take-back.ts';

/** Milliseconds of the wall between two looks at the journal. */
const second = 1000;

/** Returns when the change is kept, or taken back by the plan's undo, which `carry` carries out. */
export async function bake(flight: Flight, carry: Carry): Promise<Stop | undefined> {
	const { bake, moves } = flight.operation().plan;
	const over = new AbortController();
	const signal = AbortSignal.any([flight.signal, over.signal]);
	if (!bake?.seconds) {
		if (moves) await watchNames(flight, signal);
		return undefined;
	}
	const unbegun = await begin(flight, bake);
	if (unbegun) return unbegun;
	void watchNames(flight, signal);
	try {
		return await watch(flight, bake, { carry, signal });
	} finally {
		over.abort();
	}
}

/** Where it bakes already, it goes on; where it was decided while it was verified, that stands. */
async function begin(flight: Flight, { seconds }: Bake): Promise<Stop | undefined> {
	flight.change({ phase: 'baking' });
	if (flight.operation().baking?.stage !== 'due') return undefined;
	return note(flight, { entry: 'baking', until: flight.region.now() + seconds * 1000 });
}

async function watch(
	flight: Flight,
	bake: Bake,
	{ carry, signal }: { carry: Carry; signal: AbortSignal },
): Promise<Stop | undefined> {
	const { clock, region, journal, operation } = flight;
	const since = region.now();
	const look = createLookout({ ...flight, signal, show: (sight) => flight.change({ sight }) });
	let beat = clock.now();
	let red: readonly string[] = [];
	for (;;) {
		if ((await reread(flight)) === 'theirs') return handedOver;
		const { baking, undoneBy, sight, id } = operation();
		if (undoneBy !== undefined || !baking || baking.stage === 'kept') return undefined;
		const back = baking.stage === 'back' ? await takeBack(flight, carry) : 'wait';
		if (back !== 'wait') return back;
		if (flight.signal.aborted) return givenUp(bake);
		look();
		const verdict = verdictOn(baking, bake, sight, { now: region.now(), since });
		for (const { light, reason } of redIn(bake, sight))
			if (!red.includes(light)) await remark(flight, { entry: 'red', light, reason });
		red = redIn(bake, sight).map(({ light }) => light);
		if (verdict.verdict === 'undecidable') return undecidable(verdict.reason);
		if (verdict.verdict !== 'wait') {
			const { verdict: decision, why, reason } = verdict;
			const stopped = await note(flight, { entry: 'decided', decision, why, reason });
			if (stopped) return stopped;
			// Whether that was the first decision is in the journal.
			continue;
		}
		if (clock.now() - beat >= heartbeat) {
			beat = clock.now();
			await journal.write({ version: 1, id, at: region.now(), entry: 'alive' }).catch(() => undefined);
		}
		await clock.sleep(second, signal);
	}
}

const redIn = ({ lights }: Bake, sight: Sight | undefined) =>
	lights.flatMap(({ title }, index) => {
		const reading = sight?.lights[index];
		return reading?.colour === 'red' ? [{ light: title, reason: reading.reason }] : [];
	});

/** In the journal, then in the operation: the journal has the last word at the next look. */
async function note(flight: Flight, entry: BakeEntry): Promise<Stop | undefined> {
	const { id } = flight.operation();
	const { journal, region } = flight;
	const at = region.now();
	try {
		await journal.write({ version: 1, id, at, ...entry });
	} catch (error) {
		return { ...unwritten(error), phase: 'interrupted' };
	}
	const { baking } = flight.operation();
	if (baking) flight.change({ baking: afterEntry(baking, { ...entry, at, by: journal.session.id }) });
	return undefined;
}

/** Worth a line, but no reason to stop watching. */
async function remark(flight: Flight, entry: BakeEntry): Promise<void> {
	const stopped = await note(flight, entry);
	if (stopped?.phase === 'interrupted') flight.tell([stopped.problem.sentence]);
}

const givenUp = ({ title }: Bake): Stop =>
	stop(
		'interrupted',
		'aborted',
		`Nobody watches any more while ${title}.`,
		'What was done stays. Watch on with w in the journal, or take it back.',
	);

const undecidable = (reason: string): Stop =>
	stop(
		'interrupted',
		'unknown',
		`Its time is up, and it was neither kept nor taken back: ${reason}.`,
		'Look for yourself; then keep it, take it back, or watch on with w.',
	);

/** For an operation that is gone on with: what went unseen. */
export function unwatched(flight: Flight): void {
	const { baking, heard } = flight.operation();
	if (baking?.stage !== 'baking' || !heard) return;
	const armed = baking.armed ? ' It was armed, and would not have been taken back.' : '';
	flight.tell([`Nobody watched for ${age(flight.region.now() - heard.at)}.${armed}`]);
}
