import { describe, expect, test } from 'vitest';
import { instancesOf } from '../../../source/simulator/elasticbeanstalk/fleet.ts';
import { refusal } from '../passing-time.ts';
import { inOrder, serving, shop } from './shop.ts';

const settings = ({ world, eb }: ReturnType<typeof shop>, EnvironmentName: string) =>
	eb.DescribeConfigurationSettings(world, { ApplicationName: 'bookshop-shop', EnvironmentName })
		.ConfigurationSettings;

const variable = (OptionName: string, Value: string) => ({
	Namespace: 'aws:elasticbeanstalk:application:environment',
	OptionName,
	Value,
});

const size = (least: number, most: number) => [
	{ Namespace: 'aws:autoscaling:asg', OptionName: 'MinSize', Value: String(least) },
	{ Namespace: 'aws:autoscaling:asg', OptionName: 'MaxSize', Value: String(most) },
];

describe('new settings', () => {
	test('are pending until they are on every instance', () => {
		const at = shop();
		const { world, eb, green, now, pass, told, until } = at;
		const begun = now();
		eb.UpdateEnvironment(world, {
			EnvironmentName: 'shop-green',
			OptionSettings: [variable('LOG_LEVEL', 'info')],
			OptionsToRemove: [{ Namespace: variable('', '').Namespace, OptionName: 'SESSIONS_TABLE' }],
		});
		pass(5);
		const level = (index: number) =>
			settings(at, 'shop-green')[index]?.OptionSettings?.find(({ OptionName }) => OptionName === 'LOG_LEVEL')
				?.Value;
		expect(settings(at, 'shop-green').map(({ DeploymentStatus }) => DeploymentStatus)).toEqual([
			'deployed',
			'pending',
		]);
		expect([level(0), level(1)]).toEqual(['debug', 'info']);
		until(() => green.status === 'Ready');
		expect([settings(at, 'shop-green').length, level(0)]).toEqual([1, 'info']);
		until(() => green.health === 'Ok', 60);
		const story = [
			'Environment update is starting.',
			"Updating environment shop-green's configuration settings.",
			'Environment health has transitioned from Ok to Info. Configuration update in progress. 0 out of 1 instance',
			'Successfully deployed new configuration to environment.',
			'Environment update completed successfully.',
			'Environment health has transitioned from Info to Ok. Configuration update completed',
		];
		expect(inOrder(told('shop-green', begun), story)).toEqual(story);
		expect(JSON.stringify(settings(at, 'shop-green'))).not.toContain('SESSIONS_TABLE');
	});

	test('of its size make it grow and shrink', () => {
		const { world, eb, green, until } = shop();
		const resize = (least: number, most: number) => {
			eb.UpdateEnvironment(world, { EnvironmentName: 'shop-green', OptionSettings: size(least, most) });
			until(() => green.status === 'Ready');
			return instancesOf(world, green).length;
		};
		expect([resize(3, 4), resize(1, 2)]).toEqual([3, 2]);
		expect(serving(world, green)).toBe(2);
	});

	test('of a newer platform replace the instances one by one, and a version may come with them', () => {
		const { world, eb, blue, until } = shop();
		const before = instancesOf(world, blue);
		const newest = blue.platformArn.replace('6.6.2', '6.7.0');
		eb.UpdateEnvironment(world, {
			EnvironmentName: 'shop-blue',
			PlatformArn: newest,
			VersionLabel: 'v44',
		});
		let least = 9;
		until(() => {
			least = Math.min(least, serving(world, blue));
			return blue.status === 'Ready';
		});
		expect([blue.platformArn, blue.version]).toEqual([newest, 'v44']);
		expect(instancesOf(world, blue).filter((id) => before.includes(id))).toEqual([]);
		expect(least).toBe(1);
	});

	test('may come from a saved configuration', () => {
		const { world, eb, green, until } = shop();
		eb.UpdateEnvironment(world, { EnvironmentName: 'shop-green', TemplateName: 'shop-production' });
		until(() => green.status === 'Ready');
		expect([green.template, instancesOf(world, green).length]).toEqual(['shop-production', 2]);
	});

	test('that are aborted are as they were', () => {
		const at = shop();
		const { world, eb, green, now, pass, told, until } = at;
		const before = settings(at, 'shop-green');
		const begun = now();
		eb.UpdateEnvironment(world, {
			EnvironmentName: 'shop-green',
			OptionSettings: [...size(3, 4), variable('LOG_LEVEL', 'info')],
		});
		pass(90);
		eb.AbortEnvironmentUpdate(world, { EnvironmentName: 'shop-green' });
		until(() => green.status === 'Ready');
		expect(settings(at, 'shop-green')[0]?.OptionSettings).toEqual(before[0]?.OptionSettings);
		expect([settings(at, 'shop-green').length, serving(world, green)]).toEqual([1, 1]);
		expect(told('shop-green', begun)).toContain(
			'The environment was reverted to the previous configuration setting.',
		);
	});

	test('that Beanstalk does not know, or that contradict each other, are refused', () => {
		const { world, eb } = shop();
		const refused = (change: Parameters<typeof eb.UpdateEnvironment>[1]) =>
			refusal(() => eb.UpdateEnvironment(world, { EnvironmentName: 'shop-green', ...change }));
		expect(
			refused({
				OptionSettings: [{ Namespace: 'aws:autoscaling:asg', OptionName: 'Least', Value: '1' }],
			}),
		).toBe(
			"ConfigurationValidationException: Configuration validation exception: Invalid option specification (Namespace: 'aws:autoscaling:asg', OptionName: 'Least'): Unknown configuration setting.",
		);
		expect(refused({ TemplateName: 'shop-trial', PlatformArn: 'x' })).toContain(
			'InvalidParameterCombination',
		);
		expect(refused({ PlatformArn: 'arn:none' })).toContain("No Platform named 'arn:none' found.");
	});
});
