/** Taking back what was decided to be taken back: the plan's own undo, as an operation of its own. */
import { problemFrom } from '../../aws/problem.ts';
import { judge } from '../condition.ts';
import { type Flight, type FlightOptions, type Stop, stop } from '../flight.ts';
import { isUnderWay } from '../journal/life.ts';
import type { Operation } from '../operation.ts';
import type { Plan } from '../plan.ts';
import { resolved } from '../references.ts';
import { hasWayBack, undoPlan } from '../undo.ts';

/** The engine's own `carryOut`. */
export type Carry = (
	options: FlightOptions & { plan: Plan; id: string; where: Operation['where']; undoes: string },
) => Promise<Operation>;

/** Whoever takes it back comes to the same id: it cannot happen twice. */
export const idOfUndo = ({ id }: Pick<Operation, 'id'>): string => `${id}-back`;

/** Milliseconds of the wall that it waits for the world to be as the change left it. */
const patience = 60_000;
const every = 3000;

/** `wait`: another session is at it. */
export async function takeBack(flight: Flight, carry: Carry): Promise<Stop | 'wait' | undefined> {
	const { region, clock, journal, signal, report, dns, operation } = flight;
	const { id: undoes, where } = operation();
	const id = idOfUndo(operation());
	const begun = (await journal.read().catch(() => [])).find((other) => other.id === id);
	if (begun) return standing(begun);
	const plan = await wayBack(flight);
	if (plan === 'is-back') {
		flight.tell(['It was taken back already, by somebody else.']);
		return undefined;
	}
	if ('phase' in plan) return plan;
	const back = await carry({ region, clock, journal, signal, report, dns, plan, id, where, undoes });
	if (back.phase === 'done') flight.change({ undoneBy: id });
	return back.phase === 'done' ? undefined : standing(back);
}

/** Where the way back was begun already: never again from here. */
function standing(operation: Operation): Stop | 'wait' | undefined {
	const { phase, problem, plan } = operation;
	if (phase === 'done') return undefined;
	if (isUnderWay(operation)) return 'wait';
	const sentence = problem?.sentence ?? 'It was begun, and left.';
	return stop(
		phase === 'failed' ? 'failed' : 'interrupted',
		problem?.kind ?? 'unknown',
		`It was to be taken back, and is not known to be. ${sentence}`,
		`Look at “${plan.title}” in the journal, and at how things are.`,
	);
}

/**
 * The plan, when everything is as the change left it. What is not is waited for, a minute: an environment may be
 * busy for a moment. Then it is left to a person, who sees what has changed.
 */
async function wayBack(flight: Flight): Promise<Plan | Stop | 'is-back'> {
	const { region, clock, signal, operation } = flight;
	const title = operation().plan.undo?.title ?? operation().plan.title;
	const until = clock.now() + patience;
	const verdict = hasWayBack(operation());
	if (verdict !== true) return unable(verdict);
	for (;;) {
		const { plan, doubt } = await planNow(operation(), region);
		if (plan && doubt === undefined) return plan;
		if (await isBack(operation(), region)) return 'is-back';
		flight.change({
			watching: { title, met: operation().watching?.met ?? [], progress: `not yet possible: ${doubt}` },
		});
		if (signal.aborted || clock.now() >= until) return unable(doubt ?? '');
		await clock.sleep(every, signal);
	}
}

/** Has everything come about already that the way back would be watched for? */
async function isBack({ plan, steps }: Operation, region: Flight['region']): Promise<boolean> {
	const conditions = (plan.undo?.done ?? []).filter(({ advisory }) => !advisory);
	const outputs = steps.map((step) => (step.state === 'done' ? step.output : undefined));
	try {
		for (const condition of conditions) {
			const call = condition.references?.some(({ undo }) => undo)
				? undefined
				: await resolved(condition, outputs);
			const verdict = call && (await judge(condition, await region.send(call)));
			if (verdict?.outcome !== 'success') return false;
		}
		return conditions.length > 0;
	} catch {
		return false;
	}
}

async function planNow(
	operation: Operation,
	region: Flight['region'],
): Promise<{ plan?: Plan; doubt?: string }> {
	try {
		const plan = await undoPlan(operation, region);
		const doubt = plan.checks.find(({ status }) => status !== 'passed');
		return { plan, doubt: doubt?.text };
	} catch (error) {
		return { doubt: problemFrom(error).sentence.replace(/\.$/, '') };
	}
}

const unable = (why: string): Stop =>
	stop(
		'failed',
		'conflict',
		`It was to be taken back, and was not: ${why}.`,
		'Nothing was sent. Look at how things are; u makes a plan of the way back.',
	);
