/** Alarms follow their metrics: once a minute, in AWS's own way and words. */
import type { StateValue } from '@aws-sdk/client-cloudwatch';
import type { World } from '../world.ts';
import { namesIn, ruleHolds } from './composite-rule.ts';
import type { AlarmPart, CompositeAlarmPart, MetricAlarmPart } from './part.ts';
import { statisticAt } from './statistics.ts';

const comparisons: Readonly<
	Record<string, { holds(value: number, threshold: number): boolean; words: string }>
> = {
	GreaterThanThreshold: { holds: (value, threshold) => value > threshold, words: 'greater than' },
	GreaterThanOrEqualToThreshold: {
		holds: (value, threshold) => value >= threshold,
		words: 'greater than or equal to',
	},
	LessThanThreshold: { holds: (value, threshold) => value < threshold, words: 'less than' },
	LessThanOrEqualToThreshold: {
		holds: (value, threshold) => value <= threshold,
		words: 'less than or equal to',
	},
};

/** Evaluates every alarm each minute from now on. */
export function keepEvaluating(world: World): void {
	world.clock.in(60, () => keepEvaluating(world));
	evaluateAll(world);
}

export function evaluateAll(world: World): void {
	const alarms = [...world.cloudwatch.alarms.values()];
	for (const alarm of alarms) if (alarm.kind === 'metric') evaluateMetric(world, alarm);
	for (const alarm of alarms) if (alarm.kind === 'composite') evaluateComposite(world, alarm);
}

/** `24/11/26 10:00:00`, as AWS writes times into its reasons. */
function stamp(time: number): string {
	const [, year, month, day, clock] =
		/^\d\d(\d\d)-(\d\d)-(\d\d)T(.{8})/.exec(new Date(time).toISOString()) ?? [];
	return `${day}/${month}/${year} ${clock}`;
}

// By hand: two Intl.DateTimeFormat cost 8 ms when they are made, and every simulated session would make them.
const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const months = [
	'January',
	'February',
	'March',
	'April',
	'May',
	'June',
	'July',
	'August',
	'September',
	'October',
	'November',
	'December',
];

/** `Sunday 30 October, 2022 20:47:35 UTC`, as AWS writes times into the reasons of composite alarms. */
function written(time: number): string {
	const at = new Date(time);
	const [year = '', , day = '', clock = ''] = at.toISOString().split(/[-T.]/);
	return `${days[at.getUTCDay()]} ${day} ${months[at.getUTCMonth()]}, ${year} ${clock} UTC`;
}

/** AWS writes whole numbers with one decimal. */
const decimal = (value: number) => (Number.isInteger(value) ? value.toFixed(1) : String(value));

export function move(alarm: AlarmPart, state: StateValue, reason: string, now: number): void {
	if (alarm.state !== state) alarm.transitionedAt = now;
	if (alarm.state !== state || alarm.reason !== reason) alarm.updatedAt = now;
	alarm.state = state;
	alarm.reason = reason;
}

export function evaluateMetric(world: World, alarm: MetricAlarmPart): void {
	const { metric, period, evaluationPeriods, datapointsToAlarm, threshold, comparison, missing } = alarm;
	const compared = comparisons[comparison];
	if (!compared) return;
	const now = world.clock.now();
	const size = period * 1000;
	const last = Math.floor(now / size) * size - size;
	const statistic = alarm.statistic ?? alarm.extendedStatistic ?? 'Average';
	const valueAt = (start: number) => statisticAt(world, metric, statistic, { start, period });
	const newest = valueAt(last);
	const followsOn = alarm.judged === last - size;
	alarm.judged = last;
	// The points before were not enough a period ago, and this one adds nothing to them: so it mostly is.
	if (alarm.state === 'OK' && followsOn && newest !== undefined && !compared.holds(newest, threshold)) return;
	const points = Array.from({ length: evaluationPeriods }, (_, index) => {
		const start = last - index * size;
		return { start, value: index === 0 ? newest : valueAt(start) };
	});
	const present = points.flatMap(({ start, value }) => (value === undefined ? [] : [{ start, value }]));
	if (present.length === 0 && missing === 'missing') {
		const nodata = `Insufficient Data: ${evaluationPeriods} datapoint${evaluationPeriods > 1 ? 's were' : ' was'} unknown.`;
		// The reason of a state that has not changed stays as it was.
		return alarm.state === 'INSUFFICIENT_DATA' ? undefined : move(alarm, 'INSUFFICIENT_DATA', nodata, now);
	}
	if (present.length === 0 && missing === 'ignore') return;
	const breaching = present.filter(({ value }) => compared.holds(value, threshold));
	const absent = missing === 'breaching' ? points.length - present.length : 0;
	const state: StateValue = breaching.length + absent >= datapointsToAlarm ? 'ALARM' : 'OK';
	if (state === alarm.state) return;
	const shown = state === 'ALARM' ? breaching : present.filter((point) => !breaching.includes(point));
	const list = shown.map(({ start, value }) => `${decimal(value)} (${stamp(start)})`).join(', ');
	const number = shown.length;
	const was = number === 1 ? 'was' : 'were';
	const not = state === 'ALARM' ? '' : 'not ';
	// It takes so many good ones that too few bad ones are left.
	const least = state === 'ALARM' ? datapointsToAlarm : evaluationPeriods - datapointsToAlarm + 1;
	const minimum = `minimum ${least} datapoint${least > 1 ? 's' : ''} for ${state === 'ALARM' ? 'OK -> ALARM' : 'ALARM -> OK'} transition`;
	move(
		alarm,
		state,
		number === 0
			? `Threshold Crossed: no datapoints were received for ${evaluationPeriods} period${evaluationPeriods > 1 ? 's' : ''} and ${evaluationPeriods} missing datapoint${evaluationPeriods > 1 ? 's were' : ' was'} treated as [${state === 'ALARM' ? 'Breaching' : 'NonBreaching'}].`
			: `Threshold Crossed: ${number} out of the last ${evaluationPeriods} datapoints [${list}] ${was} ${not}${compared.words} the threshold (${decimal(threshold)}) (${minimum}).`,
		now,
	);
}

/** A composite alarm names the one that moved it, which is the last of its rule that changed. */
function evaluateComposite(world: World, alarm: CompositeAlarmPart): void {
	const { cloudwatch, clock, region, account } = world;
	const state = ruleHolds(alarm.rule, (name) => cloudwatch.alarms.get(name)?.state) ? 'ALARM' : 'OK';
	if (state === alarm.state) return;
	const [cause] = namesIn(alarm.rule)
		.flatMap((name) => cloudwatch.alarms.get(name) ?? [])
		.sort((a, b) => b.transitionedAt - a.transitionedAt);
	const reason = cause
		? `arn:aws:cloudwatch:${region}:${account}:alarm:${cause.name} transitioned to ${cause.state} at ${written(cause.transitionedAt)}`
		: alarm.rule;
	move(alarm, state, reason, clock.now());
}
