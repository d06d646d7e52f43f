import { describe, expect, test } from 'vitest';
import { ec2 } from '../../../source/simulator/ec2/handlers.ts';
import { instancesOf } from '../../../source/simulator/elasticbeanstalk/fleet.ts';
import { bookshopPlatform } from '../../../source/simulator/elasticbeanstalk/platforms.ts';
import { addVersion } from '../../../source/simulator/elasticbeanstalk/versions.ts';
import { refusal } from '../passing-time.ts';
import { application, inOrder, named, serving, shop } from './shop.ts';

const request = {
	ApplicationName: 'bookshop-shop',
	EnvironmentName: 'shop-teal',
	CNAMEPrefix: 'shop-teal',
	VersionLabel: 'v44',
	TemplateName: 'shop-production',
	Tags: [{ Key: 'Owner', Value: 'storefront' }],
};

describe('an environment that is created', () => {
	test('is Ready in some four minutes, with instances of its own, and told bit by bit', () => {
		const { world, eb, told, now, until } = shop();
		const begun = now();
		expect(eb.CreateEnvironment(world, request)).toMatchObject({
			Status: 'Launching',
			Health: 'Grey',
			CNAME: 'shop-teal.eu-west-1.elasticbeanstalk.com',
			VersionLabel: 'v44',
			TemplateName: 'shop-production',
		});
		const teal = named(world, 'shop-teal');
		const took = until(() => teal.status === 'Ready');
		expect(took).toBeGreaterThan(180);
		expect(took).toBeLessThan(270);
		until(() => teal.health === 'Ok', 60);
		const ids = instancesOf(world, teal);
		expect(ids).toHaveLength(2);
		expect(serving(world, teal)).toBe(2);
		const events = told('shop-teal', begun);
		const story = [
			'createEnvironment is starting.',
			'Using elasticbeanstalk-eu-west-1-',
			'Environment health has transitioned to Pending. Initialization in progress (running for 8 seconds). There are no instances.',
			'Created target group named: arn:aws:elasticloadbalancing:eu-west-1:',
			'Created security group named: sg-0',
			`Created security group named: awseb-${teal.id}-stack-AWSEBSecurityGroup-`,
			`Created Auto Scaling group named: awseb-${teal.id}-stack-AWSEBAutoScalingGroup-`,
			'Waiting for EC2 instances to launch. This may take a few minutes.',
			'Created CloudWatch alarm named: ',
			'Created load balancer named: arn:aws:elasticloadbalancing:eu-west-1:',
			`Added instances [${ids.join(', ')}] to your environment.`,
			'Instance deployment completed successfully.',
			'Application available at shop-teal.eu-west-1.elasticbeanstalk.com.',
			'Successfully launched environment: shop-teal',
			'Environment health has transitioned from Pending to Ok. Initialization completed',
		];
		expect(inOrder(events, story)).toEqual(story);
		const { Reservations = [] } = ec2.DescribeInstances(world, {
			Filters: [{ Name: 'tag:elasticbeanstalk:environment-name', Values: ['shop-teal'] }],
		});
		const instances = Reservations.flatMap(({ Instances = [] }) => Instances);
		expect(instances.map(({ InstanceId }) => InstanceId)).toEqual(ids);
		expect(instances[0]?.Tags).toContainEqual({ Key: 'Owner', Value: 'storefront' });
		expect(instances[0]?.InstanceType).toBe('t3.small');
	});

	test('of a version whose command fails is there, and of no use', () => {
		const { world, eb, told, now, until } = shop();
		addVersion(world, application(world), 'v46', { flaw: 'fails to deploy' });
		const begun = now();
		eb.CreateEnvironment(world, { ...request, VersionLabel: 'v46' });
		until(() => named(world, 'shop-teal').status === 'Ready');
		expect(named(world, 'shop-teal').health).toBe('Degraded');
		expect(told('shop-teal', begun).join('\n')).toContain(
			'Create environment operation is complete, but with errors. For more information, see troubleshooting documentation.',
		);
	});

	test('may be a worker, or take what Beanstalk makes up', () => {
		const { world, eb, until } = shop();
		const PlatformArn = bookshopPlatform('eu-west-1');
		const { TemplateName: _, CNAMEPrefix: __, ...rest } = request;
		const worker = eb.CreateEnvironment(world, {
			...rest,
			PlatformArn,
			Tier: { Name: 'Worker', Type: 'SQS/HTTP' },
			OptionSettings: [
				{ Namespace: 'aws:autoscaling:asg', OptionName: 'MinSize', Value: '3' },
				{ Namespace: 'aws:elasticbeanstalk:application:environment', OptionName: 'ANY', Value: 'thing' },
			],
		});
		expect(worker.CNAME).toBeUndefined();
		const plain = eb.CreateEnvironment(world, {
			...rest,
			EnvironmentName: 'shop-plain',
			SolutionStackName: '64bit Amazon Linux 2023 v6.7.0 running Node.js 22',
		});
		expect(plain.CNAME).toMatch(/^shop-plain\.eba-[a-z0-9]{8}\.eu-west-1\.elasticbeanstalk\.com$/);
		until(() => named(world, 'shop-teal').status === 'Ready');
		expect(instancesOf(world, named(world, 'shop-teal'))).toHaveLength(3);
		expect(named(world, 'shop-teal').endpoint).toContain('https://sqs.eu-west-1.amazonaws.com/');
	});

	test('is refused for what is taken, missing or malformed', () => {
		const { world, eb } = shop();
		const refused = (change: Partial<Parameters<typeof eb.CreateEnvironment>[1]>) =>
			refusal(() => eb.CreateEnvironment(world, { ...request, ...change }));
		expect(refused({ CNAMEPrefix: 'shop' })).toBe(
			'InvalidParameterValue: DNS name (shop.eu-west-1.elasticbeanstalk.com) is not available.',
		);
		expect(refused({ EnvironmentName: 'shop-blue' })).toBe(
			'InvalidParameterValue: Environment shop-blue already exists.',
		);
		expect(refused({ VersionLabel: 'v99' })).toBe(
			"InvalidParameterValue: No Application Version named 'v99' found.",
		);
		expect(refused({ ApplicationName: 'none' })).toBe(
			"InvalidParameterValue: No Application named 'none' found.",
		);
		expect(refused({ TemplateName: 'none' })).toContain("No Configuration Template named 'none' found.");
		expect(refused({ TemplateName: undefined, SolutionStackName: 'none' })).toContain(
			"No Solution Stack named 'none' found.",
		);
		expect(refused({ PlatformArn: 'arn:none' })).toContain('InvalidParameterCombination');
		expect(refused({ TemplateName: undefined })).toContain('MissingParameter');
		expect(refused({ EnvironmentName: 'sh' })).toContain("at 'EnvironmentName' failed to satisfy constraint");
		expect(refused({ CNAMEPrefix: '-shop' })).toContain("at 'CNAMEPrefix' failed to satisfy constraint");
		expect(refused({ Tags: [{ Key: 'elasticbeanstalk:x', Value: '' }] })).toContain('Invalid tag key');
		expect(refused({ OptionSettings: [{ Namespace: 'aws:none', OptionName: 'x', Value: 'y' }] })).toContain(
			'ConfigurationValidationException',
		);
		expect(world.elasticbeanstalk.environments.size).toBe(3);
	});
});

describe('an environment that is terminated', () => {
	test('is gone in some two and a half minutes, with its instances; its name is free', () => {
		const { world, eb, green, now, until } = shop();
		const ids = instancesOf(world, green);
		const begun = now();
		const check = () => eb.CheckDNSAvailability(world, { CNAMEPrefix: 'shop-green' }).Available;
		expect(eb.TerminateEnvironment(world, { EnvironmentName: 'shop-green' }).Status).toBe('Terminating');
		expect(check()).toBe(false);
		expect(refusal(() => eb.TerminateEnvironment(world, { EnvironmentName: 'shop-green' }))).toContain(
			'Must be Ready.',
		);
		const took = until(() => green.status === 'Terminated');
		expect(took).toBeGreaterThan(120);
		expect(took).toBeLessThan(190);
		expect(check()).toBe(true);
		expect(ids.map((id) => world.ec2.instances.get(id)?.state)).toEqual(['terminated']);
		const story = [
			'terminateEnvironment is starting.',
			"Validating environment's EC2 instances have termination protection disabled",
			'Deleted CloudWatch alarm named: ',
			'Waiting for EC2 instances to terminate. This may take a few minutes.',
			`Removed instance [${ids.join()}] from your environment.`,
			`Deleted Auto Scaling group named: awseb-${green.id}-stack-AWSEBAutoScalingGroup-`,
			'Deleted load balancer named: ',
			'Deleting SNS topic for environment shop-green.',
			'terminateEnvironment completed successfully.',
		];
		const { Events = [] } = eb.DescribeEvents(world, { EnvironmentId: green.id, StartTime: begun });
		const events = Events.map(({ Message = '' }) => Message).reverse();
		expect(inOrder(events, story)).toEqual(story);
		const listed = (IncludeDeleted?: boolean) =>
			eb.DescribeEnvironments(world, { EnvironmentIds: [green.id], IncludeDeleted }).Environments.length;
		expect([listed(), listed(false)]).toEqual([1, 0]);
	});

	test('may be succeeded by another of its name, and come back itself no more', () => {
		const { world, eb, green, until } = shop();
		eb.TerminateEnvironment(world, { EnvironmentId: green.id });
		until(() => green.status === 'Terminated');
		eb.CreateEnvironment(world, {
			...request,
			EnvironmentName: 'shop-green',
			CNAMEPrefix: 'shop-green',
		});
		expect(named(world, 'shop-green').id).not.toBe(green.id);
		expect(refusal(() => eb.RebuildEnvironment(world, { EnvironmentId: green.id }))).toContain(
			'is not available.',
		);
	});

	test('comes back when it is rebuilt, at its address', () => {
		const { world, eb, green, until } = shop();
		eb.TerminateEnvironment(world, { EnvironmentId: green.id });
		until(() => green.status === 'Terminated');
		eb.RebuildEnvironment(world, { EnvironmentId: green.id });
		until(() => green.status === 'Ready');
		expect([green.cname, green.version, instancesOf(world, green).length]).toEqual([
			'shop-green.eu-west-1.elasticbeanstalk.com',
			'v43',
			1,
		]);
	});

	test('while it is still being launched, is launched no further', () => {
		const { world, eb, until, pass } = shop();
		eb.CreateEnvironment(world, request);
		pass(120);
		const teal = named(world, 'shop-teal');
		eb.TerminateEnvironment(world, { EnvironmentName: 'shop-teal' });
		until(() => teal.status === 'Terminated');
		pass(300);
		expect([teal.status, instancesOf(world, teal).length]).toEqual(['Terminated', 0]);
	});
});

describe('an environment', () => {
	test('that is rebuilt has new resources and instances', () => {
		const { world, eb, green, now, told, until } = shop();
		const [before, address] = [instancesOf(world, green), green.endpoint];
		const begun = now();
		eb.RebuildEnvironment(world, { EnvironmentName: 'shop-green' });
		expect(green.status).toBe('Updating');
		const took = until(() => green.status === 'Ready');
		expect(took).toBeGreaterThan(280);
		const after = instancesOf(world, green);
		expect(after.filter((id) => before.includes(id))).toEqual([]);
		expect(green.endpoint).not.toBe(address);
		expect(told('shop-green', begun).at(0)).toBe('rebuildEnvironment is starting.');
		expect(told('shop-green', begun)).toContain('rebuildEnvironment completed successfully.');
	});

	test('restarts its application in a quarter of a minute', () => {
		const { world, eb, blue, now, told, until } = shop();
		const begun = now();
		eb.RestartAppServer(world, { EnvironmentName: 'shop-blue' });
		expect(refusal(() => eb.RestartAppServer(world, { EnvironmentName: 'shop-blue' }))).toContain(
			'Must be Ready.',
		);
		expect(until(() => blue.status === 'Ready')).toBeLessThan(20);
		until(() => blue.health === 'Ok', 60);
		const story = [
			'restartAppServer is starting.',
			'Environment health has transitioned from Ok to Info.',
			'Instance deployment completed successfully.',
			'Restarted application server on all ec2 instances.',
			'Environment health has transitioned from Info to Ok. Application restart completed',
		];
		expect(inOrder(told('shop-blue', begun), story)).toEqual(story);
	});

	test('replaces an instance that somebody terminated', () => {
		const { world, blue, pass, now, told } = shop();
		const begun = now();
		const [lost = '', kept = ''] = instancesOf(world, blue);
		ec2.TerminateInstances(world, { InstanceIds: [lost] });
		pass(150);
		const [first, second] = instancesOf(world, blue);
		expect(first).toBe(kept);
		expect(told('shop-blue', begun)).toEqual([
			`Removed instance [${lost}] from your environment.`,
			`Added instance [${second}] to your environment.`,
		]);
		expect(blue.instances.get(second ?? '')?.version).toBe('v42');
	});
});
