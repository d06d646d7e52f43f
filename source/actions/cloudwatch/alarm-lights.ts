/** Alarms that must not ring: as guards right before a change, and as lights while it bakes. */
import { literal } from '../../operations/find.ts';
import type { Guard, Light, PlannedCall } from '../../operations/plan.ts';
import { batches } from '../batches.ts';

/** What one call takes. */
const mostNames = 100;

const read = (AlarmNames: string[]): PlannedCall => ({
	call: {
		service: 'cloudwatch',
		operation: 'DescribeAlarms',
		input: { AlarmNames, AlarmTypes: ['MetricAlarm', 'CompositeAlarm'] },
	},
});

const all = '[MetricAlarms, CompositeAlarms][]';

/** None of them rings at the last moment, either. */
export const silent = (chosen: readonly string[]): Guard[] =>
	batches(chosen, mostNames).map((names) => ({
		...read(names),
		path: `${all} | [?StateValue == 'ALARM'].AlarmName`,
		expected: [],
		otherwise: 'One of the chosen alarms has gone to ALARM.',
	}));

/** ALARM is red, OK is green; without data it is neither. */
export const alarmLights = (chosen: readonly string[]): Light[] =>
	batches(chosen, mostNames).flatMap((names) =>
		names.map((name): Light => {
			const own = `${all} | [?AlarmName == ${literal(name)}] | [0]`;
			const state = `${own}.StateValue`;
			return {
				...read(names),
				title: `alarm ${name}`,
				acceptors: [
					{
						matcher: 'path',
						path: state,
						expected: 'ALARM',
						outcome: 'failure',
						reason: `${name} is in ALARM`,
						because: `${own}.StateReason`,
					},
					{ matcher: 'path', path: state, expected: 'OK', outcome: 'success' },
				],
				progress: state,
			};
		}),
	);
