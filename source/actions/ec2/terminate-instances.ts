import type { Plan } from '../../operations/plan.ts';
import { instances as resource } from '../../resources/ec2/instances.ts';
import type { Action } from '../action.ts';
import { batches, mostIds } from '../batches.ts';
import { allAre, stillIn } from './instance-states.ts';
import { autoScalingChecks, idOf, instancesNow, nameOf, spoken, stateOf, targetOf } from './instances-now.ts';

const alive = ['pending', 'running', 'stopping', 'stopped'];

/** Terminates instances for good: AWS has no way back. */
export const terminateInstances: Action<'instances'> = {
	id: 'terminate',
	kind: 'instances',
	title: 'Terminate instances',
	risk: 'destructive',
	takes: 'some',
	appliesTo(item) {
		const state = resource.state(item);
		return alive.includes(state) || `it is ${state} already`;
	},
	async plan({ region, items, signal }): Promise<Plan> {
		const instances = await instancesNow(region, items, { signal });
		const ids = instances.map(idOf);
		const what = spoken(instances);
		const gone = instances.filter((instance) => !alive.includes(stateOf(instance)));
		return {
			action: 'terminate',
			title: `terminate ${what}`,
			risk: 'destructive',
			targets: instances.map(targetOf),
			changes: instances.map((instance) => ({
				what: `${nameOf(instance)} · state`,
				before: stateOf(instance),
				after: 'terminated',
			})),
			checks: [
				...gone.map(
					(instance) =>
						({ status: 'blocked', text: `${nameOf(instance)} is ${stateOf(instance)} already` }) as const,
				),
				{
					status: 'warning',
					text: 'volumes marked to go with their instance are deleted too; there is no way back',
				},
				{
					status: 'warning',
					text: 'termination protection is not read: where it is on, AWS refuses the call and nothing happens',
				},
				...autoScalingChecks(instances, 'terminated'),
			],
			guards: stillIn(ids, alive, 'One of them is gone already.'),
			steps: batches(ids, mostIds).map((InstanceIds) => ({
				title: `terminate ${what}`,
				call: { service: 'ec2', operation: 'TerminateInstances', input: { InstanceIds } },
				dryRun: true,
			})),
			done: allAre(ids, 'terminated', { title: `${what}: terminated`, failing: {}, within: 900 }),
		};
	},
};
