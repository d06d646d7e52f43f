/** What is looked at before a swap, and watched after it. */
import { beforeAll, describe, expect, test } from 'vitest';
import { swap } from '../../../source/actions/elasticbeanstalk/swap.ts';
import { fits } from '../../../source/actions/elasticbeanstalk/swap-alarms.ts';
import { healthySince } from '../../../source/actions/elasticbeanstalk/swap-health.ts';
import type { Dns } from '../../../source/dns/dns.ts';
import { find } from '../../../source/operations/find.ts';
import type { Operation } from '../../../source/operations/operation.ts';
import { where } from '../../operations/plans.ts';
import { both, createShop } from './swap-shop.ts';

beforeAll(() => find('loaded', {}));

type Shop = ReturnType<typeof createShop>;
const minute = 60_000;

async function checksOf(answers: Record<string, string>, before: (shop: Shop) => void = () => undefined) {
	const shop = createShop();
	before(shop);
	return (await shop.plan({ ...both, ...answers })).checks.map(({ status, text }) => `${status}: ${text}`);
}

describe('before', () => {
	test('the new one must have been healthy for a while, unless that does not matter', async () => {
		expect(await checksOf({ healthyFor: '10' })).toContainEqual(
			expect.stringMatching(/^blocked: shop-green is Green\/Ok for 6m only, and should be so for 10 min/),
		);
		expect(await checksOf({ healthyFor: '0' })).toContain('passed: shop-green is Green/Ok for 6m');
		const sick = ({ green }: Shop) => Object.assign(green, { Health: 'Yellow', HealthStatus: 'Warning' });
		expect(await checksOf({}, sick)).toContainEqual(expect.stringMatching(/^blocked: shop-green is Yellow/));
		expect(await checksOf({ healthyFor: '0' }, sick)).toContain('warning: shop-green is Yellow/Warning');
	});

	test('the chosen alarms must be OK, of the others it is told', async () => {
		expect(await checksOf({ alarms: 'shop-5xx\ncheckout-5xx' })).toEqual(
			expect.arrayContaining(['passed: OK: shop-5xx', 'blocked: checkout-5xx is in ALARM since 2m']),
		);
		expect(await checksOf({ alarms: '' })).toContain('warning: checkout-5xx is in ALARM since 2m');
		expect(await checksOf({ alarms: 'nope' })).toContain('blocked: there is no alarm nope');
		const dataless = ({ alarms }: Shop) =>
			void Object.assign(alarms.shop, { StateValue: 'INSUFFICIENT_DATA' });
		expect(await checksOf({}, dataless)).toContain(
			'warning: shop-5xx has no data: it will not notice anything',
		);
	});

	test('settings that differ are listed', async () => {
		const bigger = ({ settings }: Shop) => {
			const option = { Namespace: 'aws:autoscaling:asg', OptionName: 'MaxSize' };
			settings.blue.push({ ...option, Value: '4' });
			settings.green.push({ ...option, Value: '6' });
		};
		expect(await checksOf({}, bigger)).toContain('warning: aws:autoscaling:asg MaxSize: 4 → 6');
	});

	test('somebody else’s swap blocks while it is not over, and is told for a while', async () => {
		const began = ({ events, event }: Shop) =>
			events.unshift(event('shop-blue', 'swapEnvironmentCNAMEs is starting.', 1));
		expect(await checksOf({}, began)).toContain('blocked: a swap began 1m ago and is not over');
		const ended = (shop: Shop) => {
			began(shop);
			shop.events.unshift(shop.event('shop-blue', 'Completed swapping CNAMEs for environments …', 1));
		};
		expect(await checksOf({}, ended)).toContain('warning: their addresses were swapped 1m ago');
	});

	test('what another session of Airboss has under way blocks, what it has left is told', async () => {
		const shop = createShop();
		const plan = await shop.plan(both);
		const operation = (phase: Operation['phase']): Operation => ({
			id: 'op-0',
			plan,
			where,
			startedAt: shop.clock.now(),
			phase,
			steps: [{ state: 'done', at: 0, output: {} }],
			narration: [],
			owner: 'bastion:4711:1',
			baking: { stage: 'baking', armed: false, red: [] },
		});
		const texts = async (phase: Operation['phase']) =>
			(await shop.plan(both, { operations: [operation(phase)] })).checks.map(
				({ status, text }) => `${status}: ${text}`,
			);
		expect(await texts('baking')).toContain(
			'blocked: swap shop-blue ⇄ shop-green is baking since 12:00:00 (process 4711 on bastion)',
		);
		expect(await texts('interrupted')).toContain(
			'warning: swap shop-blue ⇄ shop-green, begun at 12:00:00, was left while it baked: nobody watches it',
		);
	});

	test('how long resolvers keep the name is looked up', async () => {
		const dns = (ttl: number | undefined): Dns => ({
			ttl: async () => ttl,
			share: async () => ({ moved: 0, of: 0 }),
		});
		const shop = createShop();
		const known = await shop.plan(both, { dns: dns(60) });
		expect(known.moves).toEqual({
			name: 'shop.eu-west-1.elasticbeanstalk.com',
			from: 'blue.elb.amazonaws.com',
			to: 'green.elb.amazonaws.com',
			ttl: 60,
		});
		expect(known.checks.at(-1)).toMatchObject({
			status: 'passed',
			text: expect.stringContaining('for 60 s'),
		});
		const unknown = await shop.plan(both, { dns: dns(undefined) });
		expect(unknown.checks.at(-1)).toMatchObject({ status: 'warning' });
		expect((await shop.plan(both)).moves).toBeUndefined();
	});
});

test('healthy is since the last transition that made it so, or since the last update', () => {
	const event = (minutes: number, Message: string) => ({ EventDate: new Date(minutes * minute), Message });
	const from = (one: string, other: string) => `Environment health has transitioned from ${one} to ${other}.`;
	expect(healthySince([])).toBeUndefined();
	expect(healthySince([event(9, from('Info', 'Ok')), event(5, from('Severe', 'Info')), event(1, 'x')])).toBe(
		5 * minute,
	);
	expect(
		healthySince([event(8, 'Environment update completed successfully.'), event(5, from('Red', 'Green'))]),
	).toBe(8 * minute);
	expect(healthySince([event(9, from('Info', 'Ok')), event(2, 'createEnvironment is starting.')])).toBe(
		2 * minute,
	);
});

test('alarms fit by whole words of their name or what they watch', () => {
	const environments = [{ EnvironmentName: 'shop-blue', ApplicationName: 'bookshop' }];
	const alarm = (name: string, ...about: string[]) => fits({ name, state: 'OK', about }, environments);
	expect([alarm('shop-5xx'), alarm('errors', 'app/shop/b00c'), alarm('bookshop-web')]).toEqual([
		true,
		true,
		true,
	]);
	expect([alarm('workshop-5xx'), alarm('checkout-5xx'), alarm('blue')]).toEqual([false, false, false]);
});

test('the form chooses the alarms that fit the chosen environments', async () => {
	const { region, signal } = createShop();
	const fields = (await swap.form?.({ region, items: [], signal, token: () => '' })) ?? [];
	expect(fields.map(({ name }) => name)).toEqual([
		'source',
		'destination',
		'healthyFor',
		'bake',
		'alarms',
		'armed',
	]);
	const alarms = fields.find(({ name }) => name === 'alarms');
	expect(alarms?.suggest?.({ source: 'shop-blue' })).toBe('shop-5xx');
	expect(fields.find(({ name }) => name === 'bake')?.validate?.('-1', {})).toContain('minutes');
});

describe('afterwards', () => {
	test('both sides are drawn, and a red environment swaps back by itself where that was armed', async () => {
		const shop = createShop();
		const landed = shop.takeOff(await shop.plan({ ...both, armed: 'yes' }));
		await shop.clock.advance(2 * minute);
		const { plan, sight, phase } = shop.told.get('op-1') ?? {};
		expect(phase).toBe('baking');
		const figure = (side: string, title: string) => {
			const index =
				plan?.bake?.gauges.findIndex((gauge) => gauge.side === side && gauge.title === title) ?? -1;
			return sight?.lines[index]?.at(-1);
		};
		expect([figure('shop-green', 'requests'), figure('shop-blue', 'requests')]).toEqual([40, 2]);
		expect([figure('shop-green', 'errors'), figure('shop-green', 'p90')]).toEqual([0, 95]);
		expect(sight?.lights.map(({ colour, says }) => `${colour} ${says}`)).toEqual([
			'green Green/Ok',
			'green OK',
		]);
		expect(sight?.facts.slice(0, 3)).toEqual(['v43', 'Green/Ok', 'shop.eu-west-1.elasticbeanstalk.com']);
		Object.assign(shop.green, { Health: 'Red', HealthStatus: 'Severe' });
		await shop.clock.advance(30_000);
		expect(await landed).toMatchObject({
			undoneBy: 'op-1-back',
			baking: {
				decision: {
					why: 'light',
					reason: 'shop-green is Red: 15 % of the requests are failing with HTTP 5xx',
				},
			},
		});
		expect(shop.blue.CNAME).toBe('shop.eu-west-1.elasticbeanstalk.com');
	});

	test('an alarm does it as well', async () => {
		const shop = createShop();
		const landed = shop.takeOff(await shop.plan({ ...both, armed: 'yes' }));
		await shop.clock.advance(minute);
		shop.alarms.shop.StateValue = 'ALARM';
		await shop.clock.advance(30_000);
		expect((await landed).baking?.decision?.reason).toBe('shop-5xx is in ALARM: Threshold Crossed');
	});

	test('the name is asked for until every server has noticed; that never fails it', async () => {
		const shop = createShop();
		let moved = 0;
		const dns: Dns = { ttl: async () => 60, share: async () => ({ moved: moved++, of: 3 }) };
		const landed = shop.takeOff(await shop.plan({ ...both, bake: '1' }, { dns }), dns);
		await shop.clock.advance(20_000);
		expect(shop.told.get('op-1')?.names).toMatchObject({ moved: 2, of: 3, over: false });
		await shop.clock.advance(2 * minute);
		expect(await landed).toMatchObject({ phase: 'done', names: { moved: 3, over: true } });
	});

	test('and, where it does not bake, for twice its time to live and a minute at most', async () => {
		const shop = createShop();
		const dns: Dns = { ttl: async () => 60, share: async () => ({ moved: 1, of: 3 }) };
		const landed = shop.takeOff(await shop.plan({ ...both, bake: '0' }, { dns }), dns);
		await shop.clock.advance(4 * minute);
		expect(await landed).toMatchObject({ phase: 'done', names: { moved: 1, of: 3, over: true } });
	});
});
