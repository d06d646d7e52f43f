import { describe, expect, test } from 'vitest';
import { DeadlineError } from '../../source/aws/deadline.ts';
import { ProblemError, type ProblemKind, problemFrom } from '../../source/aws/problem.ts';
import { type Failed, problemOf } from '../../source/aws/problem-of.ts';

const read: Failed = { service: 'ec2', operation: 'DescribeInstances', profile: 'ops' };
const write: Failed = { service: 'elasticbeanstalk', operation: 'SwapEnvironmentCNAMEs', profile: 'ops' };
const launch: Failed = { service: 'ec2', operation: 'RunInstances', profile: 'ops' };

/** As the SDK throws it. */
const aws = (name: string, message = 'As AWS says.', more: object = {}) =>
	Object.assign(new Error(message), {
		name,
		$fault: 'client',
		$metadata: { requestId: 'r-1', httpStatusCode: 400 },
		...more,
	});
/** As Node throws it. */
const node = (code: string, message = code) => Object.assign(new Error(message), { code });

const kinds: Array<[ProblemKind, unknown]> = [
	['throttled', aws('RequestLimitExceeded')],
	['throttled', aws('Throttling', 'Rate exceeded')],
	['throttled', aws('ThrottlingException')],
	['throttled', aws('RequestThrottled')],
	['throttled', aws('TooManyRequestsException')],
	['throttled', aws('SlowDown')],
	['throttled', aws('EC2ThrottledException')],
	['throttled', aws('Anything', '', { $retryable: { throttling: true } })],
	['throttled', aws('Anything', '', { $metadata: { httpStatusCode: 429 } })],
	['expired', aws('ExpiredToken')],
	['expired', aws('ExpiredTokenException')],
	['expired', aws('RequestExpired', 'Request has expired.')],
	[
		'expired',
		aws(
			'CredentialsProviderError',
			"The SSO session associated with this profile has expired. To refresh this SSO session run 'aws sso login' with the corresponding profile.",
		),
	],
	[
		'expired',
		aws(
			'TokenProviderError',
			"Token is expired. To refresh this SSO session run 'aws sso login' with the corresponding profile.",
		),
	],
	[
		'expired',
		aws(
			'CredentialsProviderError',
			'The SSO session token associated with profile=ops was not found or is invalid.',
		),
	],
	['no-credentials', aws('CredentialsProviderError', 'Could not load credentials from any providers')],
	[
		'no-credentials',
		aws(
			'CredentialsProviderError',
			'Profile ops requires multi-factor authentication, but no MFA code callback was provided.',
		),
	],
	['no-credentials', aws('InvalidClientTokenId')],
	['no-credentials', aws('UnrecognizedClientException')],
	['no-credentials', aws('SignatureDoesNotMatch')],
	['no-credentials', aws('AuthFailure', 'AWS was not able to validate the provided access credentials')],
	['denied', aws('AccessDenied')],
	['denied', aws('AccessDeniedException')],
	['denied', aws('UnauthorizedOperation')],
	['not-found', aws('InvalidInstanceID.NotFound')],
	['not-found', aws('InvalidAMIID.NotFound')],
	['not-found', aws('NoSuchEntity')],
	['not-found', aws('NoSuchEntityException')],
	['not-found', aws('DeploymentDoesNotExistException')],
	['not-found', aws('ResourceNotFound')],
	['not-found', aws('ValidationError', 'Stack with id network does not exist')],
	['not-found', aws('InvalidParameterValue', "No Environment found for EnvironmentName = 'x'.")],
	['conflict', aws('IncorrectInstanceState')],
	['conflict', aws('EntityAlreadyExistsException')],
	['conflict', aws('InvalidGroup.InUse')],
	['conflict', aws('DeleteConflict')],
	['conflict', aws('LimitExceededException', 'Cannot exceed quota for UsersPerAccount: 5000')],
	['conflict', aws('IdempotentParameterMismatch')],
	[
		'conflict',
		aws('ValidationError', 'Stack:network is in UPDATE_IN_PROGRESS state and can not be updated.'),
	],
	[
		'conflict',
		aws(
			'InvalidParameterValue',
			'Environment named shop-blue is in an invalid state for this operation. Must be Ready.',
		),
	],
	[
		'conflict',
		aws('InstanceLimitExceeded', 'You have requested more instances than your current limit allows'),
	],
	['invalid-input', aws('ValidationError', '1 validation error detected')],
	['invalid-input', aws('ValidationException')],
	['invalid-input', aws('InvalidParameterValue')],
	['invalid-input', aws('InvalidInstanceID.Malformed')],
	['invalid-input', aws('MissingParameter')],
	['invalid-input', aws('MalformedPolicyDocument')],
	['unreachable', node('ENOTFOUND', 'getaddrinfo ENOTFOUND ec2.eu-wset-1.amazonaws.com')],
	['unreachable', node('ECONNREFUSED')],
	['unreachable', node('ECONNRESET')],
	['unreachable', node('EHOSTUNREACH')],
	['unreachable', node('EAI_AGAIN')],
	[
		'unreachable',
		Object.assign(new AggregateError([node('ECONNREFUSED', 'connect ECONNREFUSED ::1:5000')]), {
			code: 'ECONNREFUSED',
		}),
	],
	['unreachable', new Error('socket hang up')],
	['unreachable', node('SELF_SIGNED_CERT_IN_CHAIN')],
	['unreachable', node('UNABLE_TO_VERIFY_LEAF_SIGNATURE')],
	['unreachable', node('ERR_TLS_CERT_ALTNAME_INVALID')],
	['unreachable', Object.assign(new Error('connect timed out'), { name: 'TimeoutError' })],
	['timed-out', new DeadlineError(10)],
	[
		'unsupported',
		Object.assign(new SyntaxError('Unexpected token < in JSON'), { $metadata: { httpStatusCode: 500 } }),
	],
	[
		'unsupported',
		new Error(
			"char '<' is not expected.:1:1\n  Deserialization error: to see the raw response, inspect the hidden field {error}.$response on this object.",
		),
	],
	['unsupported', aws('UnknownOperationException')],
	['unsupported', aws('InvalidAction')],
	['unsupported', aws('Unknown', 'x', { $metadata: { httpStatusCode: 501 } })],
	['aborted', new DOMException('', 'AbortError')],
	['aborted', Object.assign(new Error('Request aborted'), { name: 'AbortError' })],
	['unknown', aws('InternalError', 'An internal error has occurred', { $metadata: { httpStatusCode: 500 } })],
	['unknown', aws('DryRunOperation')],
	['unknown', 'not even an error'],
	['unknown', undefined],
];

describe('a problem', () => {
	test.each(kinds)('%s: %s', (kind, error) => {
		const problem = problemOf(error, read);
		expect(problem.kind).toBe(kind);
		expect(problem.sentence).toMatch(/^[A-Z].*\S\.$/);
		expect(problem.hint).toMatch(/^[A-Z]/);
	});

	test('names the missing IAM action: as AWS tells it, or as the catalog knows it', () => {
		const told = aws(
			'AccessDenied',
			'User: arn:aws:iam::1:user/x is not authorized to perform: iam:PassRole on resource: y',
		);
		expect(problemOf(told, launch)).toMatchObject({
			missingAction: 'iam:PassRole',
			sentence: 'Profile ops is not allowed to do iam:PassRole.',
			hint: 'Ask for a policy that allows iam:PassRole.',
			requestId: 'r-1',
			transient: false,
		});
		const encoded = aws(
			'UnauthorizedOperation',
			'You are not authorized to perform this operation. Encoded authorization failure message: abc',
		);
		expect(problemOf(encoded, launch).missingAction).toBe('ec2:RunInstances');
		const denied = aws(
			'AccessDenied',
			'x is not authorized to perform: ec2:RunInstances with an explicit deny in a service control policy',
		);
		expect(problemOf(denied, launch).hint).toBe(
			'A policy denies ec2:RunInstances expressly; who owns that policy can change it.',
		);
	});

	test('says how to log in again', () => {
		const sso = aws('CredentialsProviderError', 'The SSO session associated with this profile has expired.');
		expect(problemOf(sso, read)).toMatchObject({
			sentence: 'The credentials of profile ops have expired.',
			hint: 'Log in again with: aws sso login --profile ops',
		});
		const none = aws('CredentialsProviderError', 'Could not load credentials from any providers');
		expect(problemOf(none, { ...read, profile: 'default' })).toMatchObject({
			sentence: 'No AWS credentials were found for profile default.',
			hint: 'Log in with: aws sso login, set them up with: aws configure, or choose another profile.',
		});
	});

	test('may pass by itself only where a repeat does no harm', () => {
		const lost = node('ECONNRESET', 'socket hang up');
		expect(problemOf(lost, read).transient).toBe(true);
		// RunInstances carries a ClientToken, the swap carries nothing.
		expect(problemOf(lost, launch).transient).toBe(true);
		expect(problemOf(lost, write).transient).toBe(false);
		expect(problemOf(lost, write).hint).toContain('look before you try again');
		expect(problemOf(aws('Throttling'), write).transient).toBe(true);
		expect(problemOf(aws('InvalidParameterValue'), read).transient).toBe(false);
	});

	test('shows no secret and no control character', () => {
		const session = `FwoGZXIvYXdzE${'aB3dE6gH9'.repeat(20)}==`;
		const message = [
			'The key AKIAIOSFODNN7EXAMPLE with wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
			`and ${session} is bad\u001b[31m`,
			'Authorization: AWS4-HMAC-SHA256 Credential=ASIAIOSFODNN7EXAMPLE/20260115, Signature=abcdef',
		].join('\n');
		const told = JSON.stringify(problemOf(aws('ValidationError', message), read));
		for (const secret of ['IOSFODNN7EXAMPLE', 'wJalrXUtnFEMI', 'FwoGZXIvYXdzE', 'abcdef', '\\u001b'])
			expect(told).not.toContain(secret);
		expect(told).toContain('AKIA…');
	});

	test('keeps ARNs, paths and names whole', () => {
		const arn =
			'arn:aws:iam::123456789012:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling';
		expect(problemOf(aws('ValidationError', `${arn} is bad.`), read).sentence).toBe(
			`EC2 DescribeInstances: ${arn} is bad.`,
		);
	});

	test('is cut where a message goes on and on', () => {
		expect(problemOf(aws('ValidationError', 'so long '.repeat(1000)), read).sentence.length).toBeLessThan(
			450,
		);
	});

	test('passes through as it is when the door has already told it', () => {
		const problem = problemOf(new DeadlineError(10), read);
		expect(problemOf(new ProblemError(problem), write)).toBe(problem);
		expect(problemFrom(new ProblemError(problem))).toBe(problem);
		expect(problemFrom(new TypeError('x is undefined'))).toMatchObject({ kind: 'unknown', transient: false });
	});
});
