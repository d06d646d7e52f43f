import type { Plan } from '../../operations/plan.ts';
import type { Action } from '../action.ts';
import { healthCheck } from './environment-checks.ts';
import { becomesReady, eventsOf, read } from './environment-conditions.ts';
import { environmentNow, nameOf, targetOf } from './environments-now.ts';
import { fleetOf } from './instances-of.ts';

/**
 * Stops an update that is under way; Beanstalk takes back what it has done of it.
 * https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/using-features.rollingupdates.cancel.html
 */
export const abortUpdate: Action<'environments'> = {
	id: 'abort-update',
	kind: 'environments',
	title: 'Abort update',
	risk: 'disruptive',
	takes: 'one',
	appliesTo: ({ abortable, status }) =>
		abortable ||
		(status === 'Ready'
			? 'it is Ready: no update is under way'
			: `it is ${status}: Beanstalk has nothing to abort there`),
	async plan({ region, items, signal }): Promise<Plan> {
		const environment = await environmentNow(region, items[0], { signal });
		const name = nameOf(environment);
		const {
			EnvironmentId,
			ApplicationName,
			Status = '',
			AbortableOperationInProgress: abortable,
		} = environment;
		const { versions } = await fleetOf(region, environment, [], { signal });
		return {
			action: 'abort-update',
			title: `abort the update of ${name}`,
			risk: 'disruptive',
			word: 'abort',
			targets: [targetOf(environment)],
			changes: [
				{ what: `${name} · status`, before: Status, after: 'Ready' },
				{ what: `${name} · instances`, before: versions, after: 'as before the update' },
			],
			course: ['Beanstalk takes the update back the way it went: in batches where it went in batches'],
			checks: [
				abortable
					? { status: 'passed', text: `${name} is ${Status}, and Beanstalk can abort that` }
					: { status: 'blocked', text: `${name} is ${Status}: there is no update that could be aborted` },
				healthCheck(environment),
			],
			guards: [
				{
					...read(EnvironmentId ?? ''),
					path: 'Environments[0].AbortableOperationInProgress',
					expected: true,
					otherwise: `The update of ${name} is over, or can no longer be aborted.`,
				},
			],
			steps: [
				{
					title: `abort the update of ${name}`,
					call: {
						service: 'elasticbeanstalk',
						operation: 'AbortEnvironmentUpdate',
						input: { EnvironmentId },
					},
				},
			],
			done: [
				becomesReady(environment, {
					title: `${name} is Ready`,
					narration: eventsOf(ApplicationName, name, region.now()),
					within: 3600,
				}),
			],
		};
	},
};
