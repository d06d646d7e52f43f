import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { install, launchInstances, serve } from '../../../source/simulator/elasticbeanstalk/capacity.ts';
import type { Environment } from '../../../source/simulator/elasticbeanstalk/environment.ts';
import { instancesOf } from '../../../source/simulator/elasticbeanstalk/fleet.ts';
import { batchSize, policyOf } from '../../../source/simulator/elasticbeanstalk/policy.ts';
import { changed } from '../../../source/simulator/elasticbeanstalk/settings.ts';
import { addVersion } from '../../../source/simulator/elasticbeanstalk/versions.ts';
import { refusal } from '../passing-time.ts';
import { application, inOrder, serving, shop } from './shop.ts';

const command = 'aws:elasticbeanstalk:command';

/** How an environment deploys from now on, and how many instances it has. */
function set(
	{ world, pass }: ReturnType<typeof shop>,
	environment: Environment,
	options: Readonly<Record<string, string>>,
	fleet?: number,
): void {
	environment.settings = changed(
		environment.settings,
		Object.entries(options).map(([OptionName, Value]) => ({ Namespace: command, OptionName, Value })),
	);
	if (fleet === undefined) return;
	const missing = fleet - instancesOf(world, environment).length;
	environment.settings = changed(environment.settings, [
		{ Namespace: 'aws:autoscaling:asg', OptionName: 'MinSize', Value: String(fleet) },
		{ Namespace: 'aws:autoscaling:asg', OptionName: 'MaxSize', Value: String(2 * fleet) },
	]);
	const added = launchInstances(world, environment, Math.max(0, missing));
	pass(40);
	install(world, environment, added);
	serve(environment, added);
}

const deploy = ({ world, eb }: ReturnType<typeof shop>, VersionLabel: string) =>
	eb.UpdateEnvironment(world, { EnvironmentName: 'shop-blue', VersionLabel });

describe('a deployment', () => {
	test('all at once takes every instance out for a while', () => {
		const at = shop();
		const { world, blue, now, told, until } = at;
		set(at, blue, { DeploymentPolicy: 'AllAtOnce' });
		const begun = now();
		expect(deploy(at, 'v44')).toMatchObject({ Status: 'Updating', VersionLabel: 'v44' });
		until(() => serving(world, blue) === 0, 20);
		expect(until(() => blue.status === 'Ready')).toBeLessThan(75);
		expect(serving(world, blue)).toBe(2);
		expect(told('shop-blue', begun).filter((event) => !event.includes('health'))).toEqual([
			'Environment update is starting.',
			'Deploying new version to instance(s).',
			'Instance deployment completed successfully.',
			'New application version was deployed to running EC2 instances.',
			'Environment update completed successfully.',
		]);
	});

	test('rolling goes batch by batch, and says where it is', () => {
		const at = shop();
		const { world, blue, now, told, until } = at;
		const ids = instancesOf(world, blue);
		const begun = now();
		deploy(at, 'v44');
		until(() => blue.status === 'Ready');
		const batch = (number: number, id: string | undefined) => [
			`Batch ${number}: Starting application deployment on instance(s) [${id}].`,
			`Batch ${number}: De-registering instance(s) from the load balancer and waiting for them to go out of service.`,
			`Batch ${number}: Starting application deployment command execution.`,
			'Instance deployment completed successfully.',
			`Batch ${number}: Completed application deployment command execution.`,
			`Command execution completed on ${number} of 2 instances in environment.`,
			`Batch ${number}: Registering instance(s) with the load balancer and waiting for them to be healthy.`,
			`Batch ${number}: Completed application deployment.`,
		];
		expect(told('shop-blue', begun).filter((event) => !event.includes('health '))).toEqual([
			'Environment update is starting.',
			'Deploying new version to instance(s).',
			...batch(1, ids[0]),
			...batch(2, ids[1]),
			'New application version was deployed to running EC2 instances.',
			'Environment update completed successfully.',
		]);
		expect([...blue.instances.values()].map(({ version }) => version)).toEqual(['v44', 'v44']);
	});

	test('with an additional batch keeps full capacity and ends what it launched', () => {
		const at = shop();
		const { world, blue, now, told, until } = at;
		set(at, blue, { DeploymentPolicy: 'RollingWithAdditionalBatch' });
		const before = instancesOf(world, blue);
		const begun = now();
		deploy(at, 'v44');
		let least = 9;
		until(() => {
			least = Math.min(least, serving(world, blue));
			return blue.status === 'Ready';
		});
		expect(least).toBe(2);
		expect(instancesOf(world, blue)).toEqual(before);
		const story = [
			'Deploying new version to instance(s).',
			'Added instance [i-',
			'Batch 1: Starting application deployment on instance(s)',
			'Batch 2: Starting application deployment on instance(s)',
			'Removed instance [i-',
			'Environment update completed successfully.',
		];
		expect(inOrder(told('shop-blue', begun), story)).toEqual(story);
	});

	test('that is immutable puts new instances beside the old ones, one first', () => {
		const at = shop();
		const { world, blue, now, told, until } = at;
		set(at, blue, { DeploymentPolicy: 'Immutable' });
		const before = instancesOf(world, blue);
		const begun = now();
		deploy(at, 'v44');
		let least = 9;
		until(() => {
			least = Math.min(least, serving(world, blue));
			return blue.status === 'Ready';
		});
		expect(least).toBe(2);
		const after = instancesOf(world, blue);
		expect(after).toHaveLength(2);
		expect(after.filter((id) => before.includes(id))).toEqual([]);
		const story = [
			'Immutable deployment policy enabled. Launching one instance with the new settings to verify health.',
			`Created temporary auto scaling group awseb-${blue.id}-immutable-stack-AWSEBAutoScalingGroup-`,
			`Adding new instance(s) (${after[0]}) to the load balancer.`,
			`Waiting for instance(s) (${after[0]}) to pass health checks.`,
			`Added instance [${after[0]}] to your environment.`,
			'Test instance passed health checks. Launching remaining new instances.',
			`Waiting for instance(s) (${after.join(',')}) to pass health checks.`,
			'Successfully launched all instances.',
			'Detached new instance(s) from temporary auto scaling group',
			'Attached new instance(s) to the permanent auto scaling group',
			'Starting post-deployment configuration on new instances.',
			'Deployment succeeded. Terminating old instances and temporary Auto Scaling group.',
			`Removed instance [${before[0]}] from your environment.`,
			'New application version was deployed to running EC2 instances.',
			'Environment update completed successfully.',
		];
		expect(inOrder(told('shop-blue', begun), story)).toEqual(story);
	});

	test('that splits traffic evaluates the new version, and a small share may hide that it is bad', () => {
		for (const [percent, outcome] of [
			['10', 'v45'],
			['60', 'v42'],
		] as const) {
			const at = shop();
			const { world, blue, until } = at;
			set(at, blue, { DeploymentPolicy: 'TrafficSplitting' });
			blue.settings = changed(blue.settings, [
				{
					Namespace: 'aws:elasticbeanstalk:trafficsplitting',
					OptionName: 'NewVersionPercent',
					Value: percent,
				},
			]);
			deploy(at, 'v45');
			const took = until(() => blue.status === 'Ready');
			expect(took > 300).toBe(percent === '10');
			expect(blue.version).toBe(outcome);
			expect(instancesOf(world, blue)).toHaveLength(2);
		}
	});

	test('of a single instance goes all at once, whatever the policy', () => {
		const { blue } = shop();
		const single = changed(blue.settings, [
			{
				Namespace: 'aws:elasticbeanstalk:environment',
				OptionName: 'EnvironmentType',
				Value: 'SingleInstance',
			},
		]);
		expect([policyOf(blue.settings), policyOf(single)]).toEqual(['Rolling', 'AllAtOnce']);
	});

	test('is refused while another is under way, and for a version that is not there', () => {
		const at = shop();
		expect(refusal(() => deploy(at, 'v99'))).toBe(
			"InvalidParameterValue: No Application Version named 'v99' found.",
		);
		deploy(at, 'v44');
		expect(refusal(() => deploy(at, 'v43'))).toBe(
			'InvalidParameterValue: Environment named shop-blue is in an invalid state for this operation. Must be Ready.',
		);
	});
});

describe('a version whose command fails', () => {
	const policies = [
		['AllAtOnce', 2],
		['Rolling', 1],
		['RollingWithAdditionalBatch', 0],
		['Immutable', 0],
		['TrafficSplitting', 0],
	] as const;
	test.each(policies)('%s leaves it on %i instances, and the environment Ready', (policy, wrong) => {
		const at = shop();
		const { world, blue, now, told, until, pass } = at;
		addVersion(world, application(world), 'v46', { flaw: 'fails to deploy' });
		set(at, blue, { DeploymentPolicy: policy });
		const begun = now();
		deploy(at, 'v46');
		until(() => blue.status === 'Ready');
		const events = told('shop-blue', begun);
		expect(events.join('\n')).toContain('Command failed on instance. Return code: 1');
		expect(events).toContain('Failed to deploy application.');
		expect(blue.version).toBe('v42');
		expect([...blue.instances.values()].filter(({ status }) => status === 'Failed')).toHaveLength(wrong);
		expect(blue.health).toBe(wrong > 0 ? 'Degraded' : 'Ok');
		expect([serving(world, blue), instancesOf(world, blue).length]).toEqual([2, 2]);
		deploy(at, 'v44');
		until(() => blue.status === 'Ready');
		pass(45);
		expect([blue.version, blue.health]).toEqual(['v44', 'Ok']);
	});
});

describe('an aborted deployment', () => {
	const policies = ['AllAtOnce', 'Rolling', 'RollingWithAdditionalBatch', 'Immutable', 'TrafficSplitting'];
	test.each(policies)('%s goes back to the version that was there', (policy) => {
		const at = shop();
		const { world, eb, blue, pass, now, told, until } = at;
		set(at, blue, { DeploymentPolicy: policy });
		deploy(at, 'v44');
		pass(40);
		const [described] = eb.DescribeEnvironments(world, { EnvironmentIds: [blue.id] }).Environments;
		expect(described?.AbortableOperationInProgress).toBe(true);
		const begun = now();
		eb.AbortEnvironmentUpdate(world, { EnvironmentName: 'shop-blue' });
		expect(blue.status).toBe('Aborting');
		until(() => blue.status === 'Ready');
		pass(45);
		expect([blue.version, blue.health]).toEqual(['v42', 'Ok']);
		expect([...blue.instances.values()].map(({ version }) => version)).toEqual(['v42', 'v42']);
		expect([serving(world, blue), instancesOf(world, blue).length]).toEqual([2, 2]);
		expect(told('shop-blue', begun)).toContain('abortEnvironmentUpdate completed successfully.');
	});

	test('cannot be aborted before it begins, nor when it cleans up', () => {
		const at = shop();
		const { world, eb, blue, until } = at;
		const abort = () => eb.AbortEnvironmentUpdate(world, { EnvironmentName: 'shop-blue' });
		expect(refusal(abort)).toBe(
			'InvalidParameterValue: Environment named shop-blue is in an invalid state for this operation. Must be pending deployment.',
		);
		set(at, blue, { DeploymentPolicy: 'Immutable' });
		deploy(at, 'v44');
		until(() => instancesOf(world, blue).every((id) => blue.instances.get(id)?.version === 'v44'));
		expect(blue.status).toBe('Updating');
		expect(refusal(abort)).toContain('Must be pending deployment.');
	});
});

describe('for any fleet and batch', () => {
	test('never are more instances out of service than the policy allows', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 50 }),
				fc.constantFrom('Rolling', 'RollingWithAdditionalBatch', 'Immutable'),
				fc.constantFrom('Fixed', 'Percentage'),
				fc.integer({ min: 1, max: 100 }),
				fc.option(fc.integer({ min: 1, max: 300 }), { nil: undefined }),
				(fleet, DeploymentPolicy, BatchSizeType, BatchSize, abortAfter) => {
					const at = shop();
					const { world, eb, blue, pass } = at;
					const count = Math.max(2, fleet);
					set(at, blue, { DeploymentPolicy, BatchSizeType, BatchSize: String(BatchSize) }, count);
					const size = batchSize(blue.settings, count);
					const least = DeploymentPolicy === 'Rolling' ? count - size : count;
					deploy(at, 'v44');
					for (let second = 0; blue.status !== 'Ready'; second++) {
						const aborts = second === abortAfter && blue.operation?.turnBack !== undefined;
						// What an abort takes back goes through the fleet itself: there is no additional batch any more.
						if (aborts) {
							eb.AbortEnvironmentUpdate(world, { EnvironmentId: blue.id });
							break;
						}
						expect(serving(world, blue)).toBeGreaterThanOrEqual(least);
						pass(2);
					}
					while (blue.status !== 'Ready') {
						expect(serving(world, blue)).toBeGreaterThanOrEqual(count - size);
						pass(2);
					}
					expect(serving(world, blue)).toBe(count);
					const versions = new Set([...blue.instances.values()].map(({ version }) => version));
					expect([...versions]).toEqual([blue.version]);
				},
			),
			{ numRuns: 40 },
		);
	});
});
