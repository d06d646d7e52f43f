import { AwsError } from '../aws-error.ts';
import type { Handlers } from '../world.ts';

const missingData = ['breaching', 'notBreaching', 'ignore', 'missing'];

/** Makes an alarm, or replaces the one of that name; its state stays until it is evaluated. */
export const putMetricAlarm: Handlers<'cloudwatch'>['PutMetricAlarm'] = (world, input) => {
	const { cloudwatch, clock } = world;
	const {
		AlarmName,
		Namespace,
		MetricName,
		Period,
		EvaluationPeriods = 0,
		ComparisonOperator,
		Threshold,
	} = input;
	const required = { AlarmName, EvaluationPeriods, ComparisonOperator };
	const absent = Object.entries(required).find(([, value]) => !value);
	if (absent)
		throw new AwsError('MissingRequiredParameterException', `The parameter ${absent[0]} is required.`);
	if (!AlarmName || !ComparisonOperator) return {};
	if (!Namespace || !MetricName || Threshold === undefined || !Period)
		throw new AwsError('ValidationError', 'MetricName, Namespace, Period and Threshold must be specified.');
	if (Period < 10 || (Period > 30 && Period % 60 !== 0))
		throw new AwsError('ValidationError', 'Period must be 10, 30 or a multiple of 60');
	if ((input.Statistic === undefined) === (input.ExtendedStatistic === undefined))
		throw new AwsError('ValidationError', 'Exactly one of Statistic or ExtendedStatistic must be specified');
	const { DatapointsToAlarm = EvaluationPeriods, TreatMissingData = 'missing' } = input;
	if (DatapointsToAlarm > EvaluationPeriods)
		throw new AwsError(
			'ValidationError',
			'DatapointsToAlarm must be less than or equal to EvaluationPeriods',
		);
	if (!missingData.includes(TreatMissingData))
		throw new AwsError(
			'ValidationError',
			`Value '${TreatMissingData}' at 'treatMissingData' failed to satisfy constraint: Member must satisfy enum value set: [${missingData.join(', ')}]`,
		);
	const now = clock.now();
	const before = cloudwatch.alarms.get(AlarmName);
	cloudwatch.alarms.set(AlarmName, {
		kind: 'metric',
		name: AlarmName,
		description: input.AlarmDescription,
		state: before?.state ?? 'INSUFFICIENT_DATA',
		reason: before?.reason ?? 'Unchecked: Initial alarm creation',
		updatedAt: before?.updatedAt ?? now,
		transitionedAt: before?.transitionedAt ?? now,
		configuredAt: now,
		actionsEnabled: input.ActionsEnabled ?? true,
		actions: input.AlarmActions ?? [],
		metric: { namespace: Namespace, name: MetricName, dimensions: input.Dimensions ?? [] },
		statistic: input.Statistic,
		extendedStatistic: input.ExtendedStatistic,
		unit: input.Unit,
		period: Math.max(60, Period),
		evaluationPeriods: EvaluationPeriods,
		datapointsToAlarm: DatapointsToAlarm,
		threshold: Threshold,
		comparison: ComparisonOperator,
		missing: TreatMissingData,
	});
	return {};
};
