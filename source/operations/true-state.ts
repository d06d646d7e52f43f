/** What became of an operation, by reading AWS instead of trusting what was answered. */
import { problemFrom } from '../aws/problem.ts';
import type { CallOptions, Region } from '../aws/region.ts';
import { judge, type Verdict } from './condition.ts';
import { type Operation, sentAt } from './operation.ts';
import { guardState } from './preflight.ts';
import { type Recovered, recover, withRecovered } from './recover.ts';
import { resolved } from './references.ts';

export interface TrueState {
	verdict: 'done' | 'under-way' | 'not-started' | 'unknown';
	/** For a person. */
	sentence: string;
	/** The answer that was missing, where the world tells it. */
	recovered?: Recovered;
}

/** A step that was sent and whose answer is not known. */
export const isOpen = ({ state }: Operation['steps'][number]): boolean =>
	state === 'sending' || state === 'unknown';

const told = (verdict: TrueState['verdict'], sentence: string): TrueState => ({ verdict, sentence });

/** Only reads; never throws. */
export async function trueState(
	operation: Operation,
	region: Region,
	options: CallOptions = {},
): Promise<TrueState> {
	const { plan, steps } = operation;
	if (operation.phase === 'done') return told('done', 'It is done.');
	const count = (state: string) => steps.filter((step) => step.state === state).length;
	if (count('waiting') === steps.length) return told('not-started', 'None of its steps was sent.');
	if (count('failed') > 0) return told('unknown', operation.problem?.sentence ?? 'One of its steps failed.');
	const open = steps.findIndex(isOpen);
	if (open >= 0 && plan.steps[open]?.recover) return recoveredState(operation, open, region, options);
	if (open < 0 && count('waiting') > 0)
		return told(
			'under-way',
			`${count('done')} of its ${steps.length} steps were done; the rest was never sent.`,
		);
	try {
		const verdict = await holds(operation, region, options);
		if (verdict.outcome === 'failure') return told('unknown', `${verdict.reason}.`);
		if (verdict.outcome === 'success' && count('waiting') === 0)
			return told('done', `It is done: ${plan.done.map(({ title }) => title).join(', ')}.`);
		const watched = plan.done[0]?.title ?? 'it is done';
		if (open < 0) return told('under-way', `It is under way: not yet so that ${watched}.`);
		const changed = open === 0 ? await changedSince(operation, region, options) : undefined;
		return changed ?? told('unknown', `It is not known whether “${plan.steps[open]?.title}” happened.`);
	} catch (error) {
		return told('unknown', `What became of it cannot be read. ${problemFrom(error).sentence}`);
	}
}

/** The world tells whether the open step happened; what follows from that is read in turn. */
async function recoveredState(
	operation: Operation,
	open: number,
	region: Region,
	options: CallOptions,
): Promise<TrueState> {
	const title = operation.plan.steps[open]?.title;
	try {
		const found = await recover(operation, open, region, options);
		if (!found) return told('unknown', `It is not known whether “${title}” happened.`);
		if (!found.recovered) return told('not-started', `It seems that “${title}” never happened.`);
		const { recovered } = found;
		const state = await trueState(withRecovered(operation, recovered, region.now()), region, options);
		return { ...state, recovered };
	} catch (error) {
		return told('unknown', `What became of “${title}” cannot be read. ${problemFrom(error).sentence}`);
	}
}

/** One look at everything that the plan would watch. */
async function holds({ plan, steps }: Operation, region: Region, options: CallOptions): Promise<Verdict> {
	const outputs = steps.map((step) => (step.state === 'done' ? step.output : undefined));
	for (const condition of plan.done) {
		if (condition.advisory) continue;
		const call = await resolved(condition, outputs, { now: region.now(), sent: steps.map(sentAt) });
		if (!call) return { outcome: 'not-yet' };
		const verdict = await judge(condition, await region.send(call, options));
		if (verdict.outcome !== 'success') return verdict;
	}
	return { outcome: plan.done.length > 0 ? 'success' : 'not-yet' };
}

/** The plan's guards say how the world was before the first step: is it still so? */
async function changedSince(
	{ plan }: Operation,
	region: Region,
	{ signal }: CallOptions,
): Promise<TrueState | undefined> {
	if (plan.guards.length === 0) return undefined;
	const states = [];
	for (const guard of plan.guards) states.push(await guardState(guard, [], region, signal));
	if (states.includes('gone')) return told('unknown', 'What it was about cannot be found here.');
	if (states.includes('open')) return undefined;
	return states.includes('broken')
		? told('under-way', 'It seems under way: things are no longer as they were before.')
		: told('not-started', 'It seems never to have happened: everything is as it was before.');
}
