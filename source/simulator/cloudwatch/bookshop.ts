import type { PutMetricAlarmInput } from '@aws-sdk/client-cloudwatch';
import type { World } from '../world.ts';
import { evaluateAll, keepEvaluating } from './evaluate.ts';
import { putMetricAlarm } from './put-metric-alarm.ts';

const hour = 3_600_000;

type Sketch = Pick<
	PutMetricAlarmInput,
	'AlarmDescription' | 'TreatMissingData' | 'Unit' | 'ExtendedStatistic'
> & {
	metric: readonly [namespace: string, name: string, ...dimension: [name: string, value: string]];
	when: readonly [
		statistic: 'Average' | 'Sum' | 'Maximum' | undefined,
		comparison: 'GreaterThanThreshold' | 'LessThanThreshold' | 'GreaterThanOrEqualToThreshold',
		threshold: number,
	];
	/** How many datapoints of how many. */
	of?: readonly [number, number];
};

const more = 'GreaterThanThreshold';
const balancer = 'AWS/ApplicationELB';

const sketches: Readonly<Record<string, Sketch>> = {
	'checkout-5xx': {
		metric: [balancer, 'HTTPCode_Target_5XX_Count', 'LoadBalancer', 'app/checkout/b00c'],
		when: ['Sum', more, 5],
		TreatMissingData: 'notBreaching',
		AlarmDescription: 'The checkout answers with errors: people cannot buy books.',
	},
	'shop-5xx': {
		metric: [balancer, 'HTTPCode_Target_5XX_Count', 'LoadBalancer', 'app/shop/b00c'],
		when: ['Sum', more, 5],
		TreatMissingData: 'notBreaching',
	},
	'checkout-latency': {
		metric: [balancer, 'TargetResponseTime', 'LoadBalancer', 'app/checkout/b00c'],
		when: [undefined, more, 0.5],
		ExtendedStatistic: 'p90',
		of: [3, 5],
		Unit: 'Seconds',
	},
	'shop-latency': {
		metric: [balancer, 'TargetResponseTime', 'LoadBalancer', 'app/shop/b00c'],
		when: [undefined, more, 0.5],
		ExtendedStatistic: 'p90',
		of: [3, 5],
		Unit: 'Seconds',
	},
	'shop-no-traffic': {
		metric: [balancer, 'RequestCount', 'LoadBalancer', 'app/shop/b00c'],
		when: ['Sum', 'LessThanThreshold', 100],
		of: [3, 3],
		TreatMissingData: 'breaching',
	},
	'shop-unhealthy-hosts': {
		metric: [balancer, 'UnHealthyHostCount', 'LoadBalancer', 'app/shop/b00c'],
		when: ['Maximum', 'GreaterThanOrEqualToThreshold', 1],
		of: [2, 2],
	},
	'web-cpu-high': {
		metric: ['AWS/EC2', 'CPUUtilization', 'AutoScalingGroupName', 'bookshop-web'],
		when: ['Average', more, 80],
		of: [2, 3],
		Unit: 'Percent',
	},
	'worker-cpu-high': {
		metric: ['AWS/EC2', 'CPUUtilization', 'AutoScalingGroupName', 'bookshop-worker'],
		when: ['Average', more, 85],
		of: [2, 3],
		Unit: 'Percent',
	},
	'orders-waiting': {
		metric: ['AWS/SQS', 'ApproximateAgeOfOldestMessage', 'QueueName', 'orders'],
		when: ['Maximum', more, 300],
		of: [2, 2],
		Unit: 'Seconds',
	},
	'orders-dead-letters': {
		metric: ['AWS/SQS', 'ApproximateNumberOfMessagesVisible', 'QueueName', 'orders-dead'],
		when: ['Maximum', more, 0],
	},
	'catalog-storage-low': {
		metric: ['AWS/RDS', 'FreeStorageSpace', 'DBInstanceIdentifier', 'catalog'],
		when: ['Average', 'LessThanThreshold', 20e9],
	},
	'green-5xx': {
		metric: ['AWS/ElasticBeanstalk', 'ApplicationRequests5xx', 'EnvironmentName', 'shop-green'],
		when: ['Sum', more, 5],
		TreatMissingData: 'notBreaching',
	},
	// Its job sends nothing: nobody has noticed.
	'batch-lag': { metric: ['Bookshop/Batch', 'Lag', 'Job', 'reindex'], when: ['Maximum', more, 900] },
};

/** Milliseconds: longer than from one incident of any metric to its next. */
const longestPause = 75 * 60_000;

/** A dozen alarms, which have watched for three hours when somebody first looks. */
export function bookshopCloudWatch(world: World): void {
	const { cloudwatch, clock, random, region, account } = world;
	cloudwatch.salt = random.integer(0, 2 ** 31);
	cloudwatch.epoch = clock.now();
	for (const [name, sketch] of Object.entries(sketches))
		putMetricAlarm(world, inputOf(name, sketch, region, account));
	const bastion = [...world.ec2.instances.values()].find(({ tags }) => tags.get('Name') === 'bastion');
	if (bastion)
		putMetricAlarm(
			world,
			inputOf(
				'bastion-cpu-high',
				{
					metric: ['AWS/EC2', 'CPUUtilization', 'InstanceId', bastion.id],
					when: ['Average', more, 90],
					of: [3, 3],
					Unit: 'Percent',
				},
				region,
				account,
			),
		);
	const rule = 'ALARM("checkout-5xx") OR ALARM("checkout-latency") OR ALARM("shop-5xx")';
	const began = clock.now() - 3 * hour;
	cloudwatch.alarms.set('customers-feel-it', {
		kind: 'composite',
		name: 'customers-feel-it',
		description: 'What customers notice, as one alarm for whoever is on call.',
		rule,
		state: 'OK',
		reason: 'Unchecked: Initial alarm creation',
		updatedAt: began,
		transitionedAt: began,
		configuredAt: began,
		actionsEnabled: true,
		actions: [`arn:aws:sns:${region}:${account}:oncall`],
	});
	for (const alarm of cloudwatch.alarms.values())
		Object.assign(alarm, { updatedAt: began, transitionedAt: began });
	clock.at(began, () => evaluateAll(world));
	// What went wrong before has gone wrong once more since: of those minutes nothing is left to be seen.
	clock.at(clock.now() - longestPause, () => keepEvaluating(world));
}

function inputOf(name: string, sketch: Sketch, region: string, account: string): PutMetricAlarmInput {
	const { metric, when, of: [least, all] = [1, 1], ...rest } = sketch;
	const [Namespace, MetricName, Name, Value] = metric;
	const [Statistic, ComparisonOperator, Threshold] = when;
	return {
		...rest,
		AlarmName: name,
		AlarmActions: [`arn:aws:sns:${region}:${account}:oncall`],
		Namespace,
		MetricName,
		Dimensions: [{ Name, Value }],
		Statistic,
		ComparisonOperator,
		Threshold,
		Period: 60,
		DatapointsToAlarm: least,
		EvaluationPeriods: all,
	};
}
