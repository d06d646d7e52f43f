/** Each policy, as the plan says it will go and as it then goes. */
import { beforeAll, describe, expect, test } from 'vitest';
import { deployVersion } from '../../../source/actions/elasticbeanstalk/deploy-version.ts';
import { find } from '../../../source/operations/find.ts';
import { openBookshop, told } from './bookshop.ts';

beforeAll(() => find('loaded', {}));

const command = (options: Record<string, string>, Namespace = 'aws:elasticbeanstalk:command') =>
	Object.entries(options).map(([OptionName, Value]) => ({ Namespace, OptionName, Value }));

async function shopWith(OptionSettings: ReturnType<typeof command>) {
	const shop = openBookshop({ speed: 5 });
	await shop.wait(
		shop.region.call('elasticbeanstalk', 'UpdateEnvironment', {
			EnvironmentName: 'shop-blue',
			OptionSettings,
		}),
	);
	await shop.pass(300);
	return shop;
}

/** Batches that Beanstalk told of. */
const batchesIn = (narration: readonly string[]) =>
	narration.filter((line) => /Batch \d+: Starting application deployment on/.test(line)).length;

describe.each([
	['AllAtOnce', {}, 'AllAtOnce: all 2 instances at once', 0],
	['Rolling', { BatchSizeType: 'Fixed', BatchSize: '1' }, 'Rolling: 1 at a time, 2 batches', 2],
	['Rolling', { BatchSizeType: 'Percentage', BatchSize: '100' }, 'Rolling: 2 at a time, one batch', 1],
	[
		'RollingWithAdditionalBatch',
		{ BatchSizeType: 'Percentage', BatchSize: '50' },
		'RollingWithAdditionalBatch: 1 more first, then 1 at a time, 2 batches',
		2,
	],
	['Immutable', {}, 'Immutable: one new instance first', 0],
	[
		'TrafficSplitting',
		{},
		'TrafficSplitting: 2 new beside the old ones take 10 % of the traffic for 5 min',
		0,
	],
])('%s %j', (DeploymentPolicy, batch, course, batches) => {
	test('the version arrives, in as many batches as the plan says', async () => {
		const shop = await shopWith(command({ DeploymentPolicy, ...batch }));
		const plan = await shop.plan(deployVersion, 'shop-blue', { version: 'v44' });
		expect(plan.course?.[0]).toContain(course);
		const operation = await shop.fly(plan);
		expect(operation.phase).toBe('done');
		expect(batchesIn(operation.narration)).toBe(batches);
		expect(await shop.item('environments', 'shop-blue')).toMatchObject({ version: 'v44' });
	});
});

test('nothing that serves meanwhile is warned of before', async () => {
	const warning = 'shop-blue does not answer while it restarts';
	const atOnce = await shopWith(command({ DeploymentPolicy: 'AllAtOnce' }));
	expect(told(await atOnce.plan(deployVersion, 'shop-blue', { version: 'v44' }), 'warning')).toContain(
		warning,
	);
	const immutable = await shopWith(command({ DeploymentPolicy: 'Immutable' }));
	expect(told(await immutable.plan(deployVersion, 'shop-blue', { version: 'v44' }), 'warning')).not.toContain(
		warning,
	);
});

test('a version that fails under load is found out while traffic is split, and goes back by itself', async () => {
	const shop = await shopWith([
		...command({ DeploymentPolicy: 'TrafficSplitting' }),
		...command({ NewVersionPercent: '50' }, 'aws:elasticbeanstalk:trafficsplitting'),
	]);
	const operation = await shop.fly(await shop.plan(deployVersion, 'shop-blue', { version: 'v45' }));
	expect(operation).toMatchObject({
		phase: 'failed',
		problem: { sentence: 'shop-blue is Ready again with v42: Beanstalk rolled it back.' },
	});
});
