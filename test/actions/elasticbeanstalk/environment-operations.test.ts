/** What is done to a running environment besides deploying: abort, restart, rebuild, save. */
import { beforeAll, describe, expect, test } from 'vitest';
import { abortUpdate } from '../../../source/actions/elasticbeanstalk/abort-update.ts';
import { createEnvironment } from '../../../source/actions/elasticbeanstalk/create-environment.ts';
import { rebuild } from '../../../source/actions/elasticbeanstalk/rebuild.ts';
import { restart } from '../../../source/actions/elasticbeanstalk/restart.ts';
import { saveConfiguration } from '../../../source/actions/elasticbeanstalk/save-configuration.ts';
import { find } from '../../../source/operations/find.ts';
import { openBookshop, told } from './bookshop.ts';

beforeAll(() => find('loaded', {}));

describe('abort', () => {
	test('takes an update back that is under way', async () => {
		const shop = openBookshop();
		await shop.wait(
			shop.region.call('elasticbeanstalk', 'UpdateEnvironment', {
				EnvironmentName: 'shop-blue',
				VersionLabel: 'v44',
			}),
		);
		await shop.pass(15);
		const item = await shop.item('environments', 'shop-blue');
		expect(abortUpdate.appliesTo?.(item)).toBe(true);
		const operation = await shop.fly(await shop.plan(abortUpdate, 'shop-blue'));
		expect(operation).toMatchObject({ phase: 'done' });
		expect(await shop.item('environments', 'shop-blue')).toMatchObject({ status: 'Ready', version: 'v42' });
	});

	test('does not apply, and is blocked, where there is nothing to abort', async () => {
		const shop = openBookshop();
		const item = await shop.item('environments', 'shop-blue');
		expect(abortUpdate.appliesTo?.(item)).toBe('it is Ready: no update is under way');
		expect(told(await shop.plan(abortUpdate, 'shop-blue'), 'blocked')).toEqual([
			'shop-blue is Ready: there is no update that could be aborted',
		]);
	});

	test('one that is over by then is not aborted', async () => {
		const shop = openBookshop();
		await shop.wait(
			shop.region.call('elasticbeanstalk', 'UpdateEnvironment', {
				EnvironmentName: 'shop-green',
				VersionLabel: 'v44',
			}),
		);
		const plan = await shop.plan(abortUpdate, 'shop-green');
		await shop.pass(600);
		expect(await shop.fly(plan)).toMatchObject({
			phase: 'failed',
			problem: { sentence: 'The update of shop-green is over, or can no longer be aborted.' },
		});
	});
});

test('restart promises nothing that AWS does not, and is over when Beanstalk says so', async () => {
	const shop = openBookshop();
	const plan = await shop.plan(restart, 'shop-blue');
	expect(plan).toMatchObject({
		word: 'restart',
		course: ['on all 2 instances at once: batches are for deployments, AWS promises none here'],
	});
	expect(told(plan, 'warning')).toEqual([
		expect.stringMatching(/^shop-blue carries the production address shop\./),
		'shop-blue may not answer while it restarts',
	]);
	const operation = await shop.fly(plan);
	expect(operation).toMatchObject({ phase: 'done' });
	expect(operation.narration[0]).toBe('INFO  restartAppServer is starting.');
});

test('a restart by somebody else between plan and confirmation does not count', async () => {
	const shop = openBookshop();
	const plan = await shop.plan(restart, 'shop-blue');
	await shop.fly(await shop.plan(restart, 'shop-blue'));
	await shop.pass(60);
	const sent = shop.region.now();
	const operation = await shop.fly(plan);
	expect(operation).toMatchObject({ phase: 'done' });
	expect(operation.narration.filter((line) => line.includes('restartAppServer is starting'))).toHaveLength(1);
	expect(operation.narration.filter((line) => line.includes('Restarted application server'))).toHaveLength(1);
	expect(operation.endedAt).toBeGreaterThan(sent + 5000);
});

test('rebuild says that everything is replaced, and what that means for customers', async () => {
	const shop = openBookshop({ speed: 5 });
	expect(told(await shop.plan(rebuild, 'shop-blue'), 'warning')).toEqual([
		expect.stringContaining('customers are without it meanwhile'),
		expect.stringMatching(/^it still takes/),
		expect.stringContaining('files, logs and IP addresses that only they have are lost'),
	]);
	const operation = await shop.fly(await shop.plan(rebuild, 'shop-green'));
	expect(operation).toMatchObject({ phase: 'done' });
	expect(operation.narration.join('\n')).toContain('rebuildEnvironment is starting.');
	expect(await shop.item('environments', 'shop-green')).toMatchObject({
		status: 'Ready',
		version: 'v43',
		cname: 'shop-green.eu-west-1.elasticbeanstalk.com',
	});
});

describe('save', () => {
	test('a saved configuration can be created from, and taken back', async () => {
		const shop = openBookshop({ speed: 5 });
		const plan = await shop.plan(saveConfiguration, 'shop-green', { name: 'standby' });
		const operation = await shop.fly(plan);
		expect(operation).toMatchObject({ phase: 'done', watching: { met: ['standby is saved'] } });
		const made = await shop.plan(createEnvironment, 'bookshop-shop', {
			name: 'shop-two',
			configuration: 'standby',
			version: 'v43',
		});
		expect(told(made, 'blocked')).toEqual([]);
		expect(await shop.fly(made)).toMatchObject({ phase: 'done' });
		expect(await shop.fly(await shop.undo(operation), operation.id)).toMatchObject({ phase: 'done' });
	});

	test('under a name that is taken it is blocked', async () => {
		const plan = await openBookshop().plan(saveConfiguration, 'shop-green', { name: 'shop-trial' });
		expect(told(plan, 'blocked')).toEqual(['bookshop-shop has a saved configuration shop-trial already']);
	});
});

describe('create', () => {
	test('from the newest of the platform that the application runs on', async () => {
		const shop = openBookshop({ speed: 5 });
		const plan = await shop.plan(createEnvironment, 'bookshop-shop', {
			name: 'shop-trunk',
			tags: 'Owner=trunk',
		});
		expect(plan.steps[0]).toMatchObject({
			call: {
				input: {
					CNAMEPrefix: 'shop-trunk',
					PlatformArn: expect.stringContaining('Node.js 22 running on 64bit Amazon Linux 2023/6.7.0'),
					Tags: [{ Key: 'Owner', Value: 'trunk' }],
				},
			},
		});
		const operation = await shop.fly(plan);
		expect(operation).toMatchObject({
			phase: 'done',
			watching: { met: ['shop-trunk is Ready', 'shop-trunk is Green'] },
		});
		const back = await shop.undo(operation);
		expect(back).toMatchObject({
			risk: 'destructive',
			targets: [{ kind: 'environments', name: 'shop-trunk' }],
		});
		expect(await shop.fly(back, operation.id)).toMatchObject({ phase: 'done' });
	});

	test('a worker has no address', async () => {
		const shop = openBookshop();
		const plan = await shop.plan(createEnvironment, 'bookshop-invoices', {
			name: 'invoices-two',
			tier: 'Worker',
			configuration: 'worker-baseline',
		});
		expect(told(plan, 'blocked')).toEqual([]);
		expect(plan.steps[0]?.call.input).not.toHaveProperty('CNAMEPrefix');
	});

	test('what Beanstalk would not take is blocked, each with its reason', async () => {
		const plan = await openBookshop().plan(createEnvironment, 'bookshop-shop', {
			name: 'x',
			prefix: 'shop',
			version: 'v99',
			configuration: 'shop-trial',
			platform: 'arn:aws:elasticbeanstalk:eu-west-1::platform/Go 1/1',
			tags: 'elasticbeanstalk:environment-id=e-1',
		});
		expect(told(plan, 'blocked')).toEqual([
			'“x” has 1 character: expected 4 to 40',
			'the address shop.eu-west-1.elasticbeanstalk.com is taken',
			'bookshop-shop has no version v99',
			expect.stringContaining('both a platform and the saved configuration'),
			expect.stringContaining('elasticbeanstalk:environment-id'),
		]);
	});
});
