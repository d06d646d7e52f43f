/** Completing a planned call from the outputs of earlier steps. */
import type { Call } from '../aws/operations.ts';
import { find } from './find.ts';
import type { PlannedCall, Since } from './plan.ts';

/** What a planned call's `since` is answered from: the region's time now, and when each step was sent. */
export interface Times {
	now?: number;
	sent?: ReadonlyArray<number | undefined>;
}

/** The call, ready to be sent; undefined when an output that it needs is not known. */
export async function resolved(
	planned: PlannedCall,
	outputs: readonly unknown[],
	times: Times = {},
): Promise<Call | undefined> {
	const call = structuredClone(planned.call);
	const since = planned.since && timeOf(planned.since, times);
	if (planned.since && since !== undefined) put(call.input, keysOf(planned.since.into), new Date(since));
	for (const { into, step, from } of planned.references ?? []) {
		const value = await find(from, outputs[step]);
		if (value === null || (Array.isArray(value) && value.length === 0)) return undefined;
		put(call.input, keysOf(into), value);
	}
	return call;
}

/** Undefined where it is not known: then the call asks as it was planned. */
function timeOf(since: Since, { now, sent }: Times): number | undefined {
	if ('step' in since) return sent?.[since.step];
	return now === undefined ? undefined : now - since.ago * 1000;
}

/** `Filters[0].Values` → `['Filters', '0', 'Values']`. */
const keysOf = (path: string): string[] => path.split(/[.[\]]+/).filter((key) => key !== '');

function put(target: object, [key, ...rest]: string[], value: unknown): void {
	if (key === undefined) return;
	if (rest.length === 0) {
		Reflect.set(target, key, value);
		return;
	}
	const inner: unknown = Reflect.get(target, key);
	if (typeof inner === 'object' && inner !== null) return put(inner, rest, value);
	const made = /^\d+$/.test(rest[0] ?? '') ? [] : {};
	Reflect.set(target, key, made);
	put(made, rest, value);
}
