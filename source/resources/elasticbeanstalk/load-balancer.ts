/**
 * The load balancer behind an address such as `awseb--AWSEB-1ABC-123456789.eu-west-1.elb.amazonaws.com`: its name,
 * and the dimension (in lower case) by which CloudWatch knows it. Undefined for a queue, or an instance's address.
 */
export function balancerOf(
	endpoint: string,
): { name: string; dimension: 'loadbalancer' | 'loadbalancername' } | undefined {
	const [, name] = /^(?:internal-)?(.+)-\d+\.[a-z0-9-]+\.elb\.amazonaws\.com(?:\.cn)?$/i.exec(endpoint) ?? [];
	if (name === undefined) return undefined;
	// Beanstalk calls the classic ones `awseb-e-abcdefghij-stack` or `awseb-e-a-AWSEBLoa-1ABC`; the others have ARNs.
	return /^awseb-e-/i.test(name)
		? { name, dimension: 'loadbalancername' }
		: { name: `/${name}/`, dimension: 'loadbalancer' };
}
