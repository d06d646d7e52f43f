// biome-ignore-all lint/correctness/noComponentHookFactories: AWS's operations are no React components

import type { DeploymentConfigInfo } from '@aws-sdk/client-codedeploy';
import { describe, expect, test } from 'vitest';
import { configurationRule } from '../../../source/resources/codedeploy/configuration-rule.ts';
import { deploymentConfigurations } from '../../../source/resources/codedeploy/configurations.ts';
import { $metadata, listed, regionWith, sight } from '../region.ts';

describe('what a configuration demands', () => {
	test.each<[string, DeploymentConfigInfo]>([
		['at least 75 % healthy', { minimumHealthyHosts: { type: 'FLEET_PERCENT', value: 75 } }],
		['all at once', { minimumHealthyHosts: { type: 'FLEET_PERCENT', value: 0 } }],
		['at least 2 healthy', { minimumHealthyHosts: { type: 'HOST_COUNT', value: 2 } }],
		[
			'10 %, the rest after 5 min',
			{
				trafficRoutingConfig: {
					type: 'TimeBasedCanary',
					timeBasedCanary: { canaryPercentage: 10, canaryInterval: 5 },
				},
			},
		],
		[
			'10 % every 1 min',
			{
				trafficRoutingConfig: {
					type: 'TimeBasedLinear',
					timeBasedLinear: { linearPercentage: 10, linearInterval: 1 },
				},
			},
		],
		['all at once', { trafficRoutingConfig: { type: 'AllAtOnce' } }],
		['', {}],
	])('%s', (rule, info) => {
		expect(configurationRule(info)).toBe(rule);
	});
});

test('those that deploy to instances come first, and cost a call each; the others say all in their names', async () => {
	const names = [
		'CodeDeployDefault.ECSAllAtOnce',
		'CodeDeployDefault.HalfAtATime',
		'CodeDeployDefault.LambdaCanary10Percent5Minutes',
		'three-quarters',
	];
	const region = regionWith({
		codedeploy: {
			ListDeploymentConfigs: async () => ({ deploymentConfigsList: names, $metadata }),
			GetDeploymentConfig: async ({ deploymentConfigName }) => ({
				deploymentConfigInfo: {
					deploymentConfigName,
					computePlatform: 'Server',
					minimumHealthyHosts: { type: 'FLEET_PERCENT', value: 50 },
				},
				$metadata,
			}),
		},
	});
	const items = await listed(deploymentConfigurations, region);
	expect(region.sent).toHaveLength(3);
	const sorted = items.toSorted((a, b) => deploymentConfigurations.order?.(a, b, sight) ?? 0);
	expect(sorted.map(({ name, platform }) => `${name} ${platform}`)).toEqual([
		'three-quarters Server',
		'CodeDeployDefault.HalfAtATime Server',
		'CodeDeployDefault.ECSAllAtOnce ECS',
		'CodeDeployDefault.LambdaCanary10Percent5Minutes Lambda',
	]);
});
