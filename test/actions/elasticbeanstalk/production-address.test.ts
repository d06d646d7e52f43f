import { describe, expect, test } from 'vitest';
import { standingOf } from '../../../source/actions/elasticbeanstalk/production-address.ts';
import type { Operation } from '../../../source/operations/operation.ts';
import { planOf, where } from '../../operations/plans.ts';

const environment = (EnvironmentName: string, label?: string, ApplicationName = 'shop') => ({
	EnvironmentName,
	EnvironmentId: `e-${EnvironmentName}`,
	ApplicationName,
	...(label ? { CNAME: `${label}.eu-west-1.elasticbeanstalk.com` } : {}),
});

const swapOf = (label: string, phase: Operation['phase'] = 'done'): Operation => ({
	id: 'op-1',
	where,
	plan: planOf([], {
		action: 'swap',
		changes: [{ what: `${label}.eu-west-1.elasticbeanstalk.com`, before: 'a', after: 'b' }],
	}),
	startedAt: 0,
	phase,
	steps: [],
	narration: [],
});

describe('which address is production', () => {
	test('the one that others are named after, whoever carries it', () => {
		const all = [environment('shop-green', 'shop'), environment('shop-blue', 'shop-green')];
		const [green, blue] = all.map((one) => standingOf(one, all, {}));
		expect(green).toEqual({
			address: 'production',
			why: 'shop-green.eu-west-1.elasticbeanstalk.com is named after it',
		});
		expect(blue).toEqual({
			address: 'other',
			why: 'the production address is shop.eu-west-1.elasticbeanstalk.com, which shop-green carries',
		});
	});

	test('a clone of a clone is not, nor is what only sounds alike', () => {
		const all = ['shop-green', 'shop', 'shop-green-2', 'shopping'].map((name) => environment(name, name));
		expect(all.map((one) => standingOf(one, all, {}).address)).toEqual([
			'other',
			'production',
			'other',
			'unknown',
		]);
		expect(standingOf(environment('shop-green-2', 'shop-green-2'), all, {}).why).toContain(
			'which shop carries',
		);
	});

	test('the one that the settings name, before everything else', () => {
		const all = [environment('a', 'shop'), environment('b', 'shop-live')];
		const named = ['SHOP-live.eu-west-1.elasticbeanstalk.com'];
		expect(all.map((one) => standingOf(one, all, { named }).address)).toEqual(['other', 'production']);
	});

	test('settings that name other applications say nothing of this one', () => {
		const all = [environment('a', 'shop'), environment('b', 'shop-green'), environment('c', 'till', 'till')];
		const named = ['till.eu-west-1.elasticbeanstalk.com'];
		expect(all.map((one) => standingOf(one, all, { named }).address)).toEqual([
			'production',
			'other',
			'production',
		]);
	});

	test.each(['done', 'baking'] as const)(
		'where names tell nothing: the one a swap began at (%s)',
		(phase) => {
			const all = [environment('a', 'bookshop'), environment('b', 'leaflet')];
			const operations = [swapOf('leaflet', phase), swapOf('bookshop')];
			expect(all.map((one) => standingOf(one, all, { operations }).address)).toEqual(['other', 'production']);
		},
	);

	test('a swap that failed, or was of others, tells nothing', () => {
		const all = [environment('a', 'bookshop'), environment('b', 'leaflet')];
		const operations = [swapOf('leaflet', 'failed'), swapOf('till')];
		expect(all.map((one) => standingOf(one, all, { operations }).address)).toEqual(['unknown', 'unknown']);
	});

	test('the only web environment of an application is its production', () => {
		const all = [
			environment('till', 'till'),
			environment('till-worker'),
			environment('shop', 'shop', 'other'),
		];
		expect(standingOf(environment('till', 'till'), all, {})).toEqual({
			address: 'production',
			why: 'shop has no other web environment',
		});
		expect(standingOf(environment('till-worker'), all, {}).address).toBe('other');
	});
});
