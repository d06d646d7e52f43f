import type { Metric } from '../cloudwatch/part.ts';

export const balancerMetric = (name: string, loadBalancer: string): Metric => ({
	namespace: 'AWS/ApplicationELB',
	name,
	dimensions: [{ Name: 'LoadBalancer', Value: loadBalancer }],
});
