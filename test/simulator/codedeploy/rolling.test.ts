import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	type HealthRule,
	mustSucceed,
	outOfServiceAtMost,
	predefinedConfigurations,
} from '../../../source/simulator/codedeploy/configurations.ts';
import { type Deployment, transitions } from '../../../source/simulator/codedeploy/deployment.ts';
import { codedeploy } from '../../../source/simulator/codedeploy/handlers.ts';
import { hookFaults, unhealthy } from '../../../source/simulator/codedeploy/hook-failures.ts';
import { noFaults } from '../../../source/simulator/simulation.ts';
import { bookshopWorld, refusal } from '../passing-time.ts';
import {
	deploy,
	groupOf,
	infoOf,
	installed,
	removeFleet,
	revisionOf,
	rollbackOf,
	targetsOf,
} from './fleets.ts';

const rollsBack = { enabled: true, events: ['DEPLOYMENT_FAILURE' as const] };
const half: HealthRule = { type: 'FLEET_PERCENT', value: 50 };

describe('a deployment', () => {
	test('rolls one instance at a time through the lifecycle', () => {
		const { world, pass } = bookshopWorld();
		const group = groupOf(world, 3);
		const deployment = deploy(world, group, revisionOf(1));
		expect(infoOf(world, deployment.id)).toMatchObject({ status: 'Created', computePlatform: 'Server' });
		expect(refusal(() => codedeploy.ListDeploymentTargets(world, { deploymentId: deployment.id }))).toContain(
			'DeploymentNotStartedException',
		);
		expect(refusal(() => deploy(world, group, revisionOf(2)))).toBe(
			`DeploymentLimitExceededException: The Deployment Group '${group.name}' already has an active Deployment '${deployment.id}'`,
		);
		const overviews = new Set<string>();
		for (let second = 0; second < 240; second++) {
			pass(1);
			const { Pending, InProgress, Succeeded } = infoOf(world, deployment.id).deploymentOverview ?? {};
			overviews.add([Pending, InProgress, Succeeded].join(' '));
		}
		expect([...overviews]).toEqual(['  ', '2 1 0', '1 1 1', '0 1 2', '0 0 3']);
		const info = infoOf(world, deployment.id);
		expect(info.status).toBe('Succeeded');
		expect(info.completeTime?.getTime()).toBeGreaterThan(info.startTime?.getTime() ?? 0);
		for (const { lifecycleEvents = [] } of targetsOf(world, deployment)) {
			expect(lifecycleEvents.map(({ lifecycleEventName }) => lifecycleEventName)).toEqual([
				'ApplicationStop',
				'DownloadBundle',
				'BeforeInstall',
				'Install',
				'AfterInstall',
				'ApplicationStart',
				'ValidateService',
			]);
			expect(lifecycleEvents.every(({ diagnostics }) => diagnostics?.errorCode === 'Success')).toBe(true);
		}
	});

	test('stops the program with the scripts of the revision that was there before, and has none the first time', () => {
		const { world, pass } = bookshopWorld();
		const group = groupOf(world, 1);
		const stopScript = (deployment: Deployment) =>
			targetsOf(world, deployment)[0]?.lifecycleEvents?.[0]?.diagnostics?.scriptName;
		const first = deploy(world, group, revisionOf(1));
		pass(120);
		const hooks = { ApplicationStop: [{ location: 'bin/halt', timeout: 30 }] };
		const second = deploy(world, group, revisionOf(2, { hooks }));
		pass(120);
		const third = deploy(world, group, revisionOf(3));
		pass(120);
		expect([first, second, third].map(stopScript)).toEqual(['', 'scripts/stop-server.sh', 'bin/halt']);
	});

	test('whose hook fails leaves diagnostics, and a rollback brings the former revision back', () => {
		const { world, pass } = bookshopWorld();
		const group = groupOf(world, 4, { autoRollback: rollsBack });
		const good = revisionOf(1);
		deploy(world, group, good);
		pass(300);
		const bad = deploy(world, group, revisionOf(2, { fault: { ...unhealthy, from: 1 } }));
		while (bad.completeTime === undefined) pass(0.5);
		expect(installed(group, bad)).toEqual(['v2', 'v2', 'v1', 'v1']);
		expect(infoOf(world, bad.id)).toMatchObject({
			status: 'Failed',
			errorInformation: { code: 'HEALTH_CONSTRAINTS' },
			deploymentOverview: { Succeeded: 1, Failed: 1, Skipped: 2, Pending: 0, InProgress: 0 },
			previousRevision: good.location,
		});
		const [, failed, , skipped] = targetsOf(world, bad);
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
		expect(new Set(skipped?.lifecycleEvents?.map(({ status }) => status))).toEqual(new Set(['Skipped']));

		pass(300);
		const back = rollbackOf(world, bad);
		expect(infoOf(world, back.id)).toMatchObject({
			creator: 'codeDeployRollback',
			status: 'Succeeded',
			revision: good.location,
			rollbackInfo: { rollbackTriggeringDeploymentId: bad.id },
		});
		expect(installed(group, back)).toEqual(['v1', 'v1', 'v1', 'v1']);
	});

	test('finds no agent on an instance that was stopped meanwhile, and goes on with the others', () => {
		const { world, pass } = bookshopWorld();
		const deployment = deploy(world, groupOf(world, 4, { rule: half }), revisionOf(1));
		pass(5);
		const stopped = world.ec2.instances.get(deployment.targets[0]?.id ?? '');
		if (stopped) stopped.state = 'stopped';
		pass(300);
		const statuses = targetsOf(world, deployment).map(({ status }) => status);
		expect(statuses).toEqual(['Failed', 'Succeeded', 'Succeeded', 'Succeeded']);
		const events = targetsOf(world, deployment)[0]?.lifecycleEvents ?? [];
		expect(events.find(({ status }) => status === 'Failed')?.diagnostics?.errorCode).toBe('UnknownError');
		expect(deployment.status).toBe('Succeeded');
	});

	test('forgives a program that does not stop when it was told to', () => {
		const fault = { ...unhealthy, event: 'ApplicationStop', from: 0 };
		const end = (ignoreApplicationStopFailures: boolean) => {
			const { world, pass } = bookshopWorld();
			const group = groupOf(world, 2);
			deploy(world, group, revisionOf(1, { fault }));
			pass(200);
			const next = deploy(world, group, revisionOf(2), { ignoreApplicationStopFailures });
			pass(200);
			return [next.status, targetsOf(world, next)[0]?.lifecycleEvents?.[0]?.status];
		};
		expect(end(false)).toEqual(['Failed', 'Failed']);
		expect(end(true)).toEqual(['Succeeded', 'Failed']);
	});

	test('goes only to what is outdated when it was told to', () => {
		const { world, pass } = bookshopWorld();
		const group = groupOf(world, 3, { rule: { type: 'HOST_COUNT', value: 2 } });
		deploy(world, group, revisionOf(1));
		pass(300);
		const bad = deploy(world, group, revisionOf(2, { fault: { ...unhealthy, from: 1 } }));
		pass(300);
		expect(bad.status).toBe('Failed');
		const rest = deploy(world, group, revisionOf(1), {
			updateOutdatedInstancesOnly: true,
			configuration: predefinedConfigurations[2],
		});
		pass(300);
		expect(rest.targets.map(({ id }) => id)).toEqual(bad.targets.slice(0, 2).map(({ id }) => id));
		expect(rest.status).toBe('Succeeded');
	});

	test('on no instances, or where all must stay healthy, fails at once', () => {
		const { world, pass } = bookshopWorld();
		const empty = deploy(world, groupOf(world, 0), revisionOf(1));
		const rule: HealthRule = { type: 'FLEET_PERCENT', value: 95 };
		const strict = deploy(world, groupOf(world, 10, { rule }), revisionOf(1));
		pass(3);
		expect([empty, strict].map(({ status, error }) => [status, error?.code])).toEqual([
			['Failed', 'NO_INSTANCES'],
			['Failed', 'HEALTH_CONSTRAINTS_INVALID'],
		]);
		expect(strict.overview).toMatchObject({ Skipped: 10, Pending: 0 });
	});
});

const rules = fc.oneof(
	fc.constantFrom(...predefinedConfigurations.map(({ rule }) => rule)),
	fc.record({ type: fc.constant('HOST_COUNT' as const), value: fc.integer({ min: 0, max: 200 }) }),
	fc.record({ type: fc.constant('FLEET_PERCENT' as const), value: fc.integer({ min: 0, max: 99 }) }),
);

describe('whatever the fleet, the configuration and the targets that fail', () => {
	test('no more targets are out of service than allowed, each takes its lifecycle in order, and it ends as the rule says', () => {
		const hooks: Array<{ event: string; target: string }> = [];
		const { world, pass } = bookshopWorld(1, { calm: true, faults: { ...noFaults, hooks } });
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 200 }),
				rules,
				fc.boolean(),
				fc.constantFrom('BeforeInstall', 'ApplicationStart', 'ValidateService'),
				fc.uniqueArray(fc.nat(199), { maxLength: 40 }),
				(size, rule, traffic, event, failing) => {
					hooks.splice(0, hooks.length, ...failing.map((place) => ({ event, target: `t-${place}` })));
					const group = groupOf(world, size, { rule, targetGroup: traffic ? 'trial' : undefined });
					const deployment = deploy(world, group, revisionOf(1));
					while (deployment.completeTime === undefined) pass(60);
					removeFleet(world, group);
					const allowed = outOfServiceAtMost(rule, size);
					expectOutOfService(deployment, allowed);
					expectLifecycle(deployment);
					const { reached, succeeded } = asTheRuleSays(allowed, size, new Set(failing));
					const { Succeeded, Failed, Skipped } = deployment.overview;
					expect([Succeeded, Failed, Skipped]).toEqual([succeeded, reached - succeeded, size - reached]);
					const goesWell = reached === size && succeeded >= mustSucceed(rule, size);
					expect(deployment.status).toBe(goesWell ? 'Succeeded' : 'Failed');
				},
			),
			{ numRuns: 40 },
		);
	});
});

/** A target has its turn when fewer of those before it fail than may be out of service. */
function asTheRuleSays(atMost: number, size: number, failing: ReadonlySet<number>) {
	let reached = 0;
	let failed = 0;
	while (reached < size && failed < atMost) if (failing.has(reached++)) failed++;
	return { reached, succeeded: reached - failed };
}

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

function expectLifecycle({ targets }: Deployment): void {
	for (const { steps, status, lifecycle } of targets) {
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

test.each(hookFaults)('a revision whose $event fails tells so in the agent’s words', (fault) => {
	const { world, pass } = bookshopWorld();
	const deployment = deploy(world, groupOf(world, 1), revisionOf(1, { fault: { ...fault, from: 0 } }));
	pass(200);
	expect(targetsOf(world, deployment)[0]?.lifecycleEvents).toContainEqual(
		expect.objectContaining({
			lifecycleEventName: fault.event,
			status: 'Failed',
			diagnostics: fault.diagnostics,
		}),
	);
});

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
	expect(last.size).toBeGreaterThan(100);
});
