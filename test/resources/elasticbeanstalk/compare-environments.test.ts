// biome-ignore-all lint/correctness/noComponentHookFactories: AWS's operations are no React components
import type {
	ConfigurationOptionSetting,
	EnvironmentDescription,
	Tag,
} from '@aws-sdk/client-elastic-beanstalk';
import { describe, expect, test } from 'vitest';
import {
	compareEnvironments,
	settingsDifferences,
} from '../../../source/resources/elasticbeanstalk/compare-environments.ts';
import { $metadata, awsError, now, regionWith } from '../region.ts';

const option = (Namespace: string, OptionName: string, Value?: string): ConfigurationOptionSetting => ({
	Namespace,
	OptionName,
	Value,
});
const variable = (name: string, value: string) =>
	option('aws:elasticbeanstalk:application:environment', name, value);

interface Side {
	environment?: EnvironmentDescription;
	settings?: ConfigurationOptionSetting[];
	tags?: Tag[];
}

function regionOf(sides: Record<'blue' | 'green', Side>, denied = new Set<string>()) {
	const sideOf = (name: string) => (name.endsWith('blue') ? sides.blue : sides.green);
	const refuse = (operation: string) => {
		if (denied.has(operation)) throw awsError('AccessDenied', 'not authorized');
	};
	return regionWith({
		elasticbeanstalk: {
			DescribeEnvironments: async ({ EnvironmentIds = [] }) => ({
				Environments: EnvironmentIds.filter((id) => id in sides).map((id) => ({
					EnvironmentId: id,
					EnvironmentName: `shop-${id}`,
					EnvironmentArn: `arn:${id}`,
					ApplicationName: 'shop',
					VersionLabel: 'v42',
					...sideOf(id).environment,
				})),
				$metadata,
			}),
			DescribeConfigurationSettings: async ({ EnvironmentName = '' }) => {
				refuse('DescribeConfigurationSettings');
				const { settings = [] } = sideOf(EnvironmentName);
				return {
					ConfigurationSettings: [
						{ DeploymentStatus: 'pending', OptionSettings: [option('draft', 'draft', EnvironmentName)] },
						{ DeploymentStatus: 'deployed', OptionSettings: settings },
					],
					$metadata,
				};
			},
			ListTagsForResource: async ({ ResourceArn = '' }) => {
				refuse('ListTagsForResource');
				return { ResourceTags: sideOf(ResourceArn).tags ?? [], $metadata };
			},
		},
	});
}

const asg = 'aws:autoscaling:asg';
const blue: Side = {
	settings: [
		option(asg, 'MinSize', '2'),
		option(asg, 'MaxSize', '4'),
		option(asg, 'Cooldown'),
		variable('NODE_ENV', 'production'),
		variable('DB_PASSWORD', 'hunter1'),
		option('aws:cloudformation:template:parameter', 'EnvironmentVariables', 'DB_PASSWORD=hunter1'),
	],
	tags: [
		{ Key: 'Owner', Value: 'shop' },
		{ Key: 'elasticbeanstalk:environment-name', Value: 'shop-blue' },
		{ Key: 'Name', Value: 'shop-blue' },
	],
};
const green: Side = {
	environment: {
		VersionLabel: 'v43',
		PlatformArn: 'arn:aws:elasticbeanstalk:eu-west-1::platform/Node.js 22/6.6.4',
	},
	settings: [
		option(asg, 'MinSize', '2'),
		option(asg, 'MaxSize', '6'),
		variable('DB_PASSWORD', 'hunter2'),
		option('aws:cloudformation:template:parameter', 'EnvironmentVariables', 'DB_PASSWORD=hunter2'),
	],
	tags: [
		{ Key: 'Owner', Value: 'checkout' },
		{ Key: 'elasticbeanstalk:environment-name', Value: 'shop-green' },
		{ Key: 'Name', Value: 'shop-green' },
	],
};

describe('two environments', () => {
	test('differ in version, platform, variables, tags and the options in force, and in nothing that is only named otherwise', async () => {
		const list = await settingsDifferences(regionOf({ blue, green }), 'blue', 'green', {});
		expect(list).toEqual([
			{ what: 'platform', left: '–', right: 'Node.js 22/6.6.4' },
			{ what: 'version', left: 'v42', right: 'v43' },
			{ what: 'Environment variables DB_PASSWORD', left: '(hidden, differs)', right: '(hidden, differs)' },
			{ what: 'Environment variables NODE_ENV', left: 'production', right: '–' },
			{ what: 'Tags Owner', left: 'shop', right: 'checkout' },
			{ what: `${asg} MaxSize`, left: '4', right: '6' },
		]);
	});

	test('are told apart without a secret in what is told', async () => {
		const comparison = await compareEnvironments(regionOf({ blue, green }), 'blue', 'green', {});
		expect(JSON.stringify(comparison)).not.toMatch(/hunter/);
		expect(comparison.at).toBe(now);
		expect(comparison.sections.find(({ title }) => title === asg)).toMatchObject({ equal: 1 });
	});

	test('name what an option is set on only where that tells two apart', async () => {
		const on = (ResourceName: string, OptionName: string, Value: string) => ({
			...option(asg, OptionName, Value),
			ResourceName,
		});
		const side = (value: string): Side => ({
			settings: [
				on('AWSEBAutoScalingGroup', 'MaxSize', value),
				on('AWSEBAlarmHigh', 'Period', value),
				on('AWSEBAlarmLow', 'Period', value),
				on('nightly', 'MinSize', value),
			],
		});
		const list = await settingsDifferences(
			regionOf({ blue: side('1'), green: side('2') }),
			'blue',
			'green',
			{},
		);
		expect(list.map(({ what }) => what)).toEqual([
			`${asg} AWSEBAlarmHigh Period`,
			`${asg} AWSEBAlarmLow Period`,
			`${asg} MaxSize`,
			`${asg} nightly MinSize`,
		]);
	});

	test('that are the same differ in nothing', async () => {
		expect(await settingsDifferences(regionOf({ blue, green: blue }), 'blue', 'green', {})).toEqual([]);
	});

	test('whose tags cannot be read are compared in the rest, which is said', async () => {
		const region = regionOf({ blue, green }, new Set(['ListTagsForResource']));
		const { sections, missing } = await compareEnvironments(region, 'blue', 'green', {});
		expect(missing.map(({ what, problem }) => [what, problem.kind])).toEqual([['tags', 'denied']]);
		expect(sections.map(({ title }) => title)).not.toContain('Tags');
		expect(sections.map(({ title }) => title)).toContain(asg);
	});

	test('whose settings cannot be read are no list for a plan', async () => {
		const region = regionOf({ blue, green }, new Set(['DescribeConfigurationSettings']));
		await expect(settingsDifferences(region, 'blue', 'green', {})).rejects.toMatchObject({
			problem: { kind: 'denied' },
		});
	});

	test('of which one is gone are not compared', async () => {
		await expect(compareEnvironments(regionOf({ blue, green }), 'blue', 'red', {})).rejects.toMatchObject({
			problem: { kind: 'not-found' },
		});
	});
});
