import type { Plan } from '../../operations/plan.ts';
import { instances as resource } from '../../resources/ec2/instances.ts';
import type { Action } from '../action.ts';
import { batches, mostIds } from '../batches.ts';
import { allAre, stillIn } from './instance-states.ts';
import { idOf, instancesNow, nameOf, spoken, stateOf, targetOf } from './instances-now.ts';

/** Starts stopped instances; stopping them again is the way back. */
export const startInstances: Action<'instances'> = {
	id: 'start',
	kind: 'instances',
	title: 'Start instances',
	risk: 'routine',
	takes: 'some',
	appliesTo(item) {
		const state = resource.state(item);
		return state === 'stopped' || `it is ${state}, not stopped`;
	},
	async plan({ region, items, signal }): Promise<Plan> {
		const instances = await instancesNow(region, items, { signal });
		const ids = instances.map(idOf);
		const what = spoken(instances);
		const wrong = instances.filter((instance) => stateOf(instance) !== 'stopped');
		const changes = (before: string, after: string) =>
			instances.map((instance) => ({ what: `${nameOf(instance)} · state`, before, after }));
		return {
			action: 'start',
			title: `start ${what}`,
			risk: 'routine',
			targets: instances.map(targetOf),
			changes: changes('stopped', 'running'),
			checks: [
				...wrong.map(
					(instance) =>
						({
							status: 'blocked',
							text: `${nameOf(instance)} is ${stateOf(instance)}, not stopped`,
						}) as const,
				),
				...(wrong.length === 0 && ids.length > 0
					? [{ status: 'passed', text: `${what}: stopped` } as const]
					: []),
			],
			guards: stillIn(ids, ['stopped'], 'Not all of them are stopped any more.'),
			steps: batches(ids, mostIds).map((InstanceIds) => ({
				title: `start ${what}`,
				call: { service: 'ec2', operation: 'StartInstances', input: { InstanceIds } },
				undo: [{ call: { service: 'ec2', operation: 'StopInstances', input: { InstanceIds } } }],
				dryRun: true,
			})),
			done: allAre(ids, 'running', {
				title: `${what}: running`,
				// Not `stopped`: right after the call EC2 may still say so.
				failing: { terminated: 'One of them was terminated instead' },
				within: 600,
			}),
			undo: {
				title: `stop ${what} again`,
				risk: 'disruptive',
				word: 'stop',
				changes: changes('running', 'stopped'),
				guards: stillIn(ids, ['running'], 'Not all of them are running.'),
				done: allAre(ids, 'stopped', {
					title: `${what}: stopped`,
					failing: { terminated: 'One of them was terminated instead' },
					within: 900,
				}),
			},
		};
	},
};
