import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	type HealthRule,
	mustSucceed,
	outOfServiceAtMost,
	predefinedConfigurations,
} from '../../../source/simulator/codedeploy/configurations.ts';

const both = (rule: HealthRule, fleet: number) => [outOfServiceAtMost(rule, fleet), mustSucceed(rule, fleet)];

describe('a deployment configuration', () => {
	test.each([
		[9, [1, 8], [4, 5], [9, 1]],
		[2, [1, 1], [1, 1], [2, 1]],
		[1, [1, 1], [0, 1], [1, 1]],
	])('of AWS allows of %i what AWS says it does', (fleet, ...expected) => {
		expect(predefinedConfigurations.map(({ rule }) => both(rule, fleet))).toEqual(expected);
	});

	test('of one’s own allows what AWS says in its example of nine instances', () => {
		expect(both({ type: 'HOST_COUNT', value: 6 }, 9)).toEqual([3, 6]);
		expect(both({ type: 'FLEET_PERCENT', value: 40 }, 9)).toEqual([5, 4]);
	});

	test('that keeps as many healthy as there are allows nothing', () => {
		expect(outOfServiceAtMost({ type: 'HOST_COUNT', value: 3 }, 3)).toBe(0);
		expect(outOfServiceAtMost({ type: 'FLEET_PERCENT', value: 95 }, 10)).toBe(0);
	});
});

test('what may be out of service and what must stay make the fleet, and a share is never rounded down', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 1, max: 200 }),
			fc.integer({ min: 0, max: 100 }),
			fc.integer({ min: 0, max: 200 }),
			(fleet, percent, count) => {
				const share = outOfServiceAtMost({ type: 'FLEET_PERCENT', value: percent }, fleet);
				expect(fleet - share).toBeGreaterThanOrEqual((fleet * percent) / 100);
				expect(fleet - share - 1).toBeLessThan((fleet * percent) / 100);
				const number = outOfServiceAtMost({ type: 'HOST_COUNT', value: count }, fleet);
				expect(number).toBe(Math.max(0, fleet - count));
				for (const rule of [
					{ type: 'FLEET_PERCENT', value: percent },
					{ type: 'HOST_COUNT', value: count },
					{ type: 'MOST_CONCURRENCY', value: 1 },
				] as const) {
					const [atMost = 0, least = 0] = both(rule, fleet);
					expect(least).toBe(Math.max(1, fleet - atMost));
				}
			},
		),
	);
});
