import type { Call } from '../../source/aws/operations.ts';
import { type Problem, ProblemError } from '../../source/aws/problem.ts';
import type { Region } from '../../source/aws/region.ts';
import type { Clock } from '../../source/clock.ts';

/** A region that answers calls as a test says; the engine sends nothing but data (`send`). */
export function fakeRegion(clock: Clock, answer: (call: Call) => unknown): Region & { sent: Call[] } {
	const unused = () => {
		throw new Error('the engine only sends calls that are data');
	};
	const sent: Call[] = [];
	return {
		sent,
		name: 'eu-west-1',
		profile: 'test',
		simulated: false,
		readOnly: false,
		now: () => clock.now(),
		identity: unused,
		call: unused,
		pages: unused,
		async send(call, options) {
			if (options?.signal?.aborted) throw failure({ kind: 'aborted' });
			sent.push(call);
			return answer(call);
		},
		traffic: () => ({ callsPerMinute: 0, dollarsPerHour: 0, throttledPerMinute: 0 }),
		close: () => undefined,
	};
}

/** What the door throws; `status` is AWS's. */
export function failure(
	problem: Partial<Problem> & { kind: Problem['kind'] },
	status?: number,
): ProblemError {
	const whole = { sentence: `It was ${problem.kind}.`, hint: 'Look.', transient: false, ...problem };
	return new ProblemError(whole, status ? { cause: { $metadata: { httpStatusCode: status } } } : {});
}

/** What EC2 answers to a dry run that it would allow. */
export const wouldBeAllowed = () => failure({ kind: 'unknown', code: 'DryRunOperation' }, 412);
