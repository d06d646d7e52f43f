import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	type Configuration,
	forecast,
	forecastText,
	outcomeOf,
} from '../../../source/actions/codedeploy/forecast.ts';

const percent = (value: number, name = 'custom'): Configuration => ({
	deploymentConfigName: name,
	minimumHealthyHosts: { type: 'FLEET_PERCENT', value },
});
const hosts = (value: number): Configuration => ({
	deploymentConfigName: 'custom',
	minimumHealthyHosts: { type: 'HOST_COUNT', value },
});
const oneAtATime: Configuration = JSON.parse(
	'{"deploymentConfigName":"CodeDeployDefault.OneAtATime","minimumHealthyHosts":{"type":"MOST_CONCURRENCY","value":1}}',
);
const halfAtATime = percent(50, 'CodeDeployDefault.HalfAtATime');
const allAtOnce = percent(0, 'CodeDeployDefault.AllAtOnce');

const figures = (configuration: Configuration, fleet: number) => {
	const { atOnce, mustSucceed } = forecast(configuration, fleet);
	return [atOnce, mustSucceed];
};
const ends = (configuration: Configuration, fleet: number, ...failing: number[]) =>
	outcomeOf(forecast(configuration, fleet), new Set(failing)).status;

describe("AWS's own examples", () => {
	test('of nine: six hosts leave three at a time, 40 % five, half four, all nine', () => {
		expect(figures(hosts(6), 9)).toEqual([3, 6]);
		expect(figures(percent(40), 9)).toEqual([5, 4]);
		expect(figures(halfAtATime, 9)).toEqual([4, 5]);
		expect(figures(allAtOnce, 9)).toEqual([9, 1]);
		expect(figures(oneAtATime, 9)).toEqual([1, 8]);
	});

	test('of ten: 95 % is rounded up to all of them, so it fails before it begins', () => {
		expect(figures(percent(95), 10)[0]).toBe(0);
		expect(outcomeOf(forecast(percent(95), 10), new Set())).toEqual({ status: 'Failed', reached: 0 });
	});

	test('of ten with nine healthy: any failure ends it, but that of the last one', () => {
		expect(ends(hosts(9), 10, 4)).toBe('Failed');
		expect(ends(hosts(9), 10, 9)).toBe('Succeeded');
	});

	test('of ten with eight healthy: two failures end it, unless the second is the last one', () => {
		expect(ends(hosts(8), 10, 2)).toBe('Succeeded');
		expect(ends(hosts(8), 10, 2, 6)).toBe('Failed');
		expect(ends(hosts(8), 10, 2, 9)).toBe('Succeeded');
	});

	test('all at once: one success is enough, none is not', () => {
		expect(ends(allAtOnce, 3, 0, 1)).toBe('Succeeded');
		expect(ends(allAtOnce, 3, 0, 1, 2)).toBe('Failed');
	});

	test('a single instance must succeed; half of one, rounded up, may not be out of service', () => {
		for (const configuration of [oneAtATime, allAtOnce]) {
			expect(figures(configuration, 1)).toEqual([1, 1]);
			expect(ends(configuration, 1)).toBe('Succeeded');
			expect(ends(configuration, 1, 0)).toBe('Failed');
		}
		expect(figures(halfAtATime, 1)[0]).toBe(0);
		expect(figures(hosts(1), 1)[0]).toBe(0);
	});

	test('no instance at all never succeeds', () => {
		expect(ends(allAtOnce, 0)).toBe('Failed');
	});
});

test('a fleet is never below what must stay healthy, and what is not reached comes last', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 1, max: 200 }),
			fc.oneof(
				fc.constantFrom(oneAtATime, halfAtATime, allAtOnce),
				fc.integer({ min: 0, max: 100 }).map((value) => percent(value)),
				fc.integer({ min: 0, max: 200 }).map(hosts),
			),
			fc.array(fc.nat(199)),
			(fleet, configuration, places) => {
				const ahead = forecast(configuration, fleet);
				const failing = new Set(places.filter((place) => place < fleet));
				const { status, reached } = outcomeOf(ahead, failing);
				const failed = [...failing].filter((place) => place < reached).length;
				expect(failed).toBeLessThanOrEqual(ahead.atOnce);
				expect(ahead.atOnce + ahead.mustSucceed).toBeLessThanOrEqual(fleet + 1);
				expect(status === 'Succeeded').toBe(reached === fleet && fleet - failed >= ahead.mustSucceed);
				if (ahead.atOnce > 0 && failing.size <= ahead.mayFail) expect(status).toBe('Succeeded');
				if (failing.size === 0 && ahead.atOnce > 0) expect(status).toBe('Succeeded');
			},
		),
	);
});

test('it is told in a sentence', () => {
	const told = (configuration: Configuration, fleet: number) =>
		forecastText(configuration, forecast(configuration, fleet));
	expect(told(halfAtATime, 9)).toBe(
		'CodeDeployDefault.HalfAtATime: 4 of 9 instances at a time; up to 3 may fail, 5 must succeed',
	);
	expect(told(allAtOnce, 3)).toBe(
		'CodeDeployDefault.AllAtOnce: all 3 instances at once; up to 2 may fail, 1 must succeed',
	);
	expect(told(oneAtATime, 3)).toBe(
		'CodeDeployDefault.OneAtATime: 1 of 3 instances at a time; the first failure ends it, unless it is that of the last instance',
	);
	expect(told(oneAtATime, 1)).toBe('CodeDeployDefault.OneAtATime: the only instance, which must succeed');
});
