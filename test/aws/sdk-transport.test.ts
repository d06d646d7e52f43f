import { createServer, type ServerResponse } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { openRegion } from '../../source/aws/open-region.ts';
import { problemFrom } from '../../source/aws/problem.ts';
import type { Region } from '../../source/aws/region.ts';
import { systemClock } from '../../source/clock.ts';

/** What the endpoint answers next, and what it was asked. */
let answer: (response: ServerResponse) => void = () => {};
const asked: Array<{ action: string | null; agent: string; authorization: string }> = [];

const endpoint = createServer((request, response) => {
	let body = '';
	request.on('data', (chunk) => {
		body += chunk;
	});
	request.on('end', () => {
		asked.push({
			action: new URLSearchParams(body).get('Action'),
			agent: request.headers['user-agent'] ?? '',
			authorization: request.headers.authorization ?? '',
		});
		answer(response);
	});
});

let regions: Region[] = [];
function open(timeouts = { read: 10, write: 10, imds: 0.1 }): Region {
	const region = openRegion({
		name: 'eu-west-1',
		profile: 'default',
		readOnly: false,
		timeouts,
		clock: systemClock,
	});
	regions.push(region);
	return region;
}

const failure = (status: number, code: string) => (response: ServerResponse) => {
	response.writeHead(status, { 'content-type': 'text/xml', 'x-amzn-requestid': 'r-7' });
	response.end(
		`<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>So it is</Message></Error></ErrorResponse>`,
	);
};
const problemIn = (failing: Promise<unknown>) => failing.then(() => undefined, problemFrom);

beforeAll(async () => {
	await new Promise<void>((resolve) => endpoint.listen(0, '127.0.0.1', resolve));
	const address = endpoint.address();
	if (typeof address !== 'object' || !address) throw new Error('no port');
	vi.stubEnv('AWS_ENDPOINT_URL', `http://127.0.0.1:${address.port}`);
	vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDEXAMPLE');
	vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
	vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
	vi.stubEnv('AWS_CONFIG_FILE', '/dev/null');
	vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/dev/null');
	vi.stubEnv('AWS_PROFILE', undefined);
	vi.stubEnv('AWS_SESSION_TOKEN', undefined);
});
afterEach(() => {
	for (const region of regions) region.close();
	regions = [];
	asked.length = 0;
});
afterAll(() => {
	vi.unstubAllEnvs();
	endpoint.closeAllConnections();
	endpoint.close();
});

describe('the SDK behind the door', () => {
	test('asks the endpoint of the environment, signed, and says who asks', async () => {
		answer = (response) =>
			response.end(
				'<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::123456789012:user/ana</Arn><Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>',
			);
		expect(await open().identity()).toMatchObject({ account: '123456789012', name: 'ana' });
		expect(asked).toHaveLength(1);
		expect(asked[0]?.action).toBe('GetCallerIdentity');
		expect(asked[0]?.agent).toContain('airboss');
		expect(asked[0]?.authorization).toContain('Credential=AKIDEXAMPLE/');
	});

	test('tries a read three times, and counts each', async () => {
		answer = failure(500, 'InternalFailure');
		const region = open();
		expect(await problemIn(region.call('iam', 'GetUser', { UserName: 'ana' }))).toMatchObject({
			kind: 'unknown',
			code: 'InternalFailure',
			requestId: 'r-7',
			transient: true,
		});
		expect(asked.map(({ action }) => action)).toEqual(['GetUser', 'GetUser', 'GetUser']);
		expect(region.traffic().callsPerMinute).toBe(3);
	});

	test('sends a write once, whatever comes back', async () => {
		const region = open();
		answer = failure(500, 'InternalFailure');
		await problemIn(region.call('iam', 'CreateUser', { UserName: 'ana' }));
		answer = failure(400, 'Throttling');
		expect(await problemIn(region.call('iam', 'CreateUser', { UserName: 'ana' }))).toMatchObject({
			kind: 'throttled',
		});
		answer = (response) => response.destroy();
		expect(await problemIn(region.call('iam', 'CreateUser', { UserName: 'ana' }))).toMatchObject({
			kind: 'unreachable',
			transient: false,
		});
		expect(asked).toHaveLength(3);
	});

	test('gives up when nothing answers in time, or when told to', async () => {
		answer = () => {};
		const late = open({ read: 0.05, write: 0.05, imds: 0.1 });
		expect(await problemIn(late.call('iam', 'GetUser', {}))).toMatchObject({
			kind: 'timed-out',
			sentence: 'IAM GetUser was not answered within 0.05 s.',
		});
		const abort = new AbortController();
		const given = problemIn(open().call('iam', 'GetUser', {}, { signal: abort.signal }));
		abort.abort();
		expect(await given).toMatchObject({ kind: 'aborted' });
	});

	test('calls HTML an endpoint that does not support the operation', async () => {
		answer = (response) => {
			response.writeHead(500, { 'content-type': 'text/html' });
			response.end('<!doctype html><html lang=en><title>500 Internal Server Error</title>');
		};
		const region = open();
		const problems = await Promise.all([
			problemIn(region.call('codedeploy', 'ListDeployments', {})),
			problemIn(region.call('cloudwatch', 'DescribeAlarms', {})),
			problemIn(region.call('ec2', 'DescribeRegions', {})),
		]);
		expect(problems.map((problem) => problem?.kind)).toEqual(Array(3).fill('unsupported'));
	});

	test('hands out the body of an object whole, and gives up one that stalls', async () => {
		const read = () =>
			open({ read: 0.5, write: 10, imds: 0.1 }).call('s3', 'GetObject', { Bucket: 'b', Key: 'k' });
		answer = (response) => response.end('all of it');
		expect(await (await read()).Body?.transformToString()).toBe('all of it');
		answer = (response) => {
			response.writeHead(200, { 'content-length': '100' });
			response.write('some of it');
		};
		expect(await problemIn(read())).toMatchObject({ kind: 'timed-out' });
	});

	test('says so when nobody listens there', async () => {
		const listening = process.env.AWS_ENDPOINT_URL;
		vi.stubEnv('AWS_ENDPOINT_URL', 'http://127.0.0.1:1');
		const problem = await problemIn(open().call('iam', 'CreateUser', { UserName: 'ana' }));
		vi.stubEnv('AWS_ENDPOINT_URL', listening);
		expect(problem).toMatchObject({ kind: 'unreachable', code: 'ECONNREFUSED' });
	});

	describe('without credentials of its own', () => {
		beforeEach(() => {
			vi.stubEnv('AWS_ACCESS_KEY_ID', undefined);
			vi.stubEnv('AWS_SECRET_ACCESS_KEY', undefined);
			vi.stubEnv('AWS_EC2_METADATA_DISABLED', undefined);
		});

		test.each([
			['nobody listens there', 'http://127.0.0.1:1'],
			['it never answers', undefined],
		])('asks for the role of the instance; when %s it says that there are none', async (_, metadata) => {
			answer = () => {};
			vi.stubEnv('AWS_EC2_METADATA_SERVICE_ENDPOINT', metadata ?? process.env.AWS_ENDPOINT_URL);
			expect(await problemIn(open().identity())).toMatchObject({
				kind: 'no-credentials',
				sentence: 'No AWS credentials were found for profile default.',
			});
		});
	});
});
