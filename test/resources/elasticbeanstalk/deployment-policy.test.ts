import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { courseOf, rollOutOf } from '../../../source/resources/elasticbeanstalk/deployment-policy.ts';

const command = 'aws:elasticbeanstalk:command';
const set = (options: Record<string, string>, namespace = command) =>
	Object.entries(options).map(([OptionName, Value]) => ({ Namespace: namespace, OptionName, Value }));

describe('what a policy means', () => {
	test('all at once is what Beanstalk does when nothing is set', () => {
		expect(rollOutOf([], 4)).toMatchObject({ policy: 'AllAtOnce', atATime: 4, batches: 1, serving: 0 });
	});

	test('rolling by a share of the instances', () => {
		const half = set({ DeploymentPolicy: 'Rolling', BatchSizeType: 'Percentage', BatchSize: '50' });
		expect(rollOutOf(half, 4)).toMatchObject({ atATime: 2, batches: 2, extra: 0, serving: 2 });
		expect(courseOf(rollOutOf(half, 4), 4)).toEqual([
			'Rolling: 2 at a time, 2 batches',
			'2 of 4 serve meanwhile; both versions answer',
		]);
	});

	test('rolling by a fixed number, never more than there are', () => {
		const three = set({ DeploymentPolicy: 'Rolling', BatchSizeType: 'Fixed', BatchSize: '3' });
		expect(rollOutOf(three, 7)).toMatchObject({ atATime: 3, batches: 3, serving: 4 });
		expect(rollOutOf(three, 2)).toMatchObject({ atATime: 2, batches: 1, serving: 0 });
	});

	test('an additional batch keeps all of them serving', () => {
		const additional = set({
			DeploymentPolicy: 'RollingWithAdditionalBatch',
			BatchSizeType: 'Percentage',
			BatchSize: '25',
		});
		expect(rollOutOf(additional, 4)).toMatchObject({ atATime: 1, extra: 1, batches: 4, serving: 4 });
	});

	test('immutable doubles them', () => {
		expect(rollOutOf(set({ DeploymentPolicy: 'Immutable' }), 3)).toMatchObject({ extra: 3, serving: 3 });
	});

	test('traffic is split by percent and minutes', () => {
		const settings = [
			...set({ DeploymentPolicy: 'TrafficSplitting' }),
			...set({ NewVersionPercent: '20', EvaluationTime: '10' }, 'aws:elasticbeanstalk:trafficsplitting'),
		];
		expect(courseOf(rollOutOf(settings, 2), 2)[0]).toContain('20 % of the traffic for 10 min');
	});

	test('a single instance has no batches', () => {
		const settings = [
			...set({ DeploymentPolicy: 'Rolling' }),
			...set({ EnvironmentType: 'SingleInstance' }, 'aws:elasticbeanstalk:environment'),
		];
		expect(rollOutOf(settings, 1)).toMatchObject({ policy: 'AllAtOnce', serving: 0 });
	});

	test('whatever is set: every instance has its turn, and no batch is larger than the fleet', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 200 }),
				fc.constantFrom('Rolling', 'RollingWithAdditionalBatch'),
				fc.constantFrom('Percentage', 'Fixed'),
				fc.oneof(fc.integer({ min: 1, max: 200 }).map(String), fc.constantFrom('', 'many')),
				(instances, DeploymentPolicy, BatchSizeType, BatchSize) => {
					const settings = set({ DeploymentPolicy, BatchSizeType, BatchSize });
					const { atATime, batches, serving } = rollOutOf(settings, instances);
					expect(atATime).toBeGreaterThanOrEqual(1);
					expect(atATime).toBeLessThanOrEqual(instances);
					expect(atATime * batches).toBeGreaterThanOrEqual(instances);
					expect(atATime * (batches - 1)).toBeLessThan(instances);
					expect(serving).toBeGreaterThanOrEqual(0);
				},
			),
		);
	});
});
