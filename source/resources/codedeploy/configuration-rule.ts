import type { DeploymentConfigInfo, TrafficRoutingConfig } from '@aws-sdk/client-codedeploy';

/** What a configuration demands, in words. */
export function configurationRule({
	minimumHealthyHosts,
	trafficRoutingConfig,
}: DeploymentConfigInfo): string {
	if (trafficRoutingConfig) return routingRule(trafficRoutingConfig);
	const { type, value = 0 } = minimumHealthyHosts ?? {};
	switch (type) {
		case 'FLEET_PERCENT':
			return value === 0 ? 'all at once' : `at least ${value} % healthy`;
		case 'HOST_COUNT':
			return value === 0 ? 'all at once' : `at least ${value} healthy`;
		case undefined:
			return '';
		default:
			// CodeDeployDefault.OneAtATime has a type that the SDK's enum lacks: MOST_CONCURRENCY.
			return `${value} at a time`;
	}
}

function routingRule({ type, timeBasedCanary, timeBasedLinear }: TrafficRoutingConfig): string {
	if (timeBasedCanary)
		return `${timeBasedCanary.canaryPercentage} %, the rest after ${timeBasedCanary.canaryInterval} min`;
	if (timeBasedLinear)
		return `${timeBasedLinear.linearPercentage} % every ${timeBasedLinear.linearInterval} min`;
	return type === 'AllAtOnce' ? 'all at once' : '';
}
