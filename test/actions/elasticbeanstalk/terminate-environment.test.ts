import { beforeAll, describe, expect, test } from 'vitest';
import { createEnvironment } from '../../../source/actions/elasticbeanstalk/create-environment.ts';
import { deployVersion } from '../../../source/actions/elasticbeanstalk/deploy-version.ts';
import { swap } from '../../../source/actions/elasticbeanstalk/swap.ts';
import { terminateEnvironment } from '../../../source/actions/elasticbeanstalk/terminate-environment.ts';
import { find } from '../../../source/operations/find.ts';
import { openBookshop, told } from './bookshop.ts';

beforeAll(() => find('loaded', {}));

describe('the plan', () => {
	test('of the environment that carries the production address is blocked, and says why', async () => {
		const plan = await openBookshop().plan(terminateEnvironment, 'shop-blue');
		expect(told(plan, 'blocked')).toEqual([
			'shop-blue carries the production address shop.eu-west-1.elasticbeanstalk.com: shop-green.eu-west-1.elasticbeanstalk.com is named after it. Swap it away first; where another address is production, name that one in the settings (production.addresses)',
		]);
		expect(told(plan, 'warning')).toContainEqual(expect.stringMatching(/^it still takes \d+ requests\/s$/));
	});

	test('of the standby says what becomes free and what is lost', async () => {
		const plan = await openBookshop().plan(terminateEnvironment, 'shop-green');
		expect(told(plan, 'blocked')).toEqual([]);
		expect(plan).toMatchObject({ risk: 'destructive', targets: [{ name: 'shop-green' }] });
		expect(told(plan, 'warning')).toEqual([
			'shop-green.eu-west-1.elasticbeanstalk.com becomes free for anyone to take',
			expect.stringMatching(/^it still takes/),
			'its instances are terminated: files and logs that only they have are lost',
		]);
	});

	test('a swap that bakes keeps its way back', async () => {
		const shop = openBookshop();
		const operation = await shop.fly(await shop.plan(terminateEnvironment, 'shop-blue'));
		shop.operations.unshift({
			...operation,
			phase: 'baking',
			plan: { ...operation.plan, title: 'swap them' },
		});
		expect(told(await shop.plan(terminateEnvironment, 'shop-blue'), 'blocked')).toContain(
			'“swap them” still bakes, and this is its way back: keep it or take it back first',
		);
	});

	test('a swap that was just kept needs no way back', async () => {
		const shop = openBookshop();
		const operation = await shop.fly(await shop.plan(terminateEnvironment, 'shop-blue'));
		// Decided, and its last line not written yet.
		shop.operations.unshift({
			...operation,
			phase: 'baking',
			baking: { stage: 'kept', armed: false, red: [] },
		});
		const blocked = told(await shop.plan(terminateEnvironment, 'shop-blue'), 'blocked');
		expect(blocked.filter((text) => text.includes('still bakes'))).toEqual([]);
	});
});

test('an address that has moved since the plan stops it: nothing is terminated', async () => {
	const shop = openBookshop();
	const plan = await shop.plan(terminateEnvironment, 'shop-green');
	await shop.wait(
		shop.region.call('elasticbeanstalk', 'SwapEnvironmentCNAMEs', {
			SourceEnvironmentName: 'shop-blue',
			DestinationEnvironmentName: 'shop-green',
		}),
	);
	await shop.pass(20);
	expect(await shop.fly(plan)).toMatchObject({ phase: 'failed', steps: [{ state: 'waiting' }] });
});

test('the whole way of a release: create, deploy, swap, wait for DNS, terminate the old one, and rebuild it after all', async () => {
	const shop = openBookshop({ speed: 5 });
	const done = { phase: 'done' };
	const created = await shop.plan(createEnvironment, 'bookshop-shop', {
		name: 'shop-next',
		configuration: 'shop-production',
		version: 'v43',
	});
	expect(await shop.fly(created)).toMatchObject(done);
	expect(await shop.fly(await shop.plan(deployVersion, 'shop-next', { version: 'v44' }))).toMatchObject(done);
	const swapped = await shop.plan(swap, 'shop-blue', {
		source: 'shop-blue',
		destination: 'shop-next',
		healthyFor: '0',
		bake: '0',
	});
	expect(await shop.fly(swapped)).toMatchObject(done);
	expect(await shop.item('environments', 'shop-next')).toMatchObject({
		cname: 'shop.eu-west-1.elasticbeanstalk.com',
		version: 'v44',
	});

	const early = await shop.plan(terminateEnvironment, 'shop-blue');
	expect(told(early, 'blocked')).toEqual([
		expect.stringMatching(/^its address was swapped \d+[sm] ago, .* wait \dm \d+s more/),
	]);
	await shop.pass(60);
	const old = await shop.plan(terminateEnvironment, 'shop-blue');
	expect(told(old, 'blocked')).toEqual([]);
	const ended = await shop.fly(old);
	expect(ended).toMatchObject(done);
	expect(ended.narration.join('\n')).toContain('terminateEnvironment is starting.');
	await expect(shop.item('environments', 'shop-blue')).rejects.toThrow('no environment');

	const back = await shop.undo(ended);
	expect(back).toMatchObject({
		title: 'Undo: rebuild shop-blue with new resources',
		steps: [{ call: { operation: 'RebuildEnvironment' } }],
	});
	expect(await shop.fly(back, ended.id)).toMatchObject(done);
	expect(await shop.item('environments', 'shop-blue')).toMatchObject({
		status: 'Ready',
		cname: 'shop-next.eu-west-1.elasticbeanstalk.com',
	});

	const again = { EnvironmentName: 'shop-blue' };
	await shop.wait(shop.region.call('elasticbeanstalk', 'TerminateEnvironment', again));
	expect(told(await shop.undo(ended), 'blocked')).toContain(
		'shop-blue is not terminated yet: wait until that is over, then take it back',
	);
});
