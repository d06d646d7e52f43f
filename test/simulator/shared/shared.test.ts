import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openRegion } from '../../../source/aws/open-region.ts';
import { ProblemError } from '../../../source/aws/problem.ts';
import { joinSimulator } from '../../../source/simulator/shared/join.ts';
import { shareSimulator } from '../../../source/simulator/shared/share.ts';
import { defaultSimulation } from '../../../source/simulator/simulation.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';

async function sharedRegion() {
	const folder = mkdtempSync(join(tmpdir(), 'airboss-shared-'));
	const path = join(folder, 'region');
	const clock = createManualClock();
	const shared = await shareSimulator(path, {
		simulation: { ...defaultSimulation, speed: 10, calm: true },
		clock,
	});
	onTestFinished(() => {
		shared.close();
		rmSync(folder, { recursive: true, force: true });
	});
	const session = (name = 'eu-west-1') => {
		const region = openRegion({
			name,
			profile: 'simulator',
			readOnly: false,
			timeouts: { read: 10, write: 30, imds: 1 },
			clock,
			simulation: { world: path },
		});
		onTestFinished(() => region.close());
		return region;
	};
	return { path, clock, shared, session };
}

const problemIn = (call: Promise<unknown>) =>
	call.then(
		() => undefined,
		(error: unknown) => (error instanceof ProblemError ? error.problem : error),
	);

describe('a simulated region that several sessions share', () => {
	test('what one of them changes, the other sees', async () => {
		const { session } = await sharedRegion();
		const [mine, yours] = [session(), session()];
		const { Reservations = [] } = await mine.call('ec2', 'DescribeInstances', { MaxResults: 1000 });
		const [id = ''] = Reservations.flatMap(({ Instances = [] }) =>
			Instances.map((one) => one.InstanceId ?? ''),
		);
		await mine.call('ec2', 'CreateTags', { Resources: [id], Tags: [{ Key: 'Pilot', Value: 'me' }] });
		const seen = await yours.call('ec2', 'DescribeInstances', { InstanceIds: [id] });
		const [instance] = seen.Reservations?.[0]?.Instances ?? [];
		expect(instance?.Tags).toContainEqual({ Key: 'Pilot', Value: 'me' });
		// Dates arrive as dates.
		expect(instance?.LaunchTime).toBeInstanceOf(Date);
	});

	test('its time is one, and goes at its own speed', async () => {
		const { clock, session } = await sharedRegion();
		const [mine, yours] = [session(), session()];
		await Promise.all([mine.identity(), yours.identity()]);
		const before = mine.now();
		expect(yours.now()).toBe(before);
		await clock.advance(1000);
		expect(mine.now() - before).toBe(10_000);
		expect(yours.now()).toBe(mine.now());
	});

	test('another region is another world', async () => {
		const { session } = await sharedRegion();
		const [here, there] = [session('eu-west-1'), session('us-east-1')];
		const zoneOf = async (region: ReturnType<typeof session>) =>
			(await region.call('ec2', 'DescribeSubnets', {})).Subnets?.[0]?.AvailabilityZone;
		expect(await zoneOf(here)).toMatch(/^eu-west-1/);
		expect(await zoneOf(there)).toMatch(/^us-east-1/);
	});

	test('it refuses in AWS’s words', async () => {
		const { session } = await sharedRegion();
		expect(
			await problemIn(session().call('ec2', 'DescribeInstances', { InstanceIds: ['i-0123456789abcdef0'] })),
		).toMatchObject({ kind: 'not-found', code: 'InvalidInstanceID.NotFound' });
	});

	test('once it has gone, calls say that nobody is there', async () => {
		const { path, clock, shared, session } = await sharedRegion();
		const region = session();
		await region.identity();
		shared.close();
		expect(await problemIn(region.call('ec2', 'DescribeRegions', {}))).toMatchObject({
			kind: 'unreachable',
			hint: 'Keep one there first: airboss simulator --listen <socket>.',
		});
		await expect(joinSimulator(path, { region: 'eu-west-1', clock })).rejects.toMatchObject({
			code: 'NoSimulatedRegion',
		});
	});

	test('the socket is its owner’s alone, and a second simulator is refused there', async () => {
		const { path, clock } = await sharedRegion();
		expect(statSync(path).mode & 0o777).toBe(0o600);
		await expect(shareSimulator(path, { simulation: defaultSimulation, clock })).rejects.toMatchObject({
			code: 'EADDRINUSE',
		});
	});
});
