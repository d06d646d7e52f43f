import { beforeAll, describe, expect, test } from 'vitest';
import { swap } from '../../../source/actions/elasticbeanstalk/swap.ts';
import { partnerOf } from '../../../source/actions/elasticbeanstalk/swap-environments.ts';
import { find } from '../../../source/operations/find.ts';
import { undoPlan } from '../../../source/operations/undo.ts';
import { both, createShop } from './swap-shop.ts';

beforeAll(() => find('loaded', {}));

describe('the plan', () => {
	test('shows which address goes where, and everything that a careful person would look at', async () => {
		const plan = await createShop().plan(both);
		expect(plan).toMatchObject({
			title: 'swap shop-blue ⇄ shop-green',
			risk: 'disruptive',
			word: 'swap',
			changes: [
				{ what: 'shop.eu-west-1.elasticbeanstalk.com', before: 'shop-blue (v42)', after: 'shop-green (v43)' },
				{
					what: 'shop-green.eu-west-1.elasticbeanstalk.com',
					before: 'shop-green (v43)',
					after: 'shop-blue (v42)',
				},
			],
		});
		expect(plan.checks).toEqual([
			{ status: 'passed', text: 'both environments are Ready' },
			{ status: 'passed', text: 'same application: shop' },
			{ status: 'passed', text: 'no other session of Airboss is at them' },
			{ status: 'passed', text: 'shop-green is Green/Ok for 6m' },
			{ status: 'passed', text: 'versions: v42 → v43' },
			{ status: 'passed', text: 'their settings are the same' },
			{ status: 'passed', text: 'OK: shop-5xx' },
			{ status: 'warning', text: 'checkout-5xx is in ALARM since 2m' },
		]);
		expect(plan.bake).toMatchObject({
			seconds: 600,
			armed: false,
			lights: [{ title: 'health of shop-green' }, { title: 'alarm shop-5xx' }],
			next: { action: 'terminate-environment', targets: ['e-blue'] },
		});
	});

	test('is about whoever gets the address that customers know, whichever was named first', async () => {
		const plan = await createShop().plan({ source: 'shop-green', destination: 'shop-blue' });
		expect(plan.title).toBe('swap shop-green ⇄ shop-blue');
		expect(plan.changes[0]).toMatchObject({
			what: 'shop.eu-west-1.elasticbeanstalk.com',
			before: 'shop-blue (v42)',
		});
		expect(plan.bake?.title).toBe('shop-green takes the traffic of shop.eu-west-1.elasticbeanstalk.com');
	});

	test('is blocked while one is not Ready', async () => {
		const shop = createShop();
		shop.green.Status = 'Updating';
		expect((await shop.plan(both)).checks[0]).toMatchObject({
			status: 'blocked',
			text: 'shop-green is Updating: it must be Ready',
		});
	});

	test('is blocked for two applications', async () => {
		const { checks } = await createShop().plan({ source: 'shop-blue', destination: 'shop-other' });
		expect(checks.filter(({ status }) => status === 'blocked')).toHaveLength(1);
	});

	test('is blocked, not broken, for names that are not there', async () => {
		for (const answers of [
			{ source: 'nope', destination: 'shop-green' },
			{ source: 'shop-blue', destination: 'nope' },
		]) {
			const plan = await createShop().plan(answers);
			expect(plan).toMatchObject({
				steps: [],
				checks: [{ status: 'blocked', text: 'there is no environment nope' }],
			});
		}
	});

	test('takes the partner when only one is named', async () => {
		expect((await createShop().plan({ source: 'shop-green' })).title).toBe('swap shop-green ⇄ shop-blue');
	});
});

test('the form suggests the partner of the chosen environment', async () => {
	const { region, signal } = createShop();
	const fields = await swap.form?.({ region, items: [], signal, token: () => '' });
	const destination = fields?.find(({ name }) => name === 'destination');
	expect(destination?.suggest?.({ source: 'shop-blue' })).toBe('shop-green');
	expect(destination?.suggest?.({ source: 'shop-green' })).toBe('shop-blue');
	// Before anything is chosen: the partner of the one that stands there.
	expect(destination?.suggest?.({})).toBe('shop-blue');
	expect(destination?.validate?.('shop-blue', { source: 'shop-blue' })).not.toBe(true);
});

test('among several of an application, blue and green of the same name belong together', () => {
	const named = (EnvironmentName: string) => ({
		EnvironmentName,
		EnvironmentId: EnvironmentName,
		ApplicationName: 'a',
	});
	const all = ['shop-blue', 'worker', 'green-api', 'shop-green', 'blue-api'].map(named);
	expect(partnerOf(named('shop-blue'), all)?.EnvironmentName).toBe('shop-green');
	expect(partnerOf(named('green-api'), all)?.EnvironmentName).toBe('blue-api');
	expect(partnerOf(named('worker'), all)).toBeUndefined();
});

const unbaked = { ...both, bake: '0' };

describe('carried out', () => {
	test('it is watched until both addresses have moved, with what Beanstalk says of it', async () => {
		const shop = createShop();
		const operation = await shop.fly(await shop.plan(unbaked));
		expect(operation).toMatchObject({ phase: 'done' });
		expect(operation.narration).toEqual([
			'shop-blue: swapEnvironmentCNAMEs is starting.',
			'shop-green: swapEnvironmentCNAMEs is starting.',
			"shop-blue: Completed swapping CNAMEs for environments 'shop-blue' and 'shop-green'.",
			"shop-green: Completed swapping CNAMEs for environments 'shop-blue' and 'shop-green'.",
		]);
		expect(shop.green.CNAME).toBe('shop.eu-west-1.elasticbeanstalk.com');
	});

	test('where Beanstalk words it otherwise, that is told, and the swap stands', async () => {
		const shop = createShop();
		const landed = shop.takeOff(await shop.plan(unbaked));
		await shop.clock.advance(5500);
		shop.events.length = 0;
		await shop.clock.advance(60_000);
		expect(await landed).toMatchObject({
			phase: 'done',
			narration: expect.arrayContaining(['It is not known that Beanstalk says that the swap is completed.']),
		});
	});

	test('undo swaps back', async () => {
		const shop = createShop();
		const operation = await shop.fly(await shop.plan(unbaked));
		const back = await undoPlan(operation, shop.region);
		expect(back).toMatchObject({ word: 'swap', risk: 'disruptive', checks: [{ status: 'passed' }] });
		expect((await shop.fly(back)).phase).toBe('done');
		expect(shop.blue.CNAME).toBe('shop.eu-west-1.elasticbeanstalk.com');
	});

	test('undo is blocked once an address has moved on: swapping again would not lead back', async () => {
		const shop = createShop();
		const operation = await shop.fly(await shop.plan(unbaked));
		shop.blue.CNAME = 'elsewhere.eu-west-1.elasticbeanstalk.com';
		expect((await undoPlan(operation, shop.region)).checks).toMatchObject([{ status: 'blocked' }]);
	});

	test.each([
		['somebody was faster', ({ blue, green }: Shop) => void Object.assign(blue, { CNAME: green.CNAME })],
		[
			'the new one is no longer healthy',
			({ green }: Shop) => void Object.assign(green, { Health: 'Yellow' }),
		],
		[
			'a chosen alarm has gone off',
			({ alarms }: Shop) => void Object.assign(alarms.shop, { StateValue: 'ALARM' }),
		],
	])('nothing is sent when meanwhile %s', async (_, happens) => {
		const shop = createShop();
		const plan = await shop.plan(both);
		happens(shop);
		expect((await shop.fly(plan)).phase).toBe('failed');
		expect(shop.region.sent.map(({ operation }) => operation)).not.toContain('SwapEnvironmentCNAMEs');
	});

	test('whoever comes second is told what is known of the swap before', async () => {
		const shop = createShop();
		const plan = await shop.plan(unbaked);
		const first = shop.takeOff(await shop.plan(unbaked));
		await shop.clock.advance(1000);
		const second = async () => (await shop.takeOff(plan)).problem?.sentence;
		expect(await second()).toMatch(
			/^The environments are no longer as planned: shop-green is Updating, shop-blue is Updating; a swap began at \d\d:\d\d:\d\d\.$/,
		);
		await shop.clock.advance(20_000);
		await first;
		expect(await second()).toMatch(
			/: shop-green now has shop\.eu-west-1\.elasticbeanstalk\.com, shop-blue now has shop-green\S+; a swap began at [\d:]+; a swap was completed at [\d:]+\.$/,
		);
	});
});

type Shop = ReturnType<typeof createShop>;
