import { beforeAll, describe, expect, test } from 'vitest';
import { swap } from '../../../source/actions/elasticbeanstalk/swap.ts';
import { partnerOf } from '../../../source/actions/elasticbeanstalk/swap-environments.ts';
import type { Call } from '../../../source/aws/operations.ts';
import { carryOut } from '../../../source/operations/engine.ts';
import { find } from '../../../source/operations/find.ts';
import { undoPlan } from '../../../source/operations/undo.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { fakeRegion } from '../../operations/fake-region.ts';
import { memoryJournal } from '../../operations/memory-journal.ts';
import { where } from '../../operations/plans.ts';

beforeAll(() => find('loaded', {}));

/** Two environments of a shop. A swap takes five seconds, as Beanstalk's does, and tells of it newest first. */
function createShop() {
	const clock = createManualClock();
	const environment = (colour: string, version: string) => ({
		EnvironmentId: `e-${colour}`,
		EnvironmentName: `shop-${colour}`,
		ApplicationName: 'shop',
		VersionLabel: version,
		CNAME:
			colour === 'blue' ? 'shop.eu-west-1.elasticbeanstalk.com' : 'shop-green.eu-west-1.elasticbeanstalk.com',
		Status: 'Ready',
		Health: 'Green',
		HealthStatus: 'Ok',
	});
	const blue = environment('blue', 'v42');
	const green = environment('green', 'v43');
	const other = { ...environment('other', 'v1'), ApplicationName: 'till' };
	const event = (EnvironmentName: string, Message: string, minutesAgo = 0) => ({
		EnvironmentName,
		Message,
		EventDate: new Date(clock.now() - minutesAgo * 60_000),
	});
	const events = [event('shop-green', 'Environment health has transitioned from Info to Ok.', 6)];
	const alarms = [{ AlarmName: 'checkout-5xx', StateUpdatedTimestamp: new Date(clock.now() - 120_000) }];
	const region = fakeRegion(clock, ({ operation, input }: Call) => {
		switch (operation) {
			case 'DescribeEnvironments': {
				const ids = 'EnvironmentIds' in input ? input.EnvironmentIds : undefined;
				const all = [green, blue, other].filter(
					(one) => ids === undefined || ids.includes(one.EnvironmentId),
				);
				return { Environments: structuredClone(all) };
			}
			case 'DescribeEvents':
				return { Events: [...events] };
			case 'DescribeAlarms':
				return { MetricAlarms: alarms };
			case 'SwapEnvironmentCNAMEs':
				blue.Status = 'Updating';
				green.Status = 'Updating';
				events.unshift(event('shop-blue', 'swapEnvironmentCNAMEs is starting.'));
				clock.after(5000, () => {
					[blue.CNAME, green.CNAME] = [green.CNAME, blue.CNAME];
					blue.Status = 'Ready';
					green.Status = 'Ready';
					events.unshift(event('shop-blue', 'Completed swapping CNAMEs.'));
				});
				return {};
			default:
				throw new Error(`not expected: ${operation}`);
		}
	});
	const { signal } = new AbortController();
	const plan = (answers: Record<string, string>) =>
		swap.plan({ region, items: [], answers, signal, token: () => 'token' });
	const fly = async (made: Awaited<ReturnType<typeof plan>>) => {
		const options = { region, clock, journal: memoryJournal(), signal, report: () => undefined };
		const landed = carryOut({ ...options, plan: made, id: 'op-1', where });
		await clock.advance(20_000);
		return landed;
	};
	return { clock, region, blue, green, other, plan, fly, signal };
}

const both = { source: 'shop-blue', destination: 'shop-green' };

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
			{ status: 'passed', text: 'shop-green is Green/Ok for 6m' },
			{ status: 'passed', text: 'versions: v42 → v43' },
			{ status: 'warning', text: 'checkout-5xx is in ALARM since 2m' },
		]);
	});

	test('is blocked while one is not Ready', async () => {
		const shop = createShop();
		shop.green.Status = 'Updating';
		expect((await shop.plan(both)).checks[0]).toMatchObject({
			status: 'blocked',
			text: 'shop-green is Updating: both must be Ready for a swap',
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

describe('carried out', () => {
	test('it is watched until both addresses have moved, with what Beanstalk says of it', async () => {
		const shop = createShop();
		const operation = await shop.fly(await shop.plan(both));
		expect(operation).toMatchObject({ phase: 'done' });
		expect(operation.narration).toEqual([
			'shop-blue: swapEnvironmentCNAMEs is starting.',
			'shop-blue: Completed swapping CNAMEs.',
		]);
		expect(shop.green.CNAME).toBe('shop.eu-west-1.elasticbeanstalk.com');
	});

	test('undo swaps back', async () => {
		const shop = createShop();
		const operation = await shop.fly(await shop.plan(both));
		const back = await undoPlan(operation, shop.region);
		expect(back).toMatchObject({ word: 'swap', risk: 'disruptive', checks: [{ status: 'passed' }] });
		expect((await shop.fly(back)).phase).toBe('done');
		expect(shop.blue.CNAME).toBe('shop.eu-west-1.elasticbeanstalk.com');
	});

	test('nothing is sent when somebody was faster', async () => {
		const shop = createShop();
		const plan = await shop.plan(both);
		[shop.blue.CNAME, shop.green.CNAME] = [shop.green.CNAME, shop.blue.CNAME];
		expect((await shop.fly(plan)).phase).toBe('failed');
		expect(shop.region.sent.map(({ operation }) => operation)).not.toContain('SwapEnvironmentCNAMEs');
	});
});
