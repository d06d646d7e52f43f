import { describe, expect, test } from 'vitest';
import { elasticbeanstalk } from '../../../source/simulator/elasticbeanstalk/handlers.ts';
import { s3 } from '../../../source/simulator/s3/handlers.ts';
import type { World } from '../../../source/simulator/world.ts';
import { bookshopWorld, refusal } from '../passing-time.ts';

const settingsOf = (world: World, from: { EnvironmentName?: string; TemplateName?: string }) =>
	elasticbeanstalk.DescribeConfigurationSettings(world, { ApplicationName: 'bookshop-shop', ...from })
		.ConfigurationSettings[0];

const setting = (world: World, from: Parameters<typeof settingsOf>[1], namespace: string, option: string) =>
	settingsOf(world, from)?.OptionSettings?.find(
		({ Namespace, OptionName }) => Namespace === namespace && OptionName === option,
	)?.Value;

describe('applications', () => {
	test('tell their versions, newest first, and their saved configurations', () => {
		const { world } = bookshopWorld();
		const { Applications } = elasticbeanstalk.DescribeApplications(world, {});
		expect(Applications.map(({ ApplicationName }) => ApplicationName)).toEqual([
			'bookshop-shop',
			'bookshop-invoices',
		]);
		expect(Applications[0]?.Versions?.slice(0, 3)).toEqual(['v45', 'v44', 'v43']);
		expect(Applications[0]?.ConfigurationTemplates).toEqual(['shop-production', 'shop-trial']);
		expect(elasticbeanstalk.DescribeApplications(world, { ApplicationNames: ['none'] }).Applications).toEqual(
			[],
		);
	});
});

describe('versions', () => {
	test('page without loss, and their bundles are there to be read', async () => {
		const { world } = bookshopWorld();
		const all = elasticbeanstalk.DescribeApplicationVersions(world, { ApplicationName: 'bookshop-shop' });
		const labels: (string | undefined)[] = [];
		let NextToken: string | undefined;
		do {
			const page = elasticbeanstalk.DescribeApplicationVersions(world, {
				ApplicationName: 'bookshop-shop',
				MaxRecords: 3,
				NextToken,
			});
			labels.push(...page.ApplicationVersions.map(({ VersionLabel }) => VersionLabel));
			NextToken = page.NextToken;
		} while (NextToken);
		expect(labels).toEqual(all.ApplicationVersions.map(({ VersionLabel }) => VersionLabel));
		expect(labels).toHaveLength(10);
		const { SourceBundle, Status, DateCreated } = all.ApplicationVersions[0] ?? {};
		expect(Status).toBe('Processed');
		expect(DateCreated?.getTime()).toBe(world.clock.now() - 9 * 60_000);
		const { Body } = await s3.GetObject(world, { Bucket: SourceBundle?.S3Bucket, Key: SourceBundle?.S3Key });
		const bytes = (await Body?.transformToByteArray()) ?? [];
		expect(String.fromCharCode(...bytes.slice(0, 2))).toBe('PK');
	});

	test('that nobody deployed differ in nothing that is told', () => {
		const { world } = bookshopWorld();
		const { ApplicationVersions } = elasticbeanstalk.DescribeApplicationVersions(world, {
			VersionLabels: ['v44', 'v45'],
		});
		expect(ApplicationVersions.map((version) => Object.keys(version).sort())).toEqual([
			...Array(2).fill(Object.keys(ApplicationVersions[0] ?? {}).sort()),
		]);
		expect(JSON.stringify(ApplicationVersions)).not.toMatch(/bad|fail|load/i);
	});
});

describe('settings', () => {
	test('of an environment are some sixty, and hold its policy, its capacity and its variables', () => {
		const { world } = bookshopWorld();
		const from = { EnvironmentName: 'shop-blue' };
		const { OptionSettings = [], DeploymentStatus } = settingsOf(world, from) ?? {};
		expect(DeploymentStatus).toBe('deployed');
		expect(OptionSettings.length).toBeGreaterThan(60);
		const command = 'aws:elasticbeanstalk:command';
		expect(setting(world, from, command, 'DeploymentPolicy')).toBe('Rolling');
		expect(setting(world, from, command, 'BatchSize')).toBe('50');
		expect(setting(world, from, 'aws:autoscaling:asg', 'MinSize')).toBe('2');
		expect(setting(world, from, 'aws:elasticbeanstalk:application:environment', 'NODE_ENV')).toBe(
			'production',
		);
	});

	test('of the standby differ in its size and how much it says', () => {
		const { world } = bookshopWorld();
		const green = settingsOf(world, { EnvironmentName: 'shop-green' })?.OptionSettings ?? [];
		const blue = settingsOf(world, { EnvironmentName: 'shop-blue' })?.OptionSettings ?? [];
		expect(
			green
				.filter(({ Value }, index) => Value !== blue[index]?.Value)
				.map(({ OptionName, Value }) => `${OptionName} ${Value}`),
		).toEqual(['MaxSize 4', 'MinSize 1', 'LOG_LEVEL debug']);
	});

	test('of a saved configuration are told in the same way', () => {
		const { world } = bookshopWorld();
		expect(settingsOf(world, { TemplateName: 'shop-trial' })).toMatchObject({
			TemplateName: 'shop-trial',
			ApplicationName: 'bookshop-shop',
			SolutionStackName: '64bit Amazon Linux 2023 v6.6.2 running Node.js 22',
		});
		expect(setting(world, { TemplateName: 'shop-trial' }, 'aws:autoscaling:asg', 'MaxSize')).toBe('1');
		expect(refusal(() => settingsOf(world, { TemplateName: 'none' }))).toBe(
			"InvalidParameterValue: No Configuration Template named 'none' found.",
		);
		expect(refusal(() => settingsOf(world, {}))).toContain('InvalidParameterCombination');
		expect(refusal(() => settingsOf(world, { EnvironmentName: 'invoices-worker' }))).toContain(
			'No Environment found',
		);
	});
});

describe('platforms', () => {
	test('have a newer version than the environments run on', () => {
		const { world } = bookshopWorld();
		const { PlatformSummaryList: newest } = elasticbeanstalk.ListPlatformVersions(world, {
			Filters: [
				{
					Type: 'PlatformBranchName',
					Operator: '=',
					Values: ['Node.js 22 running on 64bit Amazon Linux 2023'],
				},
				{ Type: 'PlatformLifecycleState', Operator: '=', Values: ['Recommended'] },
			],
		});
		expect(newest.map(({ PlatformVersion }) => PlatformVersion)).toEqual(['6.7.0']);
		const all = elasticbeanstalk.ListPlatformVersions(world, {}).PlatformSummaryList;
		const arn = elasticbeanstalk.DescribeEnvironments(world, {}).Environments[0]?.PlatformArn;
		expect(all.map(({ PlatformArn }) => PlatformArn)).toContain(arn);
		const first = elasticbeanstalk.ListPlatformVersions(world, { MaxRecords: all.length - 1 });
		const { PlatformSummaryList: rest, NextToken } = elasticbeanstalk.ListPlatformVersions(world, {
			MaxRecords: all.length - 1,
			NextToken: first.NextToken,
		});
		expect([rest.length, NextToken]).toEqual([1, undefined]);
		expect(
			refusal(() => elasticbeanstalk.ListPlatformVersions(world, { Filters: [{ Type: 'Colour' }] })),
		).toContain('Invalid filter type');
	});
});

describe('instances', () => {
	test('tell their health, what they run and how busy they are', () => {
		const { world } = bookshopWorld();
		const { InstanceHealthList } = elasticbeanstalk.DescribeInstancesHealth(world, {
			EnvironmentName: 'shop-blue',
			AttributeNames: ['All'],
		});
		expect(InstanceHealthList).toHaveLength(2);
		expect(InstanceHealthList[0]).toMatchObject({
			HealthStatus: 'Ok',
			Color: 'Green',
			Causes: [],
			InstanceType: 't3.small',
			Deployment: { VersionLabel: 'v42', DeploymentId: 4, Status: 'Deployed' },
		});
		const { ApplicationMetrics, System } = InstanceHealthList[0] ?? {};
		expect(ApplicationMetrics?.RequestCount).toBeGreaterThan(150);
		expect(ApplicationMetrics?.Latency?.P90).toBeGreaterThan(0.09);
		const { User = 0, System: kernel = 0, Idle = 0, IOWait = 0 } = System?.CPUUtilization ?? {};
		expect(User + kernel + Idle + IOWait).toBeCloseTo(100);
		expect(System?.LoadAverage).toHaveLength(3);
		const [bare] = elasticbeanstalk.DescribeInstancesHealth(world, {
			EnvironmentName: 'shop-blue',
		}).InstanceHealthList;
		expect(Object.keys(bare ?? {})).toEqual(['InstanceId']);
	});
});

describe('names and tags', () => {
	test('a name is free or taken', () => {
		const { world } = bookshopWorld();
		const check = (CNAMEPrefix: string) => elasticbeanstalk.CheckDNSAvailability(world, { CNAMEPrefix });
		expect(check('shop')).toEqual({
			Available: false,
			FullyQualifiedCNAME: 'shop.eu-west-1.elasticbeanstalk.com',
		});
		expect(check('Shop-Green-2')).toEqual({
			Available: true,
			FullyQualifiedCNAME: 'shop-green-2.eu-west-1.elasticbeanstalk.com',
		});
	});

	test("an environment's tags are its owner's and Beanstalk's own", () => {
		const { world } = bookshopWorld();
		const [blue] = elasticbeanstalk.DescribeEnvironments(world, {}).Environments;
		const { ResourceTags } = elasticbeanstalk.ListTagsForResource(world, {
			ResourceArn: blue?.EnvironmentArn,
		});
		expect(ResourceTags).toContainEqual({ Key: 'Owner', Value: 'storefront' });
		expect(ResourceTags).toContainEqual({
			Key: 'elasticbeanstalk:environment-id',
			Value: blue?.EnvironmentId,
		});
		const version = `arn:aws:elasticbeanstalk:eu-west-1:${world.account}:applicationversion/bookshop-shop/v45`;
		expect(elasticbeanstalk.ListTagsForResource(world, { ResourceArn: version }).ResourceTags).toEqual([]);
		expect(
			refusal(() => elasticbeanstalk.ListTagsForResource(world, { ResourceArn: `${version}1` })),
		).toContain('ResourceNotFoundException');
	});
});
