/** Making instances: one by one, and as many as a test of scale wants. */
import type { _InstanceType, Subnet } from '@aws-sdk/client-ec2';
import type { World } from '../world.ts';
import { privateAddress, publicAddress } from './addresses.ts';
import { imageFor } from './auto-scaling.ts';
import { createCrowd } from './crowd.ts';
import { enter } from './lifecycle.ts';
import type { SimulatedInstance } from './part.ts';
import { TagSet, tagOf } from './tag-set.ts';

export interface Wanted {
	imageId: string;
	type: _InstanceType;
	subnet: Subnet;
	keyName?: string;
	groups: readonly string[];
	role?: string;
	tags: ReadonlyArray<readonly [key: string, value: string]>;
}

/** `count` new instances, pending: one launch is one reservation. */
export function launch(world: World, wanted: Wanted, count = 1): SimulatedInstance[] {
	const reservation = newReservation(world);
	return Array.from({ length: count }, () => {
		const instance = place(world, wanted, reservation);
		enter(world, instance, 'pending');
		return instance;
	});
}

const newReservation = ({ random }: World) => `r-0${random.hex(16)}`;

/** One that has been running for a while, in milliseconds. */
export function found(world: World, wanted: Wanted, age: number): SimulatedInstance {
	const instance = place(world, wanted, newReservation(world));
	instance.state = 'running';
	instance.launchedAt = world.clock.now() - age;
	instance.checkedAt = instance.launchedAt;
	return instance;
}

function place(world: World, { subnet, tags, ...wanted }: Wanted, reservation: string): SimulatedInstance {
	const { ec2, random, clock } = world;
	const number = ec2.addresses++;
	const instance: SimulatedInstance = {
		...wanted,
		id: `i-0${random.hex(16)}`,
		reservation,
		subnetId: subnet.SubnetId ?? '',
		zone: subnet.AvailabilityZone ?? '',
		privateAddress: privateAddress(ec2.subnets.indexOf(subnet), number),
		...(subnet.MapPublicIpOnLaunch ? { publicAddress: publicAddress(ec2.addresses++) } : {}),
		state: 'pending',
		launchedAt: clock.now(),
		checkedAt: Number.POSITIVE_INFINITY,
		impaired: false,
		tags: new TagSet(tags.map(([key, value]) => tagOf(key, value))),
	};
	ec2.instances.set(instance.id, instance);
	subnet.AvailableIpAddressCount = Math.max(0, (subnet.AvailableIpAddressCount ?? 0) - 1);
	return instance;
}

/** Fills the region up to `count` instances in all; fewer than the scenario has changes nothing. */
export function growFleet({ ec2, random, clock }: World, count: number): void {
	const size = Math.max(0, count - ec2.instances.size);
	const { subnets, addresses } = ec2;
	ec2.instances.admit(
		createCrowd({
			seed: random.integer(0, 2 ** 32 - 1),
			size,
			imageId: imageFor(ec2.images, 'arm64'),
			subnets,
			addresses,
			now: clock.now(),
		}),
	);
	ec2.addresses += size;
	for (const [index, subnet] of subnets.entries()) {
		const taken = Math.ceil((size - index) / subnets.length);
		subnet.AvailableIpAddressCount = Math.max(0, (subnet.AvailableIpAddressCount ?? 0) - taken);
	}
}
