import { describe, expect, test } from 'vitest';
import { cloudwatch } from '../../../source/simulator/cloudwatch/handlers.ts';
import { codedeploy } from '../../../source/simulator/codedeploy/handlers.ts';
import { type Faults, noFaults } from '../../../source/simulator/simulation.ts';
import type { World } from '../../../source/simulator/world.ts';
import { bookshopWorld, refusal } from '../passing-time.ts';
import { deploy, groupOf, infoOf, installed, revisionOf, rollbackOf, targetsOf } from './fleets.ts';

const calmWorld = (hooks: Faults['hooks'] = []) =>
	bookshopWorld(1, { calm: true, faults: { ...noFaults, hooks } });

/** A fleet of four that has version 1, while version 2 is on its second instance. */
function underWay(settings: Parameters<typeof groupOf>[2] = {}) {
	const { world, pass } = calmWorld();
	const group = groupOf(world, 4, settings);
	deploy(world, group, revisionOf(1));
	pass(400);
	const deployment = deploy(world, group, revisionOf(2));
	while (deployment.overview.Succeeded < 1) pass(0.5);
	pass(12);
	return { world, pass, group, deployment };
}

const stop = (world: World, deploymentId: string, autoRollbackEnabled?: boolean) =>
	codedeploy.StopDeployment(world, { deploymentId, autoRollbackEnabled });

describe('stopping a deployment', () => {
	test('lets the event under way end, begins nothing more, and leaves the instances as they are', () => {
		const { world, pass, group, deployment } = underWay();
		expect(stop(world, deployment.id, false)).toEqual({
			status: 'Pending',
			statusMessage: 'No more commands will be scheduled for execution in the deployment instances',
		});
		expect(deployment.status).toBe('InProgress');
		pass(15);
		expect(infoOf(world, deployment.id)).toMatchObject({
			status: 'Stopped',
			errorInformation: { code: 'MANUAL_STOP' },
			deploymentOverview: { Succeeded: 1, Skipped: 3, InProgress: 0 },
			rollbackInfo: undefined,
		});
		const half = targetsOf(world, deployment)[1];
		expect(new Set(half?.lifecycleEvents?.map(({ status }) => status))).toEqual(
			new Set(['Succeeded', 'Skipped']),
		);
		expect(group.active).toBeUndefined();
		expect(refusal(() => stop(world, deployment.id))).toContain('DeploymentAlreadyCompletedException');
		expect(refusal(() => stop(world, 'd-ABCDEF123'))).toContain('DeploymentDoesNotExistException');
		expect(refusal(() => stop(world, ''))).toContain('DeploymentIdRequiredException');
	});

	test('with rollback brings the former revision back everywhere', () => {
		const { world, pass, group, deployment } = underWay();
		stop(world, deployment.id, true);
		pass(15);
		expect(installed(group, deployment)).toContain('v2');
		pass(400);
		const back = rollbackOf(world, deployment);
		expect([back.creator, back.status]).toEqual(['codeDeployRollback', 'Succeeded']);
		expect(installed(group, back)).toEqual(['v1', 'v1', 'v1', 'v1']);
	});

	test('rolls back without being told so where the group is set up to, unless it is told not to', () => {
		const autoRollback = { enabled: true, events: ['DEPLOYMENT_STOP_ON_REQUEST' as const] };
		const end = (told?: boolean) => {
			const { world, pass, deployment } = underWay({ autoRollback });
			stop(world, deployment.id, told);
			pass(15);
			return deployment.rollback?.rollbackDeploymentId !== undefined;
		};
		expect([end(), end(false)]).toEqual([true, false]);
	});

	test('before it has begun ends it at once', () => {
		const { world, pass } = calmWorld();
		const deployment = deploy(world, groupOf(world, 4), revisionOf(1));
		expect(stop(world, deployment.id, true).status).toBe('Succeeded');
		pass(60);
		expect([deployment.status, deployment.targets, deployment.rollback]).toEqual(['Stopped', [], undefined]);
	});

	test('a rollback ends that too, and nothing takes it back', () => {
		const { world, pass, deployment } = underWay();
		stop(world, deployment.id, true);
		pass(25);
		const back = rollbackOf(world, deployment);
		stop(world, back.id, true);
		pass(30);
		expect([back.status, back.rollback?.rollbackDeploymentId]).toEqual(['Stopped', undefined]);
	});
});

describe('an alarm of the group', () => {
	const alarms = { enabled: true, alarms: [{ name: 'trial' }] };

	/** An alarm on a metric that is always above the one threshold and below the other. */
	function setAlarm(world: World, threshold: number) {
		cloudwatch.PutMetricAlarm(world, {
			AlarmName: 'trial',
			Namespace: 'AWS/EC2',
			MetricName: 'CPUUtilization',
			Dimensions: [{ Name: 'AutoScalingGroupName', Value: 'bookshop-web' }],
			Statistic: 'Average',
			Period: 60,
			EvaluationPeriods: 1,
			Threshold: threshold,
			ComparisonOperator: 'GreaterThanThreshold',
		});
	}

	test('stops the deployment and has it rolled back, which the alarm does not hinder', () => {
		const autoRollback = { enabled: true, events: ['DEPLOYMENT_STOP_ON_ALARM' as const] };
		const { world, pass, group, deployment } = underWay({ alarms, autoRollback });
		setAlarm(world, 1);
		pass(90);
		expect(infoOf(world, deployment.id)).toMatchObject({
			status: 'Stopped',
			errorInformation: { code: 'ALARM_ACTIVE', message: expect.stringContaining('<trial>') },
		});
		pass(400);
		const back = rollbackOf(world, deployment);
		expect(back.status).toBe('Succeeded');
		expect(installed(group, back)).toEqual(['v1', 'v1', 'v1', 'v1']);
	});

	test('that is not to roll back only stops it', () => {
		const { world, pass, deployment } = underWay({ alarms });
		setAlarm(world, 1);
		pass(90);
		expect([deployment.status, deployment.rollback]).toEqual(['Stopped', undefined]);
	});

	test('that is in ALARM before it begins lets it do nothing, unless the deployment overrides it', () => {
		const { world, pass } = calmWorld();
		setAlarm(world, 1);
		pass(90);
		const group = groupOf(world, 2, { alarms });
		const stopped = deploy(world, group, revisionOf(1));
		pass(30);
		expect([stopped.status, stopped.error?.code, stopped.targets]).toEqual(['Stopped', 'ALARM_ACTIVE', []]);
		const forced = deploy(world, group, revisionOf(1), { overrideAlarms: { enabled: false } });
		pass(200);
		expect(forced.status).toBe('Succeeded');
	});

	test('that stays OK is nothing', () => {
		const { world, pass, deployment } = underWay({ alarms });
		setAlarm(world, 99);
		pass(300);
		expect(deployment.status).toBe('Succeeded');
	});
});

describe('a hook that is made to fail', () => {
	test('fails on the target of that name alone', () => {
		const { world, pass } = calmWorld([{ event: 'ValidateService', target: 't-3' }]);
		const deployment = deploy(world, groupOf(world, 4), revisionOf(1));
		pass(400);
		// It is the last one, which OneAtATime forgives.
		expect(deployment.status).toBe('Succeeded');
		const [good, , , bad] = targetsOf(world, deployment);
		expect([good?.status, bad?.status]).toEqual(['Succeeded', 'Failed']);
		expect(bad?.lifecycleEvents?.at(-1)?.diagnostics).toMatchObject({
			errorCode: 'ScriptFailed',
			scriptName: 'scripts/validate-service.sh',
			message: expect.stringContaining('failed with exit code 1'),
			logTail: expect.stringContaining('t-3'),
		});
	});

	test('without a target fails on every one, but not when it is rolled back', () => {
		const { world, pass } = calmWorld([{ event: 'ApplicationStart' }]);
		const group = groupOf(world, 2, { autoRollback: { enabled: true, events: ['DEPLOYMENT_FAILURE'] } });
		group.lastSuccessfulRevision = revisionOf(1);
		const deployment = deploy(world, group, revisionOf(2));
		pass(200);
		expect(deployment.status).toBe('Failed');
		expect(rollbackOf(world, deployment).status).toBe('Succeeded');
	});

	test('may be one without a script, or one of AWS’s own', () => {
		const failure = (event: string) => {
			const { world, pass } = calmWorld([{ event }]);
			const deployment = deploy(world, groupOf(world, 1, { targetGroup: 'trial' }), revisionOf(1));
			pass(200);
			const failed = targetsOf(world, deployment)[0]?.lifecycleEvents?.find(
				({ status }) => status === 'Failed',
			);
			return [failed?.lifecycleEventName, failed?.diagnostics?.errorCode, failed?.diagnostics?.scriptName];
		};
		expect(failure('AfterBlockTraffic')).toEqual([
			'AfterBlockTraffic',
			'ScriptFailed',
			'scripts/after-block-traffic.sh',
		]);
		expect(failure('AllowTraffic')).toEqual(['AllowTraffic', 'UnknownError', '']);
	});

	test('leaves what lies before the start as it was', () => {
		const { world } = calmWorld([{ event: 'ValidateService' }]);
		const failed = [...world.codedeploy.deployments.values()].filter(({ status }) => status === 'Failed');
		expect(failed.length).toBe(1);
	});
});
