import type { Plan } from '../../operations/plan.ts';
import { instances as resource } from '../../resources/ec2/instances.ts';
import type { Action } from '../action.ts';
import { batches, mostIds } from '../batches.ts';
import { allAre, stillIn } from './instance-states.ts';
import { autoScalingChecks, idOf, instancesNow, nameOf, spoken, stateOf, targetOf } from './instances-now.ts';

/** Stops running instances; starting them again is the way back. */
export const stopInstances: Action<'instances'> = {
	id: 'stop',
	kind: 'instances',
	title: 'Stop instances',
	risk: 'disruptive',
	takes: 'some',
	appliesTo(item) {
		const state = resource.state(item);
		return state === 'running' || `it is ${state}, not running`;
	},
	async plan({ region, items, signal }): Promise<Plan> {
		const instances = await instancesNow(region, items, { signal });
		const ids = instances.map(idOf);
		const what = spoken(instances);
		const wrong = instances.filter((instance) => stateOf(instance) !== 'running');
		const onStore = instances.filter(({ RootDeviceType }) => RootDeviceType === 'instance-store');
		const changing = instances.filter(({ PublicIpAddress }) => PublicIpAddress !== undefined);
		const changes = (before: string, after: string) =>
			instances.map((instance) => ({ what: `${nameOf(instance)} · state`, before, after }));
		return {
			action: 'stop',
			title: `stop ${what}`,
			risk: 'disruptive',
			targets: instances.map(targetOf),
			changes: changes('running', 'stopped'),
			checks: [
				...wrong.map(
					(instance) =>
						({
							status: 'blocked',
							text: `${nameOf(instance)} is ${stateOf(instance)}, not running`,
						}) as const,
				),
				...onStore.map(
					(instance) =>
						({
							status: 'blocked',
							text: `${nameOf(instance)} runs from an instance store, which cannot be stopped`,
						}) as const,
				),
				...(wrong.length === 0 && ids.length > 0
					? [{ status: 'passed', text: `${what}: running` } as const]
					: []),
				...changing.map(
					(instance) =>
						({
							status: 'warning',
							text: `${nameOf(instance)} loses its public address ${instance.PublicIpAddress} unless it is an Elastic IP`,
						}) as const,
				),
				...autoScalingChecks(instances, 'stopped'),
			],
			guards: stillIn(ids, ['running'], 'Not all of them are running any more.'),
			steps: batches(ids, mostIds).map((InstanceIds) => ({
				title: `stop ${what}`,
				call: { service: 'ec2', operation: 'StopInstances', input: { InstanceIds } },
				undo: [{ call: { service: 'ec2', operation: 'StartInstances', input: { InstanceIds } } }],
				dryRun: true,
			})),
			done: allAre(ids, 'stopped', {
				title: `${what}: stopped`,
				failing: {
					terminated: 'One of them was terminated instead',
					'shutting-down': 'One of them is being terminated',
				},
				within: 900,
			}),
			undo: {
				title: `start ${what} again`,
				risk: 'routine',
				changes: changes('stopped', 'running'),
				guards: stillIn(ids, ['stopped'], 'Not all of them are stopped.'),
				done: allAre(ids, 'running', {
					title: `${what}: running`,
					failing: { terminated: 'One of them was terminated instead' },
					within: 600,
				}),
			},
		};
	},
};
