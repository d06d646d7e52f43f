import { describe, expect, test } from 'vitest';
import { openRegion } from '../../source/aws/open-region.ts';
import { problemFrom } from '../../source/aws/problem.ts';
import { systemClock } from '../../source/clock.ts';
import { defaultSettings } from '../../source/config/settings.ts';
import { parseFaults } from '../../source/simulator/parse-faults.ts';
import { defaultSimulation } from '../../source/simulator/simulation.ts';

const regionWith = (faults: string) =>
	openRegion({
		name: 'eu-west-1',
		profile: 'simulator',
		readOnly: false,
		timeouts: defaultSettings.timeouts,
		// What would be waited for is not: only whether and how it fails is looked at.
		clock: { ...systemClock, sleep: async () => {} },
		simulation: { ...defaultSimulation, faults: parseFaults(faults) },
	});

const kindOf = (call: Promise<unknown>) =>
	call.then(
		() => 'done',
		(error: unknown) => problemFrom(error).kind,
	);

describe('through the door', () => {
	test('an outage darkens one service, and no other', async () => {
		const region = regionWith('outage=codedeploy');
		expect(await kindOf(region.call('codedeploy', 'ListDeployments', {}))).toBe('unreachable');
		expect(await kindOf(region.call('ec2', 'DescribeRegions', {}))).toBe('done');
	});

	test('every call throttled is throttled, in each service’s own words', async () => {
		const region = regionWith('throttle=1');
		expect(await kindOf(region.call('ec2', 'DescribeRegions', {}))).toBe('throttled');
		expect(await kindOf(region.call('cloudwatch', 'DescribeAlarms', {}))).toBe('throttled');
		expect(await kindOf(region.call('iam', 'GetUser', { UserName: 'audit' }))).toBe('throttled');
	});

	test('a third of the calls throttled is hardly felt by reads, which are tried three times', async () => {
		const region = regionWith('throttle=0.3');
		const kinds = await Promise.all(
			Array.from({ length: 60 }, () => kindOf(region.call('ec2', 'DescribeRegions', {}))),
		);
		expect(kinds.filter((kind) => kind === 'done').length).toBeGreaterThan(50);
	});

	test('credentials expire', async () => {
		const region = regionWith('expire=0s');
		expect(await kindOf(region.identity())).toBe('expired');
		expect(await kindOf(region.call('ec2', 'DescribeRegions', {}))).toBe('expired');
	});

	test('internal errors are unknown problems that may pass', async () => {
		const region = regionWith('error=1');
		const problem = await region.call('ec2', 'DescribeRegions', {}).catch(problemFrom);
		expect(problem).toMatchObject({ kind: 'unknown', transient: true });
	});

	test('a write is tried once', async () => {
		const region = regionWith('throttle=0.5');
		const kinds = await Promise.all(
			Array.from({ length: 40 }, () =>
				kindOf(region.call('ec2', 'TerminateInstances', { InstanceIds: ['nonsense'] })),
			),
		);
		expect(kinds.filter((kind) => kind === 'throttled').length).toBeGreaterThan(8);
	});
});

describe('on the command line', () => {
	test('all of them', () => {
		expect(
			parseFaults(
				'throttle=0.3,latency=800ms,expire=60s,outage=codedeploy,outage=iam,error=0.05,hook=ValidateService@web-08,hook=Install',
			),
		).toEqual({
			throttle: 0.3,
			latency: 800,
			expire: 60_000,
			outage: ['codedeploy', 'iam'],
			error: 0.05,
			hooks: [{ event: 'ValidateService', target: 'web-08' }, { event: 'Install' }],
		});
	});

	test.each([
		[
			'thottle=1',
			'there is no fault “thottle”; expected one of throttle, error, latency, expire, outage, hook',
		],
		['throttle=2', 'throttle=2: a share from 0 to 1 was expected, for instance throttle=0.3'],
		[
			'latency=800',
			'latency=800: a time with its unit (ms, s or m) was expected, for instance latency=800ms',
		],
		['latency=', 'latency=: a time with its unit (ms, s or m) was expected, for instance latency=800ms'],
		['throttle', 'throttle=: a share from 0 to 1 was expected, for instance throttle=0.3'],
		['throttle=-0.1', 'throttle=-0.1: a share from 0 to 1 was expected, for instance throttle=0.3'],
		['throttle=0x1', 'throttle=0x1: a share from 0 to 1 was expected, for instance throttle=0.3'],
		['error=0.1=2', 'error=0.1=2: a share from 0 to 1 was expected, for instance error=0.3'],
		['error=0.1,error=0.2', 'error is given twice'],
		['outage=rds', /^outage=rds: a service was expected, one of ec2, /],
		['hook=@web-08', /^hook=@web-08: a lifecycle event was expected, /],
	])('%s is told', (text, words) => {
		expect(() => parseFaults(text)).toThrow(words);
	});
});
