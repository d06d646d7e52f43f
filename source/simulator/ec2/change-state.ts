import type { InstanceStateChange } from '@aws-sdk/client-ec2';
import { AwsError } from '../aws-error.ts';
import type { Handlers, World } from '../world.ts';
import { findInstances, neededIds, refuseDryRun } from './find.ts';
import { enter, stateCodes } from './lifecycle.ts';
import type { InstanceState, SimulatedInstance } from './part.ts';

interface Order {
	/** From these it leads to `to`. */
	from: readonly InstanceState[];
	to: InstanceState;
	/** In these it changes nothing. */
	already: readonly InstanceState[];
	/** How EC2 goes on: `The instance 'i-…' is not in a state from which it can be …`. */
	verb: string;
}

/** All of them change, or none. */
function change(
	world: World,
	input: { InstanceIds?: string[]; DryRun?: boolean },
	{ from, to, already, verb }: Order,
): InstanceStateChange[] {
	const instances = findInstances(world, neededIds(input.InstanceIds));
	const wrong = instances.find(({ state }) => !from.includes(state) && !already.includes(state));
	if (wrong)
		throw new AwsError(
			'IncorrectInstanceState',
			`The instance '${wrong.id}' is not in a state from which it can be ${verb}.`,
		);
	refuseDryRun(input);
	return instances.map((instance) => {
		const before = instance.state;
		if (from.includes(before)) move(world, instance, to);
		return { InstanceId: instance.id, PreviousState: shape(before), CurrentState: shape(instance.state) };
	});
}

function move(world: World, instance: SimulatedInstance, to: InstanceState): void {
	enter(world, instance, to);
	if (to === 'pending') instance.launchedAt = world.clock.now();
}

const shape = (Name: InstanceState) => ({ Code: stateCodes[Name], Name });

export const startInstances: Handlers<'ec2'>['StartInstances'] = (world, input) => ({
	StartingInstances: change(world, input, {
		from: ['stopped'],
		to: 'pending',
		already: ['pending', 'running'],
		verb: 'started',
	}),
});

export const stopInstances: Handlers<'ec2'>['StopInstances'] = (world, input) => ({
	StoppingInstances: change(world, input, {
		from: ['pending', 'running'],
		to: 'stopping',
		already: ['stopping', 'stopped'],
		verb: 'stopped',
	}),
});

export const terminateInstances: Handlers<'ec2'>['TerminateInstances'] = (world, input) => ({
	TerminatingInstances: change(world, input, {
		from: ['pending', 'running', 'stopping', 'stopped'],
		to: 'shutting-down',
		already: ['shutting-down', 'terminated'],
		verb: 'terminated',
	}),
});
