/** One look at everything that a bake shows. */
import { problemFrom } from '../../aws/problem.ts';
import type { Region } from '../../aws/region.ts';
import { printable } from '../../text/printable.ts';
import { judge } from '../condition.ts';
import { find } from '../find.ts';
import type { Bake, Gauge, Light, PlannedCall } from '../plan.ts';
import { resolved } from '../references.ts';
import { longestLine, type Reading, type Sight } from './sight.ts';

type Ask = (planned: PlannedCall) => Promise<unknown>;

/** `last` is the sight before, whose lines go on. Never rejects: what cannot be read is `unread`. */
export async function look(
	region: Region,
	bake: Bake,
	options: { outputs: readonly unknown[]; last?: Sight; signal: AbortSignal },
): Promise<Sight> {
	const { outputs, last, signal } = options;
	const at = region.now();
	const asked = new Map<string, Promise<unknown>>();
	/** Lights, facts and gauges of one environment come from the same answer. */
	const ask: Ask = async (planned) => {
		const call = await resolved(planned, outputs);
		if (!call) throw new Error('an answer that it needs is not known');
		const key = JSON.stringify(call);
		const answer = asked.get(key) ?? region.send(call, { signal });
		asked.set(key, answer);
		return answer;
	};
	const [lights, facts, values] = await Promise.all([
		Promise.all(bake.lights.map((light) => readingOf(light, ask, region))),
		Promise.all((bake.facts ?? []).map((fact) => textOf(fact, fact.path, ask))),
		Promise.all(bake.gauges.map((gauge) => figureOf(gauge, ask))),
	]);
	const lines = values.map((value, index) => [...(last?.lines[index] ?? []), value].slice(-longestLine));
	return { at, lights, facts, lines };
}

async function readingOf(light: Light, ask: Ask, region: Region): Promise<Reading> {
	try {
		const output = await ask(light);
		const verdict = await judge(light, output);
		const says = light.progress === undefined ? undefined : await find(light.progress, output);
		const colours = { success: 'green', failure: 'red', 'not-yet': 'amber' } as const;
		return {
			colour: colours[verdict.outcome],
			says: typeof says === 'string' ? printable(says) : '',
			reason: verdict.outcome === 'failure' ? verdict.reason : '',
			at: region.now(),
		};
	} catch (error) {
		return { colour: 'unread', says: problemFrom(error).sentence, reason: '', at: region.now() };
	}
}

async function textOf(planned: PlannedCall, path: string, ask: Ask): Promise<string | undefined> {
	try {
		const found = await find(path, await ask(planned));
		return typeof found === 'string' ? printable(found) : undefined;
	} catch {
		// The lights say why.
		return undefined;
	}
}

async function figureOf(gauge: Gauge, ask: Ask): Promise<number | undefined> {
	const { path, per, times = 1 } = gauge;
	try {
		const output = await ask(gauge);
		const value = await find(path, output);
		const divisor = per === undefined ? 1 : await find(per, output);
		if (typeof value !== 'number' || typeof divisor !== 'number') return undefined;
		const figure = (value / divisor) * times;
		return Number.isFinite(figure) ? figure : undefined;
	} catch {
		return undefined;
	}
}
