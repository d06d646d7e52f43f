import type { World } from '../world.ts';
import { requestRate, shareOf } from './address.ts';
import { balancerMetric } from './balancer-metric.ts';
import type { Environment } from './environment.ts';

/** Seconds by which a request that fails is slower than another. */
const slower = 1.9;

/** Has CloudWatch count the requests that failed in the last `seconds`, where their addresses are measured. */
export function countFailures(world: World, environment: Environment, seconds: number): void {
	const { cloudwatch, clock, elasticbeanstalk } = world;
	const { failing, name, id } = environment;
	if (failing === 0) return;
	const now = clock.now() - 1;
	const count = (rate: number) => rate * failing * seconds;
	cloudwatch.tally(
		{
			namespace: 'AWS/ElasticBeanstalk',
			name: 'ApplicationRequests5xx',
			dimensions: [{ Name: 'EnvironmentName', Value: name }],
		},
		now,
		count(requestRate(world, environment)),
	);
	for (const address of elasticbeanstalk.addresses.values()) {
		const share = shareOf(address, id, now);
		for (const { loadBalancer, part } of address.measured ?? []) {
			const metric = (of: string) => balancerMetric(of, loadBalancer);
			cloudwatch.tally(metric('HTTPCode_Target_5XX_Count'), now, part * count(address.rate * share));
			// An average over the minute, of which this is but a part.
			cloudwatch.tally(metric('TargetResponseTime'), now, (share * failing * slower * seconds) / 60);
		}
	}
}
