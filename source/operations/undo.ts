/** Taking an operation back, as a plan of its own. */
import { ProblemError, problemFrom } from '../aws/problem.ts';
import type { Region } from '../aws/region.ts';
import { isUnderWay } from './journal/life.ts';
import type { Operation } from './operation.ts';
import type { Check, Condition, Guard, Plan, PlannedCall, Reference, Since, Step, Target } from './plan.ts';
import { guardState } from './preflight.ts';
import { withRecovered } from './recover.ts';
import { resolved } from './references.ts';
import { isOpen, trueState } from './true-state.ts';
import { whyBroken } from './why-broken.ts';

/**
 * May a person take it back? True, or why not: the end of a sentence, `it has been undone already`. `others`: the
 * operations that are known, of which one may be its way back.
 */
export function canUndo(operation: Operation, others: readonly Operation[]): true | string {
	const decided = operation.baking?.stage === 'back' && operation.phase === 'baking';
	const flies = others.some((other) => other.undoes === operation.id && isUnderWay(other));
	if (operation.undoneBy === undefined && (decided || flies)) return 'it is being taken back';
	return hasWayBack(operation);
}

/** Is there something to take back, and a way? True, or why not, as `canUndo` says it. */
export function hasWayBack(operation: Operation): true | string {
	const { phase, plan, steps, undoneBy } = operation;
	if (undoneBy) return 'it has been undone already';
	if (phase === 'checking' || phase === 'applying') return 'it is still being sent';
	if (steps.every(({ state }) => state === 'waiting' || state === 'failed')) return 'nothing was changed';
	if (!plan.undo) return 'there is no way back from it';
	const stuck = plan.steps.find((step, index) => steps[index]?.state === 'done' && step.undo === undefined);
	if (stuck) return `there is no way back from “${stuck.title}”`;
	return happenedIn(operation).some(({ step }) => step.undo?.length) || 'nothing of it is left to take back';
}

/** The steps that happened, or may have, without those whose trace a later one has removed. */
function happenedIn({ plan, steps }: Operation): { step: Step; index: number }[] {
	const gone = new Set(
		plan.steps.map(({ removes }, index) => (steps[index]?.state === 'done' ? removes : undefined)),
	);
	return plan.steps.flatMap((step, index) => {
		const state = steps[index];
		const happened = state !== undefined && (state.state === 'done' || isOpen(state));
		return happened && !gone.has(index) ? [{ step, index }] : [];
	});
}

/**
 * The way back: the inverse calls of the steps that happened, last first. What became of a step without an
 * answer is read first; where that does not tell, the plan is blocked. Throws ProblemError when the operation
 * cannot be undone or AWS cannot be read.
 */
export async function undoPlan(operation: Operation, region: Region): Promise<Plan> {
	const { plan } = operation;
	const verdict = hasWayBack(operation);
	if (verdict !== true || !plan.undo) throw refusal(String(verdict));
	const { doubt, known } = await doubtAbout(operation, region);
	const outputs = known.steps.map((step) => (step.state === 'done' ? step.output : undefined));
	const steps: Step[] = [];
	/** Step of the plan → the last step of the undo that takes it back. */
	const inverses = new Map<number, number>();
	for (const { step, index } of happenedIn(known).toReversed()) {
		for (const inverse of await completed(step.undo ?? [], outputs)) {
			inverses.set(index, steps.length);
			steps.push({
				...inverse,
				title: `take back: ${step.title}`,
				// EC2 alone can be asked whether it would allow a call.
				...(inverse.call.service === 'ec2' ? { dryRun: true } : {}),
			});
		}
	}
	const { checks, guards } = await checked(await completed(plan.undo.guards, outputs), region);
	return {
		action: plan.action,
		title: `Undo: ${plan.undo.title}`,
		risk: plan.undo.risk,
		targets: targetsOf(plan.targets, steps),
		changes: plan.undo.changes,
		checks: [...doubt, ...checks],
		guards,
		steps,
		done: await conditionsOf(plan.undo.done, outputs, inverses),
		...(plan.undo.word ? { word: plan.undo.word } : {}),
		...(plan.exclusive ? { exclusive: true } : {}),
	};
}

const refusal = (why: string) =>
	new ProblemError({
		kind: 'conflict',
		sentence: `This cannot be undone: ${why}.`,
		hint: 'Read again to see how things are.',
		transient: false,
	});

/** What became of a step without an answer: `known` is the operation with what could be read of it. */
async function doubtAbout(
	operation: Operation,
	region: Region,
): Promise<{ doubt: Check[]; known: Operation }> {
	if (!operation.steps.some(isOpen)) return { doubt: [], known: operation };
	const { verdict, sentence, recovered } = await trueState(operation, region);
	const status = verdict === 'done' || recovered ? 'passed' : 'blocked';
	return {
		doubt: [{ status, text: sentence.replace(/\.$/, '') }],
		known: recovered ? withRecovered(operation, recovered, region.now()) : operation,
	};
}

/**
 * With the outputs written into their inputs: nothing refers to another plan's steps any more. References to
 * the undo's own calls stay, and point at them (`inverses`: step of the plan → step of the undo).
 */
async function completed<T extends PlannedCall>(
	planned: readonly T[],
	outputs: readonly unknown[],
	inverses: ReadonlyMap<number, number> = new Map(),
): Promise<T[]> {
	const all: T[] = [];
	for (const one of planned) {
		const { references = [] } = one;
		const own = references.filter(({ undo }) => undo);
		const call = await resolved({ ...one, references: references.filter(({ undo }) => !undo) }, outputs);
		const kept = own.flatMap(({ into, step, from }): Reference[] => {
			const inverse = inverses.get(step);
			return inverse === undefined ? [] : [{ into, step: inverse, from }];
		});
		if (call && kept.length === own.length)
			all.push({ ...one, call, references: kept, since: sinceIn(one, inverses) });
	}
	return all;
}

/** What counts from a step counts, in the undo, from the call that takes it back. */
function sinceIn({ since }: PlannedCall, inverses: ReadonlyMap<number, number>): Since | undefined {
	if (since === undefined || 'ago' in since) return since;
	const step = inverses.get(since.step);
	return step === undefined ? undefined : { into: since.into, step };
}

async function conditionsOf(
	planned: readonly Condition[],
	outputs: readonly unknown[],
	inverses: ReadonlyMap<number, number>,
): Promise<Condition[]> {
	const all: Condition[] = [];
	for (const { narration, ...condition } of await completed(planned, outputs, inverses)) {
		const [told] = narration ? await completed([narration], outputs, inverses) : [];
		all.push({ ...condition, ...(told ? { narration: told } : {}) });
	}
	return all;
}

/** What holds now is made sure of again right before the first step; what does not is a warning, or blocks. */
async function checked(
	guards: readonly Guard[],
	region: Region,
): Promise<{ checks: Check[]; guards: Guard[] }> {
	const checks: Check[] = [];
	const holding: Guard[] = [];
	for (const guard of guards) {
		try {
			if ((await guardState(guard, [], region)) === 'holds') holding.push(guard);
			else {
				const why = await whyBroken(guard, region);
				checks.push({ status: worst(guard), text: why.replace(/\.$/, '') });
			}
		} catch (error) {
			checks.push({ status: worst(guard), text: problemFrom(error).sentence });
		}
	}
	if (guards.length > 0 && holding.length === guards.length)
		checks.push({ status: 'passed', text: 'everything is still as it was left' });
	return { checks, guards: holding };
}

const worst = ({ vital }: Guard) => (vital ? 'blocked' : 'warning');

/** What a plan creates has no id (`''`) before it runs; the ids stand in the calls that take it back. */
function targetsOf(targets: readonly Target[], steps: readonly Step[]): Target[] {
	const created = targets.filter(({ id }) => id === '');
	const kind = created[0]?.kind ?? '';
	const inputs = created.length === 0 ? [] : steps.map(({ call }) => call.input);
	const taken = inputs.flatMap((input) => [
		...idsIn(input).map((id) => ({ kind, id, name: id })),
		// A call for one alone: it is called what it was to be called.
		...idIn(input).map((id) => ({ kind, id, name: created[0]?.name || id })),
	]);
	return [...targets.filter(({ id }) => id !== ''), ...taken];
}

const text = (value: unknown) => typeof value === 'string';

/** The lists of ids in an input: `InstanceIds`. */
const idsIn = (input: object): string[] =>
	Object.entries(input)
		.filter(([name]) => name.endsWith('Ids'))
		.flatMap(([, ids]: [string, unknown]) => (Array.isArray(ids) ? ids : []))
		.filter(text);

/** The ids of one in an input: `EnvironmentId`. */
const idIn = (input: object): string[] =>
	Object.entries(input).flatMap(([name, id]: [string, unknown]) =>
		name.endsWith('Id') && text(id) ? [id] : [],
	);
