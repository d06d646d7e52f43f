/** The metrics of the region: pure functions of the metric, the minute and the world's salt. */
import type { SimulatedInstance } from '../ec2/part.ts';
import type { World } from '../world.ts';
import { crowdModel } from './crowd-course.ts';
import { keyOf } from './influence.ts';
import type { Model } from './model.ts';
import type { Metric } from './part.ts';

const minute = 60_000;

/** One that is nought unless something happens. */
const quiet: Model = { base: 0, swing: 0, noise: 0 };

/** By {@link keyOf}; a metric that is not here has no data. */
const models: Readonly<Record<string, Model>> = {
	'AWS/EC2 CPUUtilization AutoScalingGroupName=bookshop-web': {
		base: 41,
		swing: 9,
		noise: 5,
		most: 100,
		incident: { first: 11, every: 47, length: 6, adds: 45 },
	},
	'AWS/EC2 CPUUtilization AutoScalingGroupName=bookshop-worker': { base: 55, swing: 15, noise: 9, most: 100 },
	'AWS/ApplicationELB HTTPCode_Target_5XX_Count LoadBalancer=app/checkout/b00c': {
		base: 0.6,
		swing: 0.3,
		noise: 0.8,
		count: true,
		incident: { first: -3, every: 35, length: 9, adds: 11 },
	},
	'AWS/ApplicationELB HTTPCode_Target_5XX_Count LoadBalancer=app/shop/b00c': {
		base: 0.4,
		swing: 0.2,
		noise: 0.6,
		count: true,
	},
	'AWS/ApplicationELB TargetResponseTime LoadBalancer=app/checkout/b00c': {
		base: 0.21,
		swing: 0.05,
		noise: 0.04,
		incident: { first: -4, every: 35, length: 10, adds: 0.4 },
	},
	'AWS/ApplicationELB TargetResponseTime LoadBalancer=app/shop/b00c': {
		base: 0.14,
		swing: 0.03,
		noise: 0.03,
	},
	'AWS/ApplicationELB RequestCount LoadBalancer=app/shop/b00c': {
		base: 2400,
		swing: 900,
		noise: 240,
		count: true,
	},
	'AWS/ApplicationELB UnHealthyHostCount LoadBalancer=app/shop/b00c': {
		base: 0,
		swing: 0,
		noise: 0,
		incident: { first: 26, every: 71, length: 3, adds: 1 },
	},
	'AWS/SQS ApproximateAgeOfOldestMessage QueueName=orders': {
		base: 14,
		swing: 6,
		noise: 5,
		incident: { first: 19, every: 53, length: 7, adds: 400 },
	},
	'AWS/SQS ApproximateNumberOfMessagesVisible QueueName=orders-dead': quiet,
	'AWS/RDS FreeStorageSpace DBInstanceIdentifier=catalog': { base: 61e9, swing: 2e9, noise: 1e8 },
	'AWS/RDS DatabaseConnections DBInstanceIdentifier=catalog': { base: 120, swing: 40, noise: 15 },
	'AWS/ElasticBeanstalk ApplicationRequests5xx EnvironmentName=shop-green': {
		base: 0.2,
		swing: 0.1,
		noise: 0.4,
		count: true,
	},
};

/** The value of one minute; undefined: no data. `time` in milliseconds since the epoch. */
export function minuteValue(world: World, metric: Metric, time: number): number | undefined {
	const model = modelAt(world, metric, time);
	if (!model) return undefined;
	const { base, swing, noise, incident, most = Number.POSITIVE_INFINITY } = model;
	const at = Math.floor(time / minute);
	const day = Math.sin((at / 1440) * 2 * Math.PI) * swing;
	const jitter = (share(hash(` ${at} ${world.cloudwatch.salt}`, hashedKey(metric))) * 2 - 1) * noise;
	const since = at - Math.floor(world.cloudwatch.epoch / minute) - (incident?.first ?? 0);
	const under =
		!world.calm &&
		incident !== undefined &&
		((since % incident.every) + incident.every) % incident.every < incident.length;
	const influenced = world.cloudwatch.influenced(metric, at * minute);
	return Math.min(most, Math.max(0, base + day + jitter + (under ? incident.adds : 0) + influenced));
}

export const isCount = (world: World, metric: Metric): boolean => modelOf(world, metric)?.count ?? false;

const modelOf = (world: World, metric: Metric): Model | undefined =>
	models[keyOf(metric)] ?? crowdModel(world, metric);

/** What every instance has, while it runs. */
const ofInstances: Readonly<Record<string, Model>> = {
	CPUUtilization: { base: 34, swing: 10, noise: 7, most: 100 },
	NetworkIn: { base: 1.8e6, swing: 6e5, noise: 4e5 },
	NetworkOut: { base: 2.6e6, swing: 9e5, noise: 6e5 },
	StatusCheckFailed: quiet,
	StatusCheckFailed_Instance: quiet,
	StatusCheckFailed_System: quiet,
};

/** A load balancer that Beanstalk made for an environment: what it finds unhealthy is replaced before long. */
const ofBeanstalk = /^app\/awseb-/;

/** The course of a metric, as far as it has data for the minute that begins at `time`. */
function modelAt(world: World, metric: Metric, time: number): Model | undefined {
	const { dimensions, namespace, name } = metric;
	const [dimension] = dimensions;
	if (name === 'UnHealthyHostCount' && ofBeanstalk.test(dimension?.Value ?? '')) return quiet;
	if (namespace !== 'AWS/EC2' || dimensions.length !== 1 || dimension?.Name !== 'InstanceId')
		return modelOf(world, metric);
	const instance = world.ec2.instances.get(dimension.Value ?? '');
	return instance && ran(instance, time) ? ofInstances[name] : undefined;
}

/** Did it run in the minute that begins at `time`? Of several runs the last one counts. */
function ran({ state, launchedAt, endedAt }: SimulatedInstance, time: number): boolean {
	if (time + minute <= launchedAt) return false;
	return state === 'running' || (endedAt !== undefined && time < endedAt && launchedAt < endedAt);
}

/** The names of metrics are long and their minutes many: each is hashed once. */
const hashedKeys = new WeakMap<Metric, number>();

function hashedKey(metric: Metric): number {
	const known = hashedKeys.get(metric);
	if (known !== undefined) return known;
	const hashed = hash(keyOf(metric), 0x811c9dc5);
	hashedKeys.set(metric, hashed);
	return hashed;
}

/** FNV-1a; `from`: what the text before this one came to. */
function hash(text: string, from: number): number {
	let value = from;
	for (let index = 0; index < text.length; index++)
		value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
	return value;
}

/** A hash as a number in [0, 1). */
const share = (hashed: number): number => (hashed >>> 0) / 4_294_967_296;
