import type { Call } from '../../source/aws/operations.ts';
import { type Problem, ProblemError } from '../../source/aws/problem.ts';
import type { CallOptions, Region } from '../../source/aws/region.ts';
import type { Clock } from '../../source/clock.ts';

/** A region that answers calls as a test says, and remembers them. */
export function fakeRegion(clock: Clock, answer: (call: Call) => unknown): Region & { sent: Call[] } {
	const sent: Call[] = [];
	const send: Region['send'] = async (call, options) => {
		if (options?.signal?.aborted) throw failure({ kind: 'aborted' });
		sent.push(call);
		return answer(call);
	};
	/** Any call is a call, and what a test answers is taken for its output. */
	const untyped = async (service: string, operation: string, input: unknown, options?: CallOptions) => {
		const untold = new Map();
		untold.set('call', { service, operation, input });
		untold.set('output', await send(untold.get('call'), options));
		return untold.get('output');
	};
	return {
		sent,
		name: 'eu-west-1',
		profile: 'test',
		simulated: false,
		readOnly: false,
		now: () => clock.now(),
		identity: async () => ({
			account: '123456789012',
			arn: 'arn:aws:iam::123456789012:user/ops',
			name: 'ops',
		}),
		call: untyped,
		async *pages(service, operation, input, options) {
			yield await untyped(service, operation, input, options);
		},
		send,
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
