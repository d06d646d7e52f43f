import type { Service } from '../aws/operations.ts';
import { AwsError } from './aws-error.ts';
import type { Random } from './random.ts';
import type { Faults } from './simulation.ts';

interface Codes {
	throttled: string;
	expired: string;
	internal: string;
}

const query: Codes = { throttled: 'Throttling', expired: 'ExpiredToken', internal: 'InternalFailure' };
const json: Codes = {
	throttled: 'ThrottlingException',
	expired: 'ExpiredTokenException',
	internal: 'InternalFailure',
};

/** Each protocol has its own words for the same trouble. */
const codes: Record<Service, Codes> = {
	ec2: { throttled: 'RequestLimitExceeded', expired: 'RequestExpired', internal: 'InternalError' },
	cloudwatch: json,
	codedeploy: json,
	iam: query,
	sts: query,
	elasticbeanstalk: query,
	cloudformation: query,
	s3: { throttled: 'SlowDown', expired: 'ExpiredToken', internal: 'InternalError' },
};

/** What goes wrong with this call; undefined: nothing. `elapsed`: wall milliseconds since the start. */
export function faultFor(
	faults: Faults,
	call: { service: Service; random: Random; elapsed: number },
): Error | undefined {
	const { throttled, expired, internal } = codes[call.service];
	if (faults.outage.includes(call.service))
		return Object.assign(new Error(`connect ECONNREFUSED ${call.service}`), { code: 'ECONNREFUSED' });
	if (faults.expire !== undefined && call.elapsed >= faults.expire)
		return call.service === 'ec2'
			? new AwsError(expired, 'Request has expired.')
			: new AwsError(expired, 'The security token included in the request is expired', 403);
	if (call.random.next() < faults.throttle)
		return call.service === 'ec2'
			? new AwsError(throttled, 'Request limit exceeded.', 503)
			: new AwsError(throttled, 'Rate exceeded');
	if (call.random.next() < faults.error) return new AwsError(internal, 'An internal error has occurred', 500);
	return undefined;
}
