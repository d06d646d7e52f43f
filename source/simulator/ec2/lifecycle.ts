/** What an instance goes through: states, their order, their times. */
import type { InstanceState as EC2State } from '@aws-sdk/client-ec2';
import { frozen } from '../frozen.ts';
import type { World } from '../world.ts';
import type { InstanceState, SimulatedInstance } from './part.ts';

/** Seconds that a transition takes, and where it leads. */
const transitions: Partial<Record<InstanceState, { to: InstanceState; seconds: readonly [number, number] }>> =
	{
		pending: { to: 'running', seconds: [24, 36] },
		stopping: { to: 'stopped', seconds: [20, 45] },
		'shutting-down': { to: 'terminated', seconds: [20, 45] },
	};

/** Seconds from running until the status checks have passed. */
const checkSeconds = [110, 170] as const;
/** A terminated instance stays listed for about an hour. */
const memorySeconds = 3600;

const byUser = frozen({
	Code: 'Client.UserInitiatedShutdown',
	Message: 'Client.UserInitiatedShutdown: User initiated shutdown',
});

/** Why EC2 says that a state was entered. */
const reasons: Partial<Record<InstanceState, SimulatedInstance['reason']>> = {
	stopping: byUser,
	'shutting-down': byUser,
};

/** It ran for half of its age, and has been stopped since. */
export function rest(instance: SimulatedInstance, now: number): void {
	instance.state = 'stopped';
	instance.endedAt = (instance.launchedAt + now) / 2;
	instance.reason = reasons.stopping;
}

/** EC2's code for each state, in the low byte. */
export const stateCodes: Record<InstanceState, number> = {
	pending: 0,
	running: 16,
	'shutting-down': 32,
	terminated: 48,
	stopping: 64,
	stopped: 80,
};

const told = (Name: InstanceState): EC2State => frozen({ Code: stateCodes[Name], Name });

/** Each state as EC2 tells it: one object for all instances, which nobody can change. */
export const statesTold: Readonly<Record<InstanceState, EC2State>> = {
	pending: told('pending'),
	running: told('running'),
	'shutting-down': told('shutting-down'),
	terminated: told('terminated'),
	stopping: told('stopping'),
	stopped: told('stopped'),
};

/** Enters a state; what follows from it by itself is scheduled. */
export function enter(world: World, instance: SimulatedInstance, state: InstanceState): void {
	const { clock, random, ec2 } = world;
	const changes = (instance.changes ?? 0) + 1;
	if (instance.state === 'running') instance.endedAt = clock.now();
	instance.changes = changes;
	instance.state = state;
	if (reasons[state]) instance.reason = reasons[state];
	const next = transitions[state];
	if (next)
		clock.in(random.integer(...next.seconds), () => {
			// Somebody may have ordered otherwise in the meantime, even there and back again.
			if (instance.changes === changes) enter(world, instance, next.to);
		});
	if (state === 'pending') {
		instance.reason = undefined;
		instance.impaired = false;
		instance.checkedAt = Number.POSITIVE_INFINITY;
	}
	if (state === 'running') {
		instance.checkedAt = clock.now() + random.integer(...checkSeconds) * 1000;
		instance.endedAt = undefined;
	}
	if (state === 'terminated') {
		const subnet = ec2.subnets.find(({ SubnetId }) => SubnetId === instance.subnetId);
		if (subnet) subnet.AvailableIpAddressCount = (subnet.AvailableIpAddressCount ?? 0) + 1;
		clock.in(memorySeconds, () => ec2.instances.delete(instance.id));
	}
}
