import { beforeAll, describe, expect, test } from 'vitest';
import { deployToEnvironment } from '../../../source/actions/elasticbeanstalk/deploy-to-environment.ts';
import { deployVersion } from '../../../source/actions/elasticbeanstalk/deploy-version.ts';
import { versionCheck } from '../../../source/actions/elasticbeanstalk/version-choices.ts';
import { find } from '../../../source/operations/find.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { fakeRegion } from '../../operations/fake-region.ts';
import { openBookshop, told } from './bookshop.ts';

beforeAll(() => find('loaded', {}));

describe('the plan', () => {
	test('says what changes on how many instances, how, and what keeps serving', async () => {
		const plan = await openBookshop().plan(deployVersion, 'shop-blue', { version: 'v44' });
		expect(plan).toMatchObject({
			title: 'deploy v44 to shop-blue',
			risk: 'disruptive',
			word: 'deploy',
			changes: [
				{ what: 'shop-blue · version', before: 'v42', after: 'v44' },
				{ what: 'shop-blue · instances', before: '2 × v42', after: '2 × v44' },
			],
			course: ['Rolling: 1 at a time, 2 batches', '1 of 2 serve meanwhile; both versions answer'],
		});
		expect(told(plan, 'passed')).toContain('version v44 is Processed: Typo on the returns page');
		expect(told(plan, 'warning')).toEqual([
			'shop-blue carries the production address shop.eu-west-1.elasticbeanstalk.com: shop-green.eu-west-1.elasticbeanstalk.com is named after it',
		]);
	});

	test('is blocked for a version that is not there, and warns of the one that runs already', async () => {
		const shop = openBookshop();
		expect(told(await shop.plan(deployVersion, 'shop-green', { version: 'v99' }), 'blocked')).toEqual([
			'bookshop-shop has no version v99',
		]);
		expect(told(await shop.plan(deployVersion, 'shop-green', { version: 'v43' }), 'warning')).toContain(
			'shop-green runs v43 already: it is deployed once more',
		);
	});

	test.each([
		['Failed', 'blocked'],
		['Processing', 'blocked'],
		['Building', 'blocked'],
		['Unprocessed', 'warning'],
		['Processed', 'passed'],
	])('of a version that is %s: %s', async (Status, status) => {
		const region = fakeRegion(createManualClock(), () => ({ ApplicationVersions: [{ Status }] }));
		expect(await versionCheck(region, 'shop', 'v1', {})).toMatchObject({ status });
	});

	test('offers the newest that does not run there, and says where the others run', async () => {
		const [version] = await openBookshop().fields(deployVersion, 'shop-green');
		expect(version?.default).toBe('v45');
		expect(version?.choices?.map(({ value }) => value).slice(0, 4)).toEqual(['v45', 'v44', 'v43', 'v42']);
		expect(version?.choices?.[2]?.hint).toMatch(/^runs in shop-green · Wish lists can be shared/);
	});
});

describe('carried out', () => {
	test('it is watched until the environment is Ready with the version, told by Beanstalk, and taken back', async () => {
		const shop = openBookshop();
		const operation = await shop.fly(await shop.plan(deployVersion, 'shop-green', { version: 'v44' }));
		expect(operation).toMatchObject({
			phase: 'done',
			watching: { met: ['shop-green is Ready with v44', 'shop-green is Green'] },
		});
		expect(operation.narration[0]).toBe('INFO  Environment update is starting.');
		expect(operation.narration).toContain('INFO  Environment update completed successfully.');
		expect(operation.narration.at(-1)).toMatch(/^with v44 its health is Green/);
		expect(await shop.item('environments', 'shop-green')).toMatchObject({ version: 'v44', status: 'Ready' });

		const back = await shop.undo(operation);
		expect(back).toMatchObject({ title: 'Undo: deploy v43 to shop-green again', word: 'deploy' });
		expect(told(back, 'passed')).toEqual(['everything is still as it was left']);
		expect(await shop.fly(back, operation.id)).toMatchObject({ phase: 'done' });
		expect(await shop.item('environments', 'shop-green')).toMatchObject({ version: 'v43' });
	});

	test('is not taken back while something is under way: that would only be refused', async () => {
		const shop = openBookshop();
		const operation = await shop.fly(await shop.plan(deployVersion, 'shop-green', { version: 'v44' }));
		const update = { EnvironmentName: 'shop-green', VersionLabel: 'v41' };
		await shop.wait(shop.region.call('elasticbeanstalk', 'UpdateEnvironment', update));
		const back = await shop.undo(operation);
		expect(told(back, 'blocked')).toEqual([
			'shop-green is not Ready: wait until the update that is under way is over, or abort it (a, Abort update)',
		]);
		expect(told(back, 'warning')).toEqual([
			'shop-green no longer has v44 and the address that it had: somebody has deployed or swapped since',
		]);
	});

	test('the same version again is waited for, too', async () => {
		const shop = openBookshop();
		const before = shop.clock.now();
		const operation = await shop.fly(await shop.plan(deployVersion, 'shop-green', { version: 'v43' }));
		expect(operation.phase).toBe('done');
		expect(shop.clock.now() - before).toBeGreaterThan(20_000);
	});

	test('what does not work is rolled back by Beanstalk, and that is said', async () => {
		const shop = openBookshop();
		const operation = await shop.fly(await shop.plan(deployVersion, 'invoices-worker', { version: 'v19' }));
		expect(operation).toMatchObject({
			phase: 'failed',
			problem: { sentence: 'invoices-worker is Ready again with v20: Beanstalk rolled it back.' },
		});
		expect(operation.narration.join('\n')).toContain('ERROR  Failed to deploy application.');
	});

	test('nothing is sent when the environment has got another address since: it may be live now', async () => {
		const shop = openBookshop();
		const plan = await shop.plan(deployVersion, 'shop-green', { version: 'v45' });
		await shop.wait(
			shop.region.call('elasticbeanstalk', 'SwapEnvironmentCNAMEs', {
				SourceEnvironmentName: 'shop-blue',
				DestinationEnvironmentName: 'shop-green',
			}),
		);
		await shop.pass(30);
		expect(await shop.fly(plan)).toMatchObject({
			phase: 'failed',
			steps: [{ state: 'waiting' }],
			problem: { sentence: expect.stringContaining('no longer as planned') },
		});
	});

	test('while another update is under way it does not apply, and its plan is blocked', async () => {
		const shop = openBookshop();
		await shop.wait(
			shop.region.call('elasticbeanstalk', 'UpdateEnvironment', {
				EnvironmentName: 'shop-green',
				VersionLabel: 'v44',
			}),
		);
		const item = await shop.item('environments', 'shop-green');
		expect(deployVersion.appliesTo?.(item)).toBe('it is Updating: wait for that update, or abort it');
		expect(told(await shop.plan(deployVersion, 'shop-green', { version: 'v45' }), 'blocked')).toEqual([
			'shop-green is Updating: an update is under way; wait for it, or abort it',
		]);
	});
});

describe('begun from the version', () => {
	test('it asks where, and is the same plan', async () => {
		const shop = openBookshop();
		const [environment] = await shop.fields(deployToEnvironment, 'bookshop-shop/v44');
		expect(environment?.choices?.map(({ value }) => value)).toEqual(['shop-blue', 'shop-green']);
		const plan = await shop.plan(deployToEnvironment, 'bookshop-shop/v44', { environment: 'shop-green' });
		expect(plan).toMatchObject({ action: 'deploy-version', title: 'deploy v44 to shop-green' });
	});

	test('an environment of another application is refused', async () => {
		const plan = await openBookshop().plan(deployToEnvironment, 'bookshop-shop/v44', {
			environment: 'invoices-worker',
		});
		expect(told(plan, 'blocked')).toEqual(['bookshop-shop has no environment invoices-worker']);
	});
});
