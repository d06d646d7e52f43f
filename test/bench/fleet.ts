/** Made-up items as the sources make them, the same for the same index. */
import type { Alarm } from '../../source/resources/cloudwatch/alarms.ts';
import type { Deployment } from '../../source/resources/deployments/deployments.ts';
import type { Ec2Instance } from '../../source/resources/ec2/instances.ts';
import { textPool } from '../../source/text/pool.ts';

const shared = textPool();

/** An instance as another answer tells it: made anew, with what the source lets instances share. */
export function toldAgain(instance: Ec2Instance): Ec2Instance {
	const told = structuredClone(instance);
	const tags = Object.entries(told.tags).map(([key, value]) => [key, shared(value)]);
	return {
		...told,
		state: shared(told.state),
		type: shared(told.type),
		zone: shared(told.zone),
		image: shared(told.image),
		tags: Object.fromEntries(tags),
	};
}

/** A scrambled 32 bits: neighbours have nothing in common. */
const scrambled = (index: number) =>
	Math.imul(index ^ (index >>> 15), 0x2c1b3c6d) ^ Math.imul(index, 0x297a2d39);
const from = <T>(choices: readonly T[], index: number, fallback: T): T =>
	choices[(scrambled(index) >>> 8) % choices.length] ?? fallback;
const hex = (index: number) => (scrambled(index) >>> 0).toString(16).padStart(8, '0');

const services = ['checkout', 'catalog', 'search', 'payment', 'mail', 'images', 'orders', 'login'];
const types = ['t3.micro', 't3.large', 'm7g.large', 'm7g.xlarge', 'c7gn.2xlarge'];
const owners = ['ana', 'bo', 'chen', 'dora', 'emil'];
const day = 86_400_000;

export function instanceOf(index: number): Ec2Instance {
	const service = from(services, index, 'checkout');
	const name = `${service}-${index}`;
	return {
		id: `i-0${hex(index)}${hex(index + 7)}`,
		name,
		state: index % 11 === 0 ? 'stopped' : 'running',
		type: from(types, index, 't3.micro'),
		zone: `eu-west-1${from(['a', 'b', 'c'], index, 'a')}`,
		image: `ami-0${hex(index % 7)}${hex(index % 7)}`,
		address: `10.${index >>> 16}.${(index >>> 8) % 256}.${index % 256}`,
		launchedAt: Date.UTC(2026, 0, 1) - ((scrambled(index) >>> 4) % (900 * day)),
		tags: {
			Name: name,
			Owner: from(owners, index + 1, 'ana'),
			Service: service,
			Environment: index % 5 === 0 ? 'staging' : 'production',
			...(index % 50 === 0 ? {} : { CostCenter: `cc-${index % 40}` }),
			'aws:autoscaling:groupName': `${service}-asg-${index % 3}`,
		},
	};
}

export function alarmOf(index: number): Alarm {
	const name = `${from(services, index, 'checkout')}-cpu-${index}`;
	return {
		name,
		arn: `arn:aws:cloudwatch:eu-west-1:123456789012:alarm:${name}`,
		state: index % 100 === 0 ? 'ALARM' : index % 40 === 0 ? 'INSUFFICIENT_DATA' : 'OK',
		since: Date.UTC(2026, 0, 1) - index * 60_000,
		reason: 'Threshold Crossed: 1 datapoint was not greater than the threshold (80.0).',
		metric: {
			namespace: 'AWS/EC2',
			name: 'CPUUtilization',
			dimensions: { InstanceId: `i-0${hex(index)}${hex(index + 7)}` },
			statistic: 'Average',
			period: 60,
			comparison: '>',
			threshold: 80,
		},
	};
}

export function deploymentOf(index: number): Deployment {
	return {
		id: `d-${hex(index)}`,
		service: 'CodeDeploy',
		subjectId: `d-${hex(index)}`,
		name: from(services, index, 'checkout'),
		group: 'production',
		version: `1.${index % 40}.${index}`,
		status: index % 97 === 0 ? 'Failed' : 'Succeeded',
		tone: index % 97 === 0 ? 'bad' : 'good',
		settled: true,
		counts: { done: 12, failed: 0, total: 12 },
		startedAt: Date.UTC(2026, 0, 1) - index * 600_000,
		endedAt: Date.UTC(2026, 0, 1) - index * 600_000 + 240_000,
		by: 'user',
		message: '',
	};
}
