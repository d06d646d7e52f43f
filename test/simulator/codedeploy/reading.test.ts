import { describe, expect, test } from 'vitest';
import { codedeploy } from '../../../source/simulator/codedeploy/handlers.ts';
import { revision } from '../../../source/simulator/codedeploy/releases.ts';
import { startDeployment } from '../../../source/simulator/codedeploy/start-deployment.ts';
import type { World } from '../../../source/simulator/world.ts';
import { bookshopWorld, refusal } from '../passing-time.ts';
import { groupOf } from './fleets.ts';

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
			new Set(['bookshop-web', 'bookshop-worker']),
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
		const group = groupOf(world, 0, 'CodeDeployDefault.OneAtATime');
		const begin = () => {
			startDeployment(world, { group, revision: revision(world, 'trial', 1), creator: 'user' });
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
		const group = groupOf(world, 230, 'CodeDeployDefault.HalfAtATime');
		const { id: deploymentId } = startDeployment(world, {
			group,
			revision: revision(world, 'trial', 1),
			creator: 'user',
		});
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
