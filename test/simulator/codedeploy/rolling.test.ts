import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ConfigurationName } from '../../../source/simulator/codedeploy/configurations.ts';
import { mustSucceed, outOfServiceAtMost } from '../../../source/simulator/codedeploy/configurations.ts';
import type { Deployment } from '../../../source/simulator/codedeploy/deployment.ts';
import { transitions } from '../../../source/simulator/codedeploy/deployment.ts';
import { codedeploy } from '../../../source/simulator/codedeploy/handlers.ts';
import { hookFaults } from '../../../source/simulator/codedeploy/hook-failures.ts';
import { revision } from '../../../source/simulator/codedeploy/releases.ts';
import { startDeployment } from '../../../source/simulator/codedeploy/start-deployment.ts';
import type { World } from '../../../source/simulator/world.ts';
import { bookshopWorld, refusal } from '../passing-time.ts';
import { groupOf } from './fleets.ts';

const infoOf = (world: World, { id }: Deployment) =>
	codedeploy.BatchGetDeployments(world, { deploymentIds: [id] }).deploymentsInfo?.[0];

const targetsOf = (world: World, { id: deploymentId, targets }: Deployment) =>
	Array.from({ length: Math.ceil(targets.length / 25) }, (_, batch) =>
		codedeploy.BatchGetDeploymentTargets(world, {
			deploymentId,
			targetIds: targets.slice(batch * 25, batch * 25 + 25).map(({ id }) => id),
		}),
	).flatMap(({ deploymentTargets = [] }) => deploymentTargets.map(({ instanceTarget }) => instanceTarget));

describe('a deployment', () => {
	test('rolls one instance at a time through the lifecycle', () => {
		const { world, pass } = bookshopWorld();
		const group = groupOf(world, 3, 'CodeDeployDefault.OneAtATime');
		const deployment = startDeployment(world, {
			group,
			revision: revision(world, 'trial', 1),
			creator: 'user',
		});
		expect(infoOf(world, deployment)).toMatchObject({ status: 'Created', computePlatform: 'Server' });
		expect(refusal(() => codedeploy.ListDeploymentTargets(world, { deploymentId: deployment.id }))).toContain(
			'DeploymentNotStartedException',
		);
		expect(refusal(() => startDeployment(world, { ...deployment, rollback: undefined }))).toBe(
			`DeploymentLimitExceededException: The Deployment Group '${group.name}' already has an active Deployment '${deployment.id}'`,
		);
		const overviews = new Set<string>();
		for (let second = 0; second < 240; second++) {
			pass(1);
			const { Pending, InProgress, Succeeded } = infoOf(world, deployment)?.deploymentOverview ?? {};
			overviews.add([Pending, InProgress, Succeeded].join(' '));
		}
		expect([...overviews]).toEqual(['  ', '2 1 0', '1 1 1', '0 1 2', '0 0 3']);
		const info = infoOf(world, deployment);
		expect(info?.status).toBe('Succeeded');
		expect(info?.completeTime?.getTime()).toBeGreaterThan(info?.startTime?.getTime() ?? 0);
		for (const target of targetsOf(world, deployment)) {
			expect(target?.lifecycleEvents?.map(({ lifecycleEventName }) => lifecycleEventName)).toEqual([
				'ApplicationStop',
				'DownloadBundle',
				'BeforeInstall',
				'Install',
				'AfterInstall',
				'ApplicationStart',
				'ValidateService',
			]);
			expect(target?.lifecycleEvents?.every(({ diagnostics }) => diagnostics?.errorCode === 'Success')).toBe(
				true,
			);
		}
	});

	test('whose hook fails leaves diagnostics, and a rollback brings the former revision back', () => {
		const { world, pass } = bookshopWorld();
		const group = groupOf(world, 4, 'CodeDeployDefault.OneAtATime', { autoRollback: true });
		const good = revision(world, 'trial', 1);
		startDeployment(world, { group, revision: good, creator: 'user' });
		pass(300);
		const bad = startDeployment(world, {
			group,
			revision: revision(world, 'trial', 2),
			creator: 'user',
			fault: { ...hookFaults[0], from: 1 },
		});
		pass(200);
		expect(infoOf(world, bad)).toMatchObject({
			status: 'Failed',
			errorInformation: { code: 'HEALTH_CONSTRAINTS' },
			deploymentOverview: { Succeeded: 1, Failed: 1, Skipped: 2, Pending: 0, InProgress: 0 },
			previousRevision: { s3Location: good },
		});
		const failed = targetsOf(world, bad)[1];
		expect(failed?.status).toBe('Failed');
		expect(failed?.lifecycleEvents?.at(-1)).toMatchObject({
			lifecycleEventName: 'ValidateService',
			status: 'Failed',
			diagnostics: {
				errorCode: 'ScriptFailed',
				scriptName: 'scripts/validate-service.sh',
				logTail: expect.stringContaining('[stderr]curl: (22)'),
			},
		});
		const skipped = targetsOf(world, bad)[3];
		expect(new Set(skipped?.lifecycleEvents?.map(({ status }) => status))).toEqual(new Set(['Skipped']));

		const back = infoOf(world, bad)?.rollbackInfo?.rollbackDeploymentId ?? '';
		pass(300);
		expect(
			codedeploy.BatchGetDeployments(world, { deploymentIds: [back] }).deploymentsInfo?.[0],
		).toMatchObject({
			creator: 'codeDeployRollback',
			status: 'Succeeded',
			revision: { revisionType: 'S3', s3Location: good },
			rollbackInfo: { rollbackTriggeringDeploymentId: bad.id },
		});
	});

	test('finds no agent on an instance that was stopped meanwhile, and goes on with the others', () => {
		const { world, pass } = bookshopWorld();
		const group = groupOf(world, 4, 'CodeDeployDefault.HalfAtATime');
		const deployment = startDeployment(world, {
			group,
			revision: revision(world, 'trial', 1),
			creator: 'user',
		});
		pass(5);
		const stopped = world.ec2.instances.get(deployment.targets[0]?.id ?? '');
		if (stopped) stopped.state = 'stopped';
		pass(300);
		expect(targetsOf(world, deployment).map((target) => target?.status)).toEqual([
			'Failed',
			'Succeeded',
			'Succeeded',
			'Succeeded',
		]);
		const events = targetsOf(world, deployment)[0]?.lifecycleEvents ?? [];
		expect(events.find(({ status }) => status === 'Failed')?.diagnostics?.errorCode).toBe('UnknownError');
		expect(infoOf(world, deployment)?.status).toBe('Succeeded');
	});

	test('on no instances fails at once', () => {
		const { world, pass } = bookshopWorld();
		const group = groupOf(world, 0, 'CodeDeployDefault.AllAtOnce');
		const deployment = startDeployment(world, {
			group,
			revision: revision(world, 'trial', 1),
			creator: 'user',
		});
		pass(3);
		expect(infoOf(world, deployment)).toMatchObject({
			status: 'Failed',
			errorInformation: { code: 'NO_INSTANCES' },
		});
	});
});

const configurations: ConfigurationName[] = [
	'CodeDeployDefault.OneAtATime',
	'CodeDeployDefault.HalfAtATime',
	'CodeDeployDefault.AllAtOnce',
];

test('the configurations allow what AWS says they do', () => {
	expect(configurations.map((name) => [outOfServiceAtMost(name, 9), mustSucceed(name, 9)])).toEqual([
		[1, 8],
		[4, 5],
		[9, 1],
	]);
	expect(configurations.map((name) => [outOfServiceAtMost(name, 1), mustSucceed(name, 1)])).toEqual([
		[1, 1],
		[1, 1],
		[1, 1],
	]);
});

test('whatever the fleet, the configuration and the fault, no more targets are out than allowed, and each takes its lifecycle in order', () => {
	const { world, pass } = bookshopWorld();
	fc.assert(
		fc.property(
			fc.integer({ min: 1, max: 60 }),
			fc.constantFrom(...configurations),
			fc.boolean(),
			fc.option(fc.record({ fault: fc.constantFrom(...hookFaults), from: fc.nat(60) }), { nil: undefined }),
			(size, configuration, traffic, bad) => {
				const group = groupOf(world, size, configuration, { targetGroup: traffic ? 'trial' : undefined });
				const deployment = startDeployment(world, {
					group,
					revision: revision(world, 'trial', 1),
					creator: 'user',
					fault: bad && { ...bad.fault, from: bad.from },
				});
				pass(60 * 150);
				expectOutOfService(deployment, outOfServiceAtMost(configuration, size));
				expectLifecycle(deployment);
				const { Succeeded, Failed, Skipped } = deployment.overview;
				expect(Succeeded + Failed + Skipped).toBe(size);
				expect(deployment.status).toBe(
					Skipped === 0 && Succeeded >= mustSucceed(configuration, size) ? 'Succeeded' : 'Failed',
				);
			},
		),
		{ numRuns: 60 },
	);
});

/** From the times alone: a target is out from its first event to its last, and for good when it failed. */
function expectOutOfService({ targets }: Deployment, atMost: number): void {
	const changes = targets.flatMap(({ steps, status }) => {
		const first = steps[0]?.startTime;
		const last = status === 'Succeeded' ? steps.at(-1)?.endTime : Number.POSITIVE_INFINITY;
		return first === undefined || last === undefined
			? []
			: ([
					[first, 1],
					[last, -1],
				] as const);
	});
	// At the same moment the one that ends makes room for the one that begins.
	changes.sort(([a, x], [b, y]) => a - b || x - y);
	let out = 0;
	for (const [, change] of changes) {
		out += change;
		expect(out).toBeLessThanOrEqual(atMost);
	}
}

function expectLifecycle({ targets, lifecycle }: Deployment): void {
	for (const { steps, status } of targets) {
		expect(steps.length).toBeLessThanOrEqual(lifecycle.length);
		if (status === 'Succeeded') expect(steps.length).toBe(lifecycle.length);
		let clock = 0;
		for (const [index, step] of steps.entries()) {
			expect(step.startTime).toBeGreaterThanOrEqual(clock);
			expect(step.endTime).toBeGreaterThanOrEqual(step.startTime);
			clock = step.endTime ?? 0;
			const lastOfFailed = status === 'Failed' && index === steps.length - 1;
			expect(step.status).toBe(lastOfFailed ? 'Failed' : 'Succeeded');
		}
	}
}

test('for a day of releases every status moves along legal transitions, and memory stays bounded', () => {
	const { world, pass } = bookshopWorld(11);
	const last = new Map<string, Deployment['status']>();
	const creators = new Set<string>();
	for (let half = 0; half < 86_400 / 5; half++) {
		pass(half < 7200 ? 0.5 : 5);
		for (const { id, status, creator } of world.codedeploy.deployments.values()) {
			const before = last.get(id);
			if (half < 7200 && before && before !== status) expect(transitions[before]).toContain(status);
			last.set(id, status);
			creators.add(creator);
		}
	}
	expect(creators).toEqual(new Set(['user', 'codeDeployRollback']));
	expect(world.codedeploy.deployments.size).toBeLessThanOrEqual(500);
	expect(last.size).toBeGreaterThan(120);
});
