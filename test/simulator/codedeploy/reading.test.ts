import { describe, expect, test } from 'vitest';
import { codedeploy } from '../../../source/simulator/codedeploy/handlers.ts';
import type { World } from '../../../source/simulator/world.ts';
import { bookshopWorld, refusal } from '../passing-time.ts';
import { deploy, groupOf, revisionOf } from './fleets.ts';

type ListInput = Parameters<typeof codedeploy.ListDeployments>[1];

function list(world: World, input: ListInput = {}): string[] {
	const all: string[] = [];
	let nextToken: string | undefined;
	do {
		const page = codedeploy.ListDeployments(world, { ...input, nextToken });
		expect(page.deployments?.length).toBeLessThanOrEqual(100);
		all.push(...(page.deployments ?? []));
		nextToken = page.nextToken;
	} while (nextToken);
	return all;
}

const info = (world: World, deploymentIds: string[]) =>
	codedeploy.BatchGetDeployments(world, { deploymentIds }).deploymentsInfo ?? [];

describe('the bookshop', () => {
	test('opens with a history, a failed release with its rollback, and one that is rolling', () => {
		const { world } = bookshopWorld();
		const all = info(world, list(world));
		expect(all[0]).toMatchObject({
			applicationName: 'bookshop-web',
			status: 'InProgress',
			revision: { s3Location: { key: 'bookshop-web/v42.zip', bundleType: 'zip' } },
			previousRevision: { s3Location: { key: 'bookshop-web/v41.zip' } },
		});
		const overview = all[0]?.deploymentOverview ?? {};
		expect(Object.values(overview).reduce<number>((sum, count) => sum + (count ?? 0), 0)).toBe(12);
		expect(overview.InProgress).toBeGreaterThan(0);
		const failed = all.find(({ status }) => status === 'Failed');
		expect(
			all.find(({ deploymentId }) => deploymentId === failed?.rollbackInfo?.rollbackDeploymentId),
		).toMatchObject({
			creator: 'codeDeployRollback',
			status: 'Succeeded',
		});
		expect(new Set(all.map(({ applicationName }) => applicationName))).toEqual(
			new Set(['bookshop-web', 'bookshop-worker', 'bookshop-search']),
		);
	});
});

describe('listing deployments', () => {
	test('goes newest first, filtered by group, status and time', () => {
		const { world } = bookshopWorld();
		const created = info(world, list(world)).map(({ createTime }) => createTime?.getTime() ?? 0);
		expect(created).toEqual(created.toSorted((a, b) => b - a));
		const group = { applicationName: 'bookshop-worker', deploymentGroupName: 'bookshop-worker-production' };
		expect(
			info(world, list(world, group)).every(({ applicationName }) => applicationName === 'bookshop-worker'),
		).toBe(true);
		const failed = info(world, list(world, { includeOnlyStatuses: ['Failed', 'InProgress'] }));
		expect(new Set(failed.map(({ status }) => status))).toEqual(new Set(['Failed', 'InProgress']));
		const start = new Date(world.clock.now() - 3_600_000);
		const recent = info(world, list(world, { createTimeRange: { start } }));
		expect(recent.length).toBeGreaterThan(1);
		expect(recent.every(({ createTime = new Date(0) }) => createTime >= start)).toBe(true);
	});

	test('pages cover every deployment exactly once while new ones begin', () => {
		const { world, pass } = bookshopWorld();
		const group = groupOf(world, 0);
		const begin = () => {
			deploy(world, group, revisionOf(1));
			pass(3);
		};
		for (let count = 0; count < 230; count++) begin();
		const before = list(world);
		expect(before.length).toBe(world.codedeploy.deployments.size);
		expect(new Set(before).size).toBe(before.length);
		const first = codedeploy.ListDeployments(world, {});
		begin();
		const second = codedeploy.ListDeployments(world, { nextToken: first.nextToken });
		expect([...(first.deployments ?? []), ...(second.deployments ?? [])]).toEqual(before.slice(0, 200));
	});

	test("refuses in CodeDeploy's words", () => {
		const { world } = bookshopWorld();
		const refused = (input: ListInput) => refusal(() => codedeploy.ListDeployments(world, input));
		const applicationName = 'bookshop-web';
		expect(refused({ nextToken: 'x' })).toContain('InvalidNextTokenException');
		expect(refused({ applicationName })).toContain('DeploymentGroupNameRequiredException');
		expect(refused({ deploymentGroupName: 'x' })).toContain('ApplicationNameRequiredException');
		expect(refused({ applicationName, deploymentGroupName: 'x' })).toBe(
			'DeploymentGroupDoesNotExistException: No Deployment Group found for name: x',
		);
		expect(refused({ applicationName: 'x', deploymentGroupName: 'x' })).toContain(
			'ApplicationDoesNotExistException',
		);
		expect(refused({ createTimeRange: { start: new Date(2), end: new Date(1) } })).toContain(
			'InvalidTimeRangeException',
		);
	});
});

describe('deployments and targets by id', () => {
	test('unknown deployments are left out, too many are refused', () => {
		const { world } = bookshopWorld();
		const [newest = ''] = list(world);
		expect(info(world, [newest, 'd-ABCDEF123']).map(({ deploymentId }) => deploymentId)).toEqual([newest]);
		const refused = (deploymentIds: string[]) => refusal(() => info(world, deploymentIds));
		expect(refused(Array.from({ length: 26 }, () => newest))).toContain('BatchLimitExceededException');
		expect(refused([])).toContain('DeploymentIdRequiredException');
		expect(refused(['nonsense'])).toContain('InvalidDeploymentIdException');
	});

	test('targets are listed by status, and paged by the hundred', () => {
		const { world, pass } = bookshopWorld();
		const { id: deploymentId } = deploy(world, groupOf(world, 230), revisionOf(1));
		pass(10);
		const seen = new Set<string>();
		const sizes: number[] = [];
		let nextToken: string | undefined;
		do {
			const page = codedeploy.ListDeploymentTargets(world, { deploymentId, nextToken });
			for (const id of page.targetIds ?? []) seen.add(id);
			sizes.push(page.targetIds?.length ?? 0);
			nextToken = page.nextToken;
		} while (nextToken);
		expect([sizes, seen.size]).toEqual([[100, 100, 30], 230]);
		const pending = codedeploy.ListDeploymentTargets(world, {
			deploymentId,
			targetFilters: { TargetStatus: ['Pending'] },
		});
		expect([pending.targetIds?.length, pending.nextToken === undefined]).toEqual([100, false]);
	});

	test('of a deployment in place are not told apart by fleet', () => {
		const { world } = bookshopWorld();
		const [deploymentId] = list(world);
		const refused = (targetFilters: Record<string, string[]>) =>
			refusal(() => codedeploy.ListDeploymentTargets(world, { deploymentId, targetFilters }));
		expect(refused({ ServerInstanceLabel: ['Blue'] })).toContain('InvalidDeploymentInstanceTypeException');
		expect(refused({ TargetStatus: ['Odd'] })).toContain('InvalidInstanceStatusException');
		expect(refused({ Odd: [] })).toContain('InvalidTargetFilterNameException');
	});

	test('targets of other deployments and too many of them are refused', () => {
		const { world } = bookshopWorld();
		const [deploymentId] = list(world);
		const refused = (targetIds: string[], id = deploymentId) =>
			refusal(() => codedeploy.BatchGetDeploymentTargets(world, { deploymentId: id, targetIds }));
		expect(refused(['i-none'])).toContain('DeploymentTargetDoesNotExistException');
		expect(refused([])).toContain('DeploymentTargetIdRequiredException');
		expect(refused(Array.from({ length: 26 }, () => 'i-none'))).toContain('BatchLimitExceededException');
		expect(refused(['i-none'], 'd-ABCDEF123')).toContain('DeploymentDoesNotExistException');
	});
});

describe('applications', () => {
	test('are listed and told', () => {
		const { world } = bookshopWorld();
		const { applications: names = [] } = codedeploy.ListApplications(world, {});
		expect(names).toEqual(['bookshop-search', 'bookshop-web', 'bookshop-worker']);
		const { applicationsInfo } = codedeploy.BatchGetApplications(world, {
			applicationNames: [...names, 'no-such'],
		});
		expect(applicationsInfo.map(({ applicationName }) => applicationName)).toEqual(names);
		expect(applicationsInfo[0]).toMatchObject({ computePlatform: 'Server', linkedToGitHub: false });
		expect(refusal(() => codedeploy.BatchGetApplications(world, { applicationNames: [] }))).toContain(
			'ApplicationNameRequiredException',
		);
	});

	test('have deployment groups, which tell all that they are set up with and what happened last', () => {
		const { world } = bookshopWorld();
		const groupsOf = (applicationName: string) => {
			const { deploymentGroups = [] } = codedeploy.ListDeploymentGroups(world, { applicationName });
			return codedeploy.BatchGetDeploymentGroups(world, {
				applicationName,
				deploymentGroupNames: deploymentGroups,
			}).deploymentGroupsInfo;
		};
		const [newest] = list(world);
		expect(groupsOf('bookshop-web')).toEqual([
			expect.objectContaining({
				deploymentGroupName: 'bookshop-web-production',
				deploymentConfigName: 'CodeDeployDefault.HalfAtATime',
				autoScalingGroups: [expect.objectContaining({ name: 'bookshop-web' })],
				loadBalancerInfo: { targetGroupInfoList: [{ name: 'bookshop-web' }] },
				deploymentStyle: { deploymentType: 'IN_PLACE', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
				alarmConfiguration: expect.objectContaining({
					enabled: true,
					alarms: [{ name: 'web-cpu-high' }, { name: 'shop-unhealthy-hosts' }],
				}),
				autoRollbackConfiguration: {
					enabled: true,
					events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM'],
				},
				targetRevision: expect.objectContaining({
					s3Location: expect.objectContaining({ key: 'bookshop-web/v42.zip' }),
				}),
				lastAttemptedDeployment: expect.objectContaining({ deploymentId: newest, status: 'InProgress' }),
				lastSuccessfulDeployment: expect.objectContaining({ status: 'Succeeded' }),
			}),
		]);
		expect(groupsOf('bookshop-worker')[0]).toMatchObject({
			deploymentStyle: { deploymentType: 'IN_PLACE', deploymentOption: 'WITHOUT_TRAFFIC_CONTROL' },
		});
		expect(groupsOf('bookshop-search')[0]).toMatchObject({
			deploymentStyle: { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
			blueGreenDeploymentConfiguration: {
				deploymentReadyOption: { actionOnTimeout: 'STOP_DEPLOYMENT', waitTimeInMinutes: 60 },
				greenFleetProvisioningOption: { action: 'COPY_AUTO_SCALING_GROUP' },
			},
		});
		const unknown = { applicationName: 'bookshop-web', deploymentGroupNames: ['no-such'] };
		expect(codedeploy.BatchGetDeploymentGroups(world, unknown)).toEqual({
			deploymentGroupsInfo: [],
			errorMessage: 'No Deployment Group found for name: no-such',
		});
	});
});

test('deployment configurations tell their rules, AWS’s own and the bookshop’s', () => {
	const { world } = bookshopWorld();
	const { deploymentConfigsList = [] } = codedeploy.ListDeploymentConfigs(world, {});
	const told = deploymentConfigsList.map((deploymentConfigName) => {
		const { deploymentConfigInfo: info } = codedeploy.GetDeploymentConfig(world, { deploymentConfigName });
		const { type, value } = info.minimumHealthyHosts ?? {};
		return [info.deploymentConfigName, type, value];
	});
	expect(told).toEqual([
		['CodeDeployDefault.OneAtATime', 'MOST_CONCURRENCY', 1],
		['CodeDeployDefault.HalfAtATime', 'FLEET_PERCENT', 50],
		['CodeDeployDefault.AllAtOnce', 'FLEET_PERCENT', 0],
		['bookshop-three-quarters', 'FLEET_PERCENT', 75],
		['bookshop-two-stay', 'HOST_COUNT', 2],
	]);
	expect(refusal(() => codedeploy.GetDeploymentConfig(world, { deploymentConfigName: 'x' }))).toBe(
		'DeploymentConfigDoesNotExistException: No deployment configuration found for name: x',
	);
});

test('a calm region has nothing under way, and nothing begins', () => {
	const { world, pass } = bookshopWorld(1, { calm: true, fleet: 40 });
	const before = list(world);
	const statuses = new Set(info(world, before.slice(0, 20)).map(({ status }) => status));
	expect(statuses).toEqual(new Set(['Succeeded', 'Failed']));
	const [newest] = info(world, before.slice(0, 1));
	expect(newest).toMatchObject({
		revision: { s3Location: { key: 'bookshop-web/v42.zip' } },
		deploymentOverview: { Succeeded: 40 },
	});
	pass(7200);
	expect(list(world)).toEqual(before);
	const states = new Set([...world.ec2.instances.values()].map(({ state }) => state));
	expect(states).toEqual(new Set(['running', 'stopped']));
});
