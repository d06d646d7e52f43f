/** What a person does in the cockpit, by the same resources, actions and engine, over real HTTP. */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Action, Answers } from '../../source/actions/action.ts';
import { launchInstances } from '../../source/actions/ec2/launch-instances.ts';
import { stopInstances } from '../../source/actions/ec2/stop-instances.ts';
import { tag } from '../../source/actions/ec2/tag.ts';
import { terminateInstances } from '../../source/actions/ec2/terminate-instances.ts';
import { problemFrom } from '../../source/aws/problem.ts';
import type { Region } from '../../source/aws/region.ts';
import { type Clock, systemClock } from '../../source/clock.ts';
import { defaultSettings } from '../../source/config/settings.ts';
import { matcher } from '../../source/filter/matches.ts';
import { parseFilter } from '../../source/filter/parse-filter.ts';
import { carryOut } from '../../source/operations/engine.ts';
import { openJournal } from '../../source/operations/journal/journal.ts';
import type { Operation } from '../../source/operations/operation.ts';
import type { Plan } from '../../source/operations/plan.ts';
import { undoPlan } from '../../source/operations/undo.ts';
import { resources } from '../../source/resources/all.ts';
import type { Kinds, Resource } from '../../source/resources/resource.ts';
import { emptyAccount, regionOfMoto } from './moto.ts';

/** Moto settles at once, so there is nothing to wait for. */
const impatient: Clock = {
	...systemClock,
	sleep: (ms, signal) => systemClock.sleep(Math.min(ms, 50), signal),
};

let region: Region;
let folder = '';

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'airboss-contract-'));
	region = regionOfMoto();
});
beforeEach(emptyAccount);
afterAll(async () => {
	region.close();
	await rm(folder, { recursive: true });
});

/** Everything of a kind, from all its sources. */
async function read<Item>(resource: Resource<Item>): Promise<Item[]> {
	const items: Item[] = [];
	for (const source of resource.sources)
		for await (const page of source.list(region, {})) items.push(...page);
	return items;
}

const plan = (
	action: Action<'instances'>,
	items: Kinds['instances'][],
	answers: Answers = {},
): Promise<Plan> => action.plan({ region, items, answers, token: randomUUID });

async function carry(toDo: Plan): Promise<Operation> {
	const { account } = await region.identity();
	return carryOut({
		region,
		clock: impatient,
		journal: openJournal(join(folder, 'journal.jsonl')),
		signal: new AbortController().signal,
		report() {},
		plan: toDo,
		id: randomUUID(),
		where: { profile: region.profile, account, region: region.name, simulated: false },
	});
}

const sight = () => ({ now: region.now(), rules: defaultSettings.rules });
const statesOf = (items: Kinds['instances'][]) => items.map(resources.instances.state);
const called = (items: Kinds['instances'][], filter: string) =>
	items.filter(matcher(parseFilter(filter), resources.instances, sight())).map(resources.instances.name);

async function launchTwo(): Promise<Operation> {
	const { Images = [] } = await region.call('ec2', 'DescribeImages', { Owners: ['amazon'] });
	const { Subnets = [] } = await region.call('ec2', 'DescribeSubnets', {});
	const image = Images.find(({ Architecture }) => Architecture === 'x86_64')?.ImageId ?? '';
	const answers = { image, type: 't3.micro', count: '2', subnet: Subnets[0]?.SubnetId ?? '', name: 'web' };
	return carry(await plan(launchInstances, [], answers));
}

describe('instances', () => {
	test('are launched, tagged, found by the tag, stopped and terminated', async () => {
		expect(await launchTwo()).toMatchObject({ phase: 'done' });
		const launched = await read(resources.instances);
		expect(statesOf(launched)).toEqual(['running', 'running']);

		const tagged = await carry(await plan(tag, launched, { add: 'Owner=the web team' }));
		expect(tagged).toMatchObject({ phase: 'done' });
		expect(called(await read(resources.instances), "Owner='the web team'")).toEqual(['web', 'web']);
		expect(called(await read(resources.instances), 'Owner=nobody')).toEqual([]);

		const stopped = await carry(await plan(stopInstances, await read(resources.instances)));
		expect(stopped).toMatchObject({ phase: 'done' });
		expect(statesOf(await read(resources.instances))).toEqual(['stopped', 'stopped']);

		const terminated = await carry(await plan(terminateInstances, await read(resources.instances)));
		expect(terminated).toMatchObject({ phase: 'done' });
		expect(statesOf(await read(resources.instances))).toEqual(['terminated', 'terminated']);
	});

	test('lose a tag again, and the launch, when that is undone', async () => {
		const launched = await launchTwo();
		const tagged = await carry(await plan(tag, await read(resources.instances), { add: 'Owner=me' }));
		const untagged = await carry(await undoPlan(tagged, region));
		expect(untagged).toMatchObject({ phase: 'done' });
		expect(called(await read(resources.instances), 'Owner=me')).toEqual([]);
		expect(await carry(await undoPlan(launched, region))).toMatchObject({ phase: 'done' });
		expect(statesOf(await read(resources.instances))).toEqual(['terminated', 'terminated']);
	});

	test('that are gone stop a plan before anything is sent', async () => {
		await launchTwo();
		const late = await plan(stopInstances, await read(resources.instances));
		await carry(await plan(terminateInstances, await read(resources.instances)));
		expect(await carry(late)).toMatchObject({ phase: 'failed', steps: [{ state: 'waiting' }] });
	});
});

test('an alarm is put, seen, and seen to change its state', async () => {
	await region.call('cloudwatch', 'PutMetricAlarm', {
		AlarmName: 'checkout-5xx',
		Namespace: 'AWS/ApplicationELB',
		MetricName: 'HTTPCode_Target_5XX_Count',
		Statistic: 'Sum',
		Period: 60,
		EvaluationPeriods: 1,
		Threshold: 5,
		ComparisonOperator: 'GreaterThanThreshold',
	});
	const alarms = await read(resources.alarms);
	expect(alarms.map(resources.alarms.name)).toEqual(['checkout-5xx']);
	await region.call('cloudwatch', 'SetAlarmState', {
		AlarmName: 'checkout-5xx',
		StateValue: 'ALARM',
		StateReason: 'drill',
	});
	expect((await read(resources.alarms)).map(resources.alarms.state)).toEqual(['ALARM']);
});

test('IAM users are created and seen', async () => {
	for (const UserName of ['ana', 'deploy-bot']) await region.call('iam', 'CreateUser', { UserName });
	const users = await read(resources.users);
	expect(users.map(resources.users.name).sort()).toEqual(['ana', 'deploy-bot']);
});

test('where the endpoint lacks an operation, that source alone is dark', async () => {
	const outcomes = await Promise.all(
		resources.deployments.sources.map(async ({ title, list }) => {
			try {
				for await (const _ of list(region, {}));
				return [title, 'read'];
			} catch (error) {
				return [title, problemFrom(error).kind];
			}
		}),
	);
	// Moto has environments, but none of their events.
	expect(Object.fromEntries(outcomes)).toEqual({
		CodeDeploy: 'read',
		'Elastic Beanstalk': 'unsupported',
		CloudFormation: 'read',
	});
});
