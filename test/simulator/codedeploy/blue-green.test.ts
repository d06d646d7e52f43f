import { describe, expect, test } from 'vitest';
import type { Deployment } from '../../../source/simulator/codedeploy/deployment.ts';
import { codedeploy } from '../../../source/simulator/codedeploy/handlers.ts';
import { ec2 } from '../../../source/simulator/ec2/handlers.ts';
import { type Faults, noFaults } from '../../../source/simulator/simulation.ts';
import type { World } from '../../../source/simulator/world.ts';
import { bookshopWorld, refusal } from '../passing-time.ts';
import { infoOf, rollbackOf, targetsOf } from './fleets.ts';

const names = { applicationName: 'bookshop-search', deploymentGroupName: 'bookshop-search-production' };

const minute = 60;

/** The bookshop's search, with a deployment of its next version. */
async function search(hooks: Faults['hooks'] = []) {
	const { world, pass } = bookshopWorld(1, { calm: true, faults: { ...noFaults, hooks } });
	const group = world.codedeploy.applications.get('bookshop-search')?.groups.get(names.deploymentGroupName);
	if (!group) throw new Error('the scenario has no search');
	const [revision] = codedeploy.ListApplicationRevisions(world, {
		...names,
		sortBy: 'registerTime',
		sortOrder: 'descending',
	}).revisions;
	const originals = group.autoScalingGroup;
	const { deploymentId: id } = await codedeploy.CreateDeployment(world, { ...names, revision });
	const deployment = world.codedeploy.deployments.get(id);
	if (!deployment) throw new Error('there is no deployment');
	return { world, pass, group, id, deployment, originals, replacements: `CodeDeploy_${group.name}_${id}` };
}

/** How many instances of an Auto Scaling group are in each state. */
function statesOf(world: World, group: string): Record<string, number> {
	const Filters = [{ Name: 'tag:aws:autoscaling:groupName', Values: [group] }];
	const { Reservations = [] } = ec2.DescribeInstances(world, { Filters });
	const counts: Record<string, number> = {};
	for (const { State } of Reservations.flatMap(({ Instances = [] }) => Instances))
		counts[State?.Name ?? ''] = (counts[State?.Name ?? ''] ?? 0) + 1;
	return counts;
}

/** For each fleet what its targets have behind them: `✓` done, `·` not begun, `✗` failed, `-` skipped. */
function board(world: World, deployment: Deployment): Record<string, string[]> {
	const glyphs: Record<string, string> = { Succeeded: '✓', Pending: '·', Failed: '✗', Skipped: '-' };
	const rows: Record<string, string[]> = { Blue: [], Green: [] };
	for (const { instanceLabel = '', status = '', lifecycleEvents = [] } of targetsOf(world, deployment))
		rows[instanceLabel]?.push(
			`${status} ${lifecycleEvents.map((event) => glyphs[event.status ?? ''] ?? '◐').join('')}`,
		);
	return rows;
}

const goOn = (world: World, deploymentId: string, wait: 'READY_WAIT' | 'TERMINATION_WAIT') =>
	codedeploy.ContinueDeployment(world, { deploymentId, deploymentWaitType: wait });

const three = (row: string) => [row, row, row];

describe('a blue/green deployment', () => {
	test('makes a second fleet, waits for the word, moves traffic, and terminates the first one after a wait', async () => {
		const { world, pass, group, id, deployment, originals, replacements } = await search();
		pass(10);
		expect(infoOf(world, id)).toMatchObject({ status: 'InProgress', deploymentOverview: undefined });
		expect(statesOf(world, replacements)).toEqual({ pending: 3 });
		pass(5 * minute);
		expect(infoOf(world, id)).toMatchObject({
			status: 'Ready',
			deploymentOverview: { Ready: 3, Pending: 3 },
			instanceTerminationWaitTimeStarted: false,
			deploymentStyle: { deploymentType: 'BLUE_GREEN' },
		});
		expect(board(world, deployment)).toEqual({
			Green: three('Ready ✓✓✓✓✓✓✓···'),
			Blue: three('Pending ···'),
		});

		goOn(world, id, 'READY_WAIT');
		expect(deployment.status).toBe('InProgress');
		pass(2 * minute);
		expect(board(world, deployment)).toEqual({
			Green: three('Succeeded ✓✓✓✓✓✓✓✓✓✓'),
			Blue: three('Succeeded ✓✓✓'),
		});
		expect(infoOf(world, id)).toMatchObject({
			status: 'InProgress',
			instanceTerminationWaitTimeStarted: true,
		});
		const firstBlock = deployment.targets.find(({ label }) => label === 'Blue')?.steps[0]?.startTime ?? 0;
		for (const { label, steps } of deployment.targets)
			if (label === 'Green') expect(steps.at(-1)?.endTime).toBeLessThanOrEqual(firstBlock);
		expect(group.autoScalingGroup).toBe(originals);

		goOn(world, id, 'TERMINATION_WAIT');
		expect(infoOf(world, id).status).toBe('Succeeded');
		expect(statesOf(world, originals)).toEqual({ 'shutting-down': 3 });
		pass(2 * minute);
		expect(statesOf(world, originals)).toEqual({ terminated: 3 });
		expect(statesOf(world, replacements)).toEqual({ running: 3 });
		const { deploymentGroupsInfo } = codedeploy.BatchGetDeploymentGroups(world, {
			...names,
			deploymentGroupNames: [names.deploymentGroupName],
		});
		expect(deploymentGroupsInfo[0]).toMatchObject({
			autoScalingGroups: [{ name: replacements }],
			lastSuccessfulDeployment: { deploymentId: id, status: 'Succeeded' },
		});
	});

	test('ends its waits by itself: without the word it stops, with it the originals go in the end', async () => {
		const stopped = await search();
		stopped.pass(5 * minute);
		expect(stopped.deployment.status).toBe('Ready');
		stopped.pass(60 * minute);
		expect(infoOf(stopped.world, stopped.id)).toMatchObject({
			status: 'Stopped',
			errorInformation: { message: expect.stringContaining('traffic was not rerouted') },
		});
		expect(statesOf(stopped.world, stopped.originals)).toEqual({ running: 3 });

		const kept = await search();
		kept.pass(5 * minute);
		goOn(kept.world, kept.id, 'READY_WAIT');
		kept.pass(29 * minute);
		expect(kept.deployment.status).toBe('InProgress');
		kept.pass(3 * minute);
		expect(kept.deployment.status).toBe('Succeeded');
	});

	test('tells its two fleets apart', async () => {
		const { world, pass, id, originals, replacements } = await search();
		pass(5 * minute);
		const groupsOf = (label: string) => {
			const { targetIds } = codedeploy.ListDeploymentTargets(world, {
				deploymentId: id,
				targetFilters: { ServerInstanceLabel: [label] },
			});
			return targetIds.map((target) =>
				world.ec2.instances.get(target)?.tags.get('aws:autoscaling:groupName'),
			);
		};
		expect(groupsOf('Blue')).toEqual(three(originals));
		expect(groupsOf('Green')).toEqual(three(replacements));
		expect(refusal(() => groupsOf('Teal'))).toContain('InvalidInstanceTypeException');
	});

	test('whose new version fails moves no traffic, and leaves nothing behind', async () => {
		const { world, pass, id, deployment, originals, replacements } = await search([
			{ event: 'ValidateService' },
		]);
		pass(5 * minute);
		expect(infoOf(world, id)).toMatchObject({
			status: 'Failed',
			errorInformation: { code: 'HEALTH_CONSTRAINTS' },
			rollbackInfo: { rollbackMessage: expect.stringContaining('before traffic was rerouted') },
		});
		expect(board(world, deployment)).toEqual({
			Green: three('Failed ✓✓✓✓✓✓✗---'),
			Blue: three('Skipped ---'),
		});
		pass(2 * minute);
		expect(statesOf(world, replacements)).toEqual({ terminated: 3 });
		expect(statesOf(world, originals)).toEqual({ running: 3 });
	});

	test('fails when a single original cannot be taken out of traffic', async () => {
		const { world, pass, id, deployment } = await search([{ event: 'BlockTraffic', target: 'search-01' }]);
		const [original] = [...world.ec2.instances.values()].filter(
			({ tags }) => tags.get('aws:autoscaling:groupName') === deployment.group.autoScalingGroup,
		);
		if (original)
			ec2.CreateTags(world, { Resources: [original.id], Tags: [{ Key: 'Name', Value: 'search-01' }] });
		pass(5 * minute);
		goOn(world, id, 'READY_WAIT');
		pass(3 * minute);
		expect(deployment.status).toBe('Failed');
		expect(rollbackOf(world, deployment).fleets).toEqual(deployment.fleets);
	});
});

describe('stopping a blue/green deployment', () => {
	test('before traffic moves leaves the originals as they are', async () => {
		const { world, pass, id, deployment, originals, replacements } = await search();
		pass(5 * minute);
		const answer = codedeploy.StopDeployment(world, { deploymentId: id, autoRollbackEnabled: false });
		expect(answer.status).toBe('Succeeded');
		expect(deployment.status).toBe('Stopped');
		pass(2 * minute);
		expect([statesOf(world, originals), statesOf(world, replacements)]).toEqual([
			{ running: 3 },
			{ running: 3 },
		]);
	});

	test('while the second fleet is made ends it there', async () => {
		const { world, pass, id, deployment, replacements } = await search();
		pass(10);
		codedeploy.StopDeployment(world, { deploymentId: id, autoRollbackEnabled: true });
		expect(deployment.status).toBe('Stopped');
		pass(5 * minute);
		expect(deployment.targets).toEqual([]);
		expect(statesOf(world, replacements)).toEqual({ terminated: 3 });
	});

	test.each([
		['while traffic moves', 12],
		['in the wait before the originals go', 2 * minute],
	])('%s brings the traffic back with a rollback, and terminates the replacements', async (_, seconds) => {
		const { world, pass, group, id, deployment, originals, replacements } = await search();
		pass(5 * minute);
		goOn(world, id, 'READY_WAIT');
		pass(seconds);
		codedeploy.StopDeployment(world, { deploymentId: id, autoRollbackEnabled: true });
		pass(30);
		expect(deployment.status).toBe('Stopped');
		const back = rollbackOf(world, deployment);
		expect(infoOf(world, back.id)).toMatchObject({
			creator: 'codeDeployRollback',
			revision: { s3Location: { key: 'bookshop-search/v8.zip' } },
			rollbackInfo: { rollbackTriggeringDeploymentId: id },
		});
		pass(2 * minute);
		expect(back.status).toBe('Succeeded');
		expect(board(world, back)).toEqual({ Blue: three('Succeeded ✓✓✓'), Green: three('Succeeded ✓✓✓') });
		const events = (label: string) =>
			back.targets.find((target) => target.label === label)?.lifecycle.map(({ name }) => name);
		expect(events('Blue')).toEqual(['BeforeAllowTraffic', 'AllowTraffic', 'AfterAllowTraffic']);
		expect(events('Green')).toEqual(['BeforeBlockTraffic', 'BlockTraffic', 'AfterBlockTraffic']);
		pass(minute);
		expect(statesOf(world, replacements)).toEqual({ terminated: 3 });
		expect(statesOf(world, originals)).toEqual({ running: 3 });
		expect(group.autoScalingGroup).toBe(originals);
	});
});

test('continuing is refused where there is nothing to continue', async () => {
	const { world, pass, id } = await search();
	const refused = (wait: 'READY_WAIT' | 'TERMINATION_WAIT', deploymentId = id) =>
		refusal(() => goOn(world, deploymentId, wait));
	expect(refused('READY_WAIT')).toContain('DeploymentNotStartedException');
	pass(10);
	expect(refused('READY_WAIT')).toContain('DeploymentIsNotInReadyStateException');
	pass(5 * minute);
	expect(refused('TERMINATION_WAIT')).toContain('DeploymentIsNotInReadyStateException');
	goOn(world, id, 'READY_WAIT');
	expect(refused('READY_WAIT')).toContain('DeploymentIsNotInReadyStateException');
	pass(2 * minute);
	goOn(world, id, 'TERMINATION_WAIT');
	expect(refused('TERMINATION_WAIT')).toContain('DeploymentAlreadyCompletedException');
	expect(refused('READY_WAIT', 'd-ABCDEF123')).toContain('DeploymentDoesNotExistException');

	const [revision] = codedeploy.ListApplicationRevisions(world, {
		applicationName: 'bookshop-web',
	}).revisions;
	const inPlace = await codedeploy.CreateDeployment(world, {
		applicationName: 'bookshop-web',
		deploymentGroupName: 'bookshop-web-production',
		revision,
	});
	pass(10);
	expect(refused('READY_WAIT', inPlace.deploymentId)).toContain(
		'UnsupportedActionForDeploymentTypeException',
	);
});
