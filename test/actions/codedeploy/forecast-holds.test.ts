/** What a plan foretells is what then happens: for any fleet, configuration and set of failing targets. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { forecast, outcomeOf } from '../../../source/actions/codedeploy/forecast.ts';
import type { HealthRule } from '../../../source/simulator/codedeploy/configurations.ts';
import type { Deployment } from '../../../source/simulator/codedeploy/deployment.ts';
import { codedeploy } from '../../../source/simulator/codedeploy/handlers.ts';
import { deploy, groupOf, infoOf, removeFleet, revisionOf } from '../../simulator/codedeploy/fleets.ts';
import { bookshopWorld } from '../../simulator/passing-time.ts';

const rules: fc.Arbitrary<HealthRule | string> = fc.oneof(
	fc.constantFrom(
		'CodeDeployDefault.OneAtATime',
		'CodeDeployDefault.HalfAtATime',
		'CodeDeployDefault.AllAtOnce',
	),
	fc.integer({ min: 0, max: 100 }).map((value): HealthRule => ({ type: 'FLEET_PERCENT', value })),
	fc.integer({ min: 0, max: 200 }).map((value): HealthRule => ({ type: 'HOST_COUNT', value })),
);

/** How many were out of service at the same time at most; a failed one stays out. */
function mostOut({ targets }: Deployment): number {
	const changes = targets.flatMap(({ steps, status }) => {
		const begun = steps[0]?.startTime;
		const ended = status === 'Succeeded' ? steps.at(-1)?.endTime : Number.POSITIVE_INFINITY;
		return begun === undefined ? [] : [[begun, 1] as const, [ended ?? Number.POSITIVE_INFINITY, -1] as const];
	});
	// At the same moment the one that ends makes room for the one that begins.
	changes.sort(([a, x], [b, y]) => a - b || x - y);
	let [out, most] = [0, 0];
	for (const [, change] of changes) {
		out += change;
		most = Math.max(most, out);
	}
	return most;
}

test('as many at a time, as many reached, and the same end', () => {
	const { world, pass } = bookshopWorld(1, { calm: true });
	fc.assert(
		fc.property(
			fc.integer({ min: 1, max: 200 }),
			rules,
			fc.array(fc.nat(199), { maxLength: 12 }),
			fc.boolean(),
			(fleet, rule, places, many) => {
				const group = groupOf(world, fleet, typeof rule === 'string' ? { configuration: rule } : { rule });
				const { deploymentConfigInfo = {} } = codedeploy.GetDeploymentConfig(world, {
					deploymentConfigName: group.configuration,
				});
				const ahead = forecast(deploymentConfigInfo, fleet);
				const failing = new Set(
					many ? places.flatMap((place) => [place, place + 1, place + 2, place * 2]) : places,
				);
				Object.assign(world, {
					failingHooks: [...failing].map((place) => ({ event: 'ValidateService', target: `t-${place}` })),
				});
				const deployment = deploy(world, group, revisionOf(1));
				// Each takes less than a minute, and at worst they go one by one.
				for (let minutes = 0; minutes < fleet + 3 && deployment.completeTime === undefined; minutes++)
					pass(60);

				const expected = outcomeOf(ahead, failing);
				const { status, errorInformation, deploymentOverview } = infoOf(world, deployment.id);
				expect(status).toBe(expected.status);
				expect(fleet - (deploymentOverview?.Skipped ?? 0)).toBe(expected.reached);
				expect(mostOut(deployment)).toBe(ahead.atOnce);
				expect(errorInformation?.code === 'HEALTH_CONSTRAINTS_INVALID').toBe(ahead.atOnce === 0);
				if (status === 'Succeeded')
					expect(deploymentOverview?.Succeeded).toBeGreaterThanOrEqual(ahead.mustSucceed);
				if ((deploymentOverview?.Failed ?? 0) <= ahead.mayFail && ahead.atOnce > 0)
					expect(status).toBe('Succeeded');
				removeFleet(world, group);
			},
		),
		{ numRuns: 300 },
	);
});
