/** Watching conditions until they hold. */
import { type ProblemKind, problemFrom } from '../aws/problem.ts';
import { printable } from '../text/printable.ts';
import { reread } from './bake/reread.ts';
import { judge } from './condition.ts';
import { find } from './find.ts';
import { countsOf, type Flight, handedOver, type Stop, stop } from './flight.ts';
import type { Condition } from './plan.ts';
import { resolved } from './references.ts';

/** After these a further read will not go better by itself. Not found may: AWS is eventually consistent. */
const hopeless = new Set<ProblemKind>([
	'denied',
	'no-credentials',
	'expired',
	'unsupported',
	'invalid-input',
	'aborted',
]);

const goesOn = 'What was sent to AWS goes on. Watch on with w in the journal, or undo it.';

/** In turn; each that has come true is told in `watching.met`. */
export async function watchAll(flight: Flight, conditions: readonly Condition[]): Promise<Stop | undefined> {
	const met: string[] = [];
	for (const condition of conditions) {
		flight.change({ watching: { title: condition.title, met: [...met] } });
		const stopped = await watch(flight, condition);
		if (stopped && !(condition.advisory && isTimedOut(stopped))) return stopped;
		if (stopped) flight.tell([`It is not known that ${condition.title}.`]);
		else met.push(condition.title);
		flight.change({ watching: { title: condition.title, met: [...met] } });
	}
	return undefined;
}

const isTimedOut = (stopped: Stop): boolean =>
	stopped.phase === 'interrupted' && stopped.problem.kind !== 'aborted';

/** `every` and `within` are seconds of the wall, also where a simulated region runs faster. */
async function watch(flight: Flight, condition: Condition): Promise<Stop | undefined> {
	const { clock, region, signal } = flight;
	const call = await resolved(condition, flight.outputs(), flight.times());
	if (!call)
		return stop(
			'interrupted',
			'unknown',
			`It cannot be watched whether ${condition.title}.`,
			'Look for yourself.',
		);
	const until = clock.now() + condition.within * 1000;
	for (;;) {
		if (signal.aborted) return givenUp(condition);
		// What is decided while it is verified is seen at once.
		if (flight.operation().baking && (await reread(flight)) === 'theirs') return handedOver;
		try {
			const output = await region.send(call, { signal });
			await narrate(flight, condition);
			const verdict = await judge(condition, output);
			await showProgress(flight, condition, output);
			if (verdict.outcome === 'success') return undefined;
			if (verdict.outcome === 'failure')
				return stop('failed', 'conflict', `${verdict.reason}.`, 'What AWS has told of it says more.');
		} catch (error) {
			if (signal.aborted) return givenUp(condition);
			const problem = problemFrom(error);
			if (hopeless.has(problem.kind))
				return { phase: 'interrupted', problem: { ...problem, hint: `${problem.hint} ${goesOn}` } };
			progress(flight, condition, problem.sentence);
		}
		if (clock.now() >= until)
			return stop(
				'interrupted',
				'timed-out',
				`After ${condition.within} s it is not so yet that ${condition.title}: Airboss stopped watching.`,
				goesOn,
			);
		await clock.sleep(condition.every * 1000, signal);
	}
}

const givenUp = ({ title }: Condition): Stop =>
	stop('interrupted', 'aborted', `Watching was given up before it was known that ${title}.`, goesOn);

async function showProgress(flight: Flight, condition: Condition, output: unknown): Promise<void> {
	if (condition.progress === undefined) return;
	const found = await find(condition.progress, output);
	if (typeof found === 'string') progress(flight, condition, printable(found));
}

function progress(flight: Flight, { title }: Condition, text: string): void {
	const { watching } = flight.operation();
	if (watching?.progress !== text)
		flight.change({ watching: { title, met: watching?.met ?? [], progress: text } });
}

/** Tells the lines that were not there at the last read, in the order of the read. */
export async function narrate(flight: Flight, condition: Condition): Promise<void> {
	const lines = await linesOf(flight, condition);
	const times = new Map<string, number>();
	const fresh = lines.filter((line) => {
		const time = (times.get(line) ?? 0) + 1;
		times.set(line, time);
		return time > (flight.heard.get(line) ?? 0);
	});
	for (const [line, time] of times) flight.heard.set(line, Math.max(time, flight.heard.get(line) ?? 0));
	flight.tell(fresh.map(printable));
}

/** What is told already before the first step is of others. */
export async function hearOut(flight: Flight): Promise<void> {
	const heard = new Set<string>();
	for (const condition of flight.operation().plan.done) {
		// Conditions of one environment share its commentary.
		const told = JSON.stringify(condition.narration);
		// What counts from when a step is sent has nothing to tell before.
		if (heard.has(told) || condition.narration?.since) continue;
		heard.add(told);
		const counts = countsOf(await linesOf(flight, condition));
		for (const [line, times] of counts) flight.heard.set(line, Math.max(times, flight.heard.get(line) ?? 0));
	}
}

async function linesOf(flight: Flight, { narration }: Condition): Promise<string[]> {
	const { region, signal } = flight;
	const call = narration && (await resolved(narration, flight.outputs(), flight.times()));
	if (!call) return [];
	try {
		const found = await find(narration.path, await region.send(call, { signal }));
		return Array.isArray(found) ? found.filter((line) => typeof line === 'string') : [];
	} catch {
		// Only a commentary: the condition itself is what counts.
		return [];
	}
}
