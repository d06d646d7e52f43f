import { describe, expect, test } from 'vitest';
import { cloudwatch } from '../../../source/simulator/cloudwatch/handlers.ts';
import { requestRate } from '../../../source/simulator/elasticbeanstalk/address.ts';
import { elasticbeanstalk } from '../../../source/simulator/elasticbeanstalk/handlers.ts';
import type { World } from '../../../source/simulator/world.ts';
import { inOrder, shop } from './shop.ts';

const pair = { SourceEnvironmentName: 'shop-blue', DestinationEnvironmentName: 'shop-green' };

const stateOf = (world: World, ...AlarmNames: string[]) =>
	(cloudwatch.DescribeAlarms(world, { AlarmNames }).MetricAlarms ?? []).map(({ StateValue }) => StateValue);

const metricsOf = (world: World, EnvironmentName: string) =>
	elasticbeanstalk.DescribeEnvironmentHealth(world, { EnvironmentName, AttributeNames: ['All'] });

/** The standby has this version, and nothing is under way. */
function standbyWith(label: string) {
	const at = shop();
	const { world, eb, green, until, pass } = at;
	eb.UpdateEnvironment(world, { EnvironmentName: 'shop-green', VersionLabel: label });
	until(() => green.status === 'Ready');
	pass(60);
	return at;
}

describe('requests', () => {
	test('follow the address, as resolvers learn of its move', () => {
		const { world, eb, blue, green, pass } = shop();
		const rates = () => [requestRate(world, blue), requestRate(world, green)].map(Math.round);
		expect(rates()).toEqual([38, 2]);
		eb.SwapEnvironmentCNAMEs(world, pair);
		pass(5);
		expect(rates()).toEqual([38, 2]);
		pass(30);
		expect(rates()).toEqual([20, 20]);
		pass(30);
		expect(rates()).toEqual([2, 38]);
	});

	test('that are sent back half-way come back from where they are', () => {
		const { world, eb, blue, green, pass } = shop();
		eb.SwapEnvironmentCNAMEs(world, pair);
		pass(35);
		eb.SwapEnvironmentCNAMEs(world, pair);
		pass(5);
		const turned = requestRate(world, blue);
		expect(turned).toBeGreaterThan(15);
		pass(30);
		expect(requestRate(world, blue)).toBeGreaterThan(turned);
		pass(30);
		expect([requestRate(world, blue), requestRate(world, green)]).toEqual([38, 2]);
	});

	test('end with the environment that had their address', () => {
		const { world, eb, pass } = shop();
		eb.TerminateEnvironment(world, { EnvironmentName: 'shop-blue' });
		pass(6 * 60);
		expect(stateOf(world, 'shop-no-traffic')).toEqual(['ALARM']);
	});
});

describe('a version that is bad under load', () => {
	test('deploys well and stays healthy while nobody comes', () => {
		const { world, green, pass } = standbyWith('v45');
		pass(1800);
		expect([green.version, green.health, green.failing]).toEqual(['v45', 'Ok', 0]);
		expect(stateOf(world, 'shop-5xx', 'checkout-5xx', 'green-5xx')).toEqual(['OK', 'OK', 'OK']);
	});

	test('fails within two minutes of the traffic, in health, latency and alarms', () => {
		const { world, eb, green, now, pass, told, until } = standbyWith('v45');
		const quick = metricsOf(world, 'shop-green').ApplicationMetrics?.Latency?.P90 ?? 0;
		const begun = now();
		eb.SwapEnvironmentCNAMEs(world, pair);
		const warned = until(() => green.health === 'Warning', 120);
		expect(warned).toBeGreaterThan(20);
		expect(warned + until(() => green.health === 'Severe', 120)).toBeLessThan(130);
		const { Causes = [], ApplicationMetrics, InstancesHealth } = metricsOf(world, 'shop-green');
		expect(Causes[0]).toMatch(/^\d+\.\d % of the requests are failing with HTTP 5xx\.$/);
		expect(ApplicationMetrics?.StatusCodes?.Status5xx).toBeGreaterThan(50);
		expect(ApplicationMetrics?.Latency?.P90).toBeGreaterThan(3 * quick);
		expect(InstancesHealth?.Severe).toBe(1);
		until(() => stateOf(world, 'shop-5xx', 'checkout-5xx').every((state) => state === 'ALARM'), 60);
		expect(now().getTime() - begun.getTime()).toBeLessThan(150_000);
		const story = [
			'swapEnvironmentCNAMEs is starting.',
			'Environment health has transitioned from Ok to Warning.',
			'Environment health has transitioned from Degraded to Severe.',
		];
		expect(inOrder(told('shop-green', begun), story)).toEqual(story);
		pass(120);
		expect(stateOf(world, 'green-5xx')).toEqual(['ALARM']);
	});

	test('is well again once the addresses are swapped back, and all alarms with it', () => {
		const { world, eb, blue, green, pass, until } = standbyWith('v45');
		eb.SwapEnvironmentCNAMEs(world, pair);
		pass(180);
		eb.SwapEnvironmentCNAMEs(world, pair);
		expect(until(() => green.health === 'Ok', 300)).toBeLessThan(150);
		const alarms = ['shop-5xx', 'checkout-5xx', 'green-5xx', 'shop-latency', 'checkout-latency'];
		until(() => stateOf(world, ...alarms).every((state) => state === 'OK'), 480);
		expect([blue.health, green.health, green.causes]).toEqual(['Ok', 'Ok', []]);
		pass(600);
		expect(stateOf(world, ...alarms)).toEqual(['OK', 'OK', 'OK', 'OK', 'OK']);
	});

	test('is cured by another version', () => {
		const { world, eb, green, pass, until } = standbyWith('v45');
		eb.SwapEnvironmentCNAMEs(world, pair);
		until(() => green.health === 'Severe', 200);
		eb.UpdateEnvironment(world, { EnvironmentName: 'shop-green', VersionLabel: 'v44' });
		until(() => green.status === 'Ready');
		until(() => green.health === 'Ok', 200);
		pass(600);
		expect([green.failing, stateOf(world, 'shop-5xx')]).toEqual([0, ['OK']]);
	});

	test('a good one stands the same traffic', () => {
		const { world, eb, green, pass } = standbyWith('v44');
		eb.SwapEnvironmentCNAMEs(world, pair);
		pass(900);
		expect(green.health).toBe('Ok');
		expect(stateOf(world, 'shop-5xx', 'checkout-5xx')).toEqual(['OK', 'OK']);
		expect(metricsOf(world, 'shop-green').ApplicationMetrics?.RequestCount).toBeGreaterThan(300);
	});
});
