import { describe, expect, test } from 'vitest';
import { buildWorld } from '../../source/simulator/build-world.ts';
import { cloudwatch } from '../../source/simulator/cloudwatch/handlers.ts';
import { codedeploy } from '../../source/simulator/codedeploy/handlers.ts';
import { defaultSimulation, type Simulation } from '../../source/simulator/simulation.ts';
import type { World } from '../../source/simulator/world.ts';

const start = 1_764_000_000_000;

function worldOf(options: Partial<Simulation>): World {
	const world = buildWorld(
		{ ...defaultSimulation, calm: true, ...options },
		{ region: 'us-east-1', wall: () => start },
	);
	world.clock.catchUp();
	return world;
}

function alarmsOf(world: World) {
	const alarms = [];
	let NextToken: string | undefined;
	do {
		const page = cloudwatch.DescribeAlarms(world, {
			AlarmTypes: ['MetricAlarm', 'CompositeAlarm'],
			MaxRecords: 100,
			NextToken,
		});
		alarms.push(...(page.MetricAlarms ?? []), ...(page.CompositeAlarms ?? []));
		NextToken = page.NextToken;
	} while (NextToken);
	return alarms;
}

function idsOf(world: World) {
	const ids: string[] = [];
	let nextToken: string | undefined;
	do {
		const page = codedeploy.ListDeployments(world, { nextToken });
		ids.push(...page.deployments);
		nextToken = page.nextToken;
	} while (nextToken);
	return ids;
}

const infoOf = (world: World, id: string) =>
	codedeploy.BatchGetDeployments(world, { deploymentIds: [id] }).deploymentsInfo[0];

const shareOf = <T>(things: readonly T[], holds: (thing: T) => boolean) =>
	things.filter(holds).length / things.length;

describe('--alarms', () => {
	test('gives so many in all: most of them OK, some of them not, and the same for the same seed', () => {
		const alarms = alarmsOf(worldOf({ alarms: 2000 }));
		expect(new Set(alarms.map(({ AlarmName }) => AlarmName)).size).toBe(2000);
		expect(shareOf(alarms, ({ StateValue }) => StateValue === 'OK')).toBeGreaterThan(0.9);
		for (const state of ['ALARM', 'INSUFFICIENT_DATA'])
			expect(shareOf(alarms, ({ StateValue }) => StateValue === state)).toBeGreaterThan(0.01);
		expect(alarmsOf(worldOf({ alarms: 2000 }))).toEqual(alarms);
	});

	test('gives alarms that came to their states on the days before, for reasons of then', () => {
		const alarms = alarmsOf(worldOf({ alarms: 500 })).filter(({ AlarmName = '' }) => /\d{5}/.test(AlarmName));
		const days = new Set(alarms.map(({ StateTransitionedTimestamp: at }) => at?.toISOString().slice(0, 10)));
		expect(days.size).toBeGreaterThan(15);
		expect(alarms.find(({ StateValue }) => StateValue === 'ALARM')?.StateReason).toMatch(
			/^Threshold Crossed: .* greater than the threshold/,
		);
	});
});

describe('--deployments', () => {
	test('gives so many in all, newest first, most of which succeeded', () => {
		const world = worldOf({ deployments: 1200 });
		const ids = idsOf(world);
		expect(new Set(ids).size).toBe(1200);
		const infos = ids.flatMap((id) => infoOf(world, id) ?? []);
		const times = infos.map(({ createTime }) => createTime?.getTime() ?? 0);
		expect(times).toEqual(times.toSorted((a, b) => b - a));
		expect(shareOf(infos, ({ status }) => status === 'Succeeded')).toBeGreaterThan(0.8);
		for (const status of ['Failed', 'Stopped'])
			expect(shareOf(infos, (info) => info.status === status)).toBeGreaterThan(0.01);
		expect(idsOf(worldOf({ deployments: 1200 }))).toEqual(ids);
	});

	test('gives targets to each, as many as its overview counts, the same whenever they are asked for', () => {
		const world = worldOf({ deployments: 60 });
		for (const deploymentId of idsOf(world).slice(-40)) {
			const { targetIds } = codedeploy.ListDeploymentTargets(world, { deploymentId });
			const counts = Object.values(infoOf(world, deploymentId)?.deploymentOverview ?? {});
			expect(targetIds).toHaveLength(counts.reduce((sum, count) => sum + count, 0));
			const targets = codedeploy.BatchGetDeploymentTargets(world, { deploymentId, targetIds });
			expect(targets.deploymentTargets).toHaveLength(targetIds.length);
			expect(codedeploy.BatchGetDeploymentTargets(world, { deploymentId, targetIds })).toEqual(targets);
		}
	});
});
