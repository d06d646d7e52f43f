import type { InstanceStateChange } from '@aws-sdk/client-ec2';
import { AwsError } from '../aws-error.ts';
import type { Handlers, World } from '../world.ts';
import { publicAddress } from './addresses.ts';
import { findInstances, neededIds, refuseDryRun } from './find.ts';
import { enter, statesTold } from './lifecycle.ts';
import type { InstanceState, SimulatedInstance } from './part.ts';

interface Order {
	/** From these it leads to `to`. */
	from: readonly InstanceState[];
	to: InstanceState;
	/** In these it changes nothing. */
	already: readonly InstanceState[];
	/** EC2's words to an instance in another state. */
	refusal(instance: SimulatedInstance): string;
}

const isIn = (states: readonly InstanceState[], { state }: SimulatedInstance) => states.includes(state);

/** All of them change, or none. */
function change(
	world: World,
	input: { InstanceIds?: string[]; DryRun?: boolean },
	{ from, to, already, refusal }: Order,
): InstanceStateChange[] {
	const instances = findInstances(world, neededIds(input.InstanceIds));
	const wrong = instances.find((instance) => !isIn(from, instance) && !isIn(already, instance));
	if (wrong) throw new AwsError('IncorrectInstanceState', refusal(wrong));
	refuseDryRun(input);
	return instances.map((instance) => {
		const before = instance.state;
		if (from.includes(before)) move(world, instance, to);
		return {
			InstanceId: instance.id,
			PreviousState: statesTold[before],
			CurrentState: statesTold[instance.state],
		};
	});
}

function move(world: World, instance: SimulatedInstance, to: InstanceState): void {
	enter(world, instance, to);
	if (to !== 'pending') return;
	instance.launchedAt = world.clock.now();
	// A public address that was not reserved is another one after each start.
	if (instance.publicAddress) instance.publicAddress = publicAddress(world.ec2.addresses++);
}

export const startInstances: Handlers<'ec2'>['StartInstances'] = (world, input) => ({
	StartingInstances: change(world, input, {
		from: ['stopped'],
		to: 'pending',
		already: ['pending', 'running'],
		refusal: ({ id }) => `The instance '${id}' is not in a state from which it can be started.`,
	}),
});

/** One that was just launched cannot be stopped before it runs; one that was started again can. */
export const stopInstances: Handlers<'ec2'>['StopInstances'] = (world, input) => {
	const neverRan = findInstances(world, neededIds(input.InstanceIds)).find(
		({ state, endedAt }) => state === 'pending' && endedAt === undefined,
	);
	if (neverRan)
		throw new AwsError(
			'IncorrectInstanceState',
			`Instance '${neverRan.id}' cannot be stopped as it has never reached the 'running' state.`,
		);
	return {
		StoppingInstances: change(world, input, {
			from: ['pending', 'running'],
			to: 'stopping',
			already: ['stopping', 'stopped'],
			refusal: ({ id }) => `This instance '${id}' is not in a state from which it can be stopped.`,
		}),
	};
};

export const terminateInstances: Handlers<'ec2'>['TerminateInstances'] = (world, input) => ({
	TerminatingInstances: change(world, input, {
		from: ['pending', 'running', 'stopping', 'stopped'],
		to: 'shutting-down',
		already: ['shutting-down', 'terminated'],
		refusal: ({ id }) => `The instance '${id}' is not in a state from which it can be terminated.`,
	}),
});
