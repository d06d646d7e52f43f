/** Making instances: one by one, and as many as a test of scale wants. */
import type { _InstanceType, Subnet } from '@aws-sdk/client-ec2';
import type { World } from '../world.ts';
import { enter, reasons } from './lifecycle.ts';
import type { SimulatedInstance } from './part.ts';

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

export const publicAddress = (ec2: World['ec2']) => `203.0.113.${(ec2.addresses++ % 250) + 1}`;

/** One that has been running for a while, in milliseconds. */
export function found(world: World, wanted: Wanted, age: number): SimulatedInstance {
	const instance = place(world, wanted, newReservation(world));
	instance.state = 'running';
	instance.launchedAt = world.clock.now() - age;
	instance.checkedAt = instance.launchedAt;
	return instance;
}

/** It ran for half of its age, and has been stopped since. */
export function rest(instance: SimulatedInstance, now: number): void {
	instance.state = 'stopped';
	instance.endedAt = (instance.launchedAt + now) / 2;
	instance.reason = reasons.stopping;
}

function place(world: World, { subnet, tags, ...wanted }: Wanted, reservation: string): SimulatedInstance {
	const { ec2, random, clock } = world;
	const number = ec2.addresses++;
	const zone = ec2.subnets.indexOf(subnet);
	// The first four addresses of a subnet are AWS's own; beyond 65,000 instances they come again.
	const host = 4 + (number % 65_000);
	const instance: SimulatedInstance = {
		...wanted,
		id: `i-0${random.hex(16)}`,
		reservation,
		subnetId: subnet.SubnetId ?? '',
		zone: subnet.AvailabilityZone ?? '',
		privateAddress: `10.${zone}.${host >> 8}.${host & 255}`,
		...(subnet.MapPublicIpOnLaunch ? { publicAddress: publicAddress(ec2) } : {}),
		state: 'pending',
		launchedAt: clock.now(),
		checkedAt: Number.POSITIVE_INFINITY,
		impaired: false,
		tags: new Map(tags),
	};
	ec2.instances.set(instance.id, instance);
	subnet.AvailableIpAddressCount = Math.max(0, (subnet.AvailableIpAddressCount ?? 0) - 1);
	return instance;
}

const day = 86_400_000;
const services = [
	'search',
	'catalog',
	'checkout',
	'reviews',
	'invoices',
	'recommend',
	'gateway',
	'images',
] as const;
const types = ['m7g.large', 'c7g.xlarge', 't4g.small', 'r7g.large', 'm7g.2xlarge'] as const;

/** Fills the region up to `count` instances in all; fewer than the scenario has changes nothing. */
export function growFleet(world: World, count: number): void {
	const { ec2, random, clock } = world;
	const image = ec2.images.find(({ Architecture }) => Architecture === 'arm64');
	for (let number = 1; ec2.instances.size < count; number++) {
		const service = random.pick(services);
		const subnet = ec2.subnets[number % ec2.subnets.length];
		if (!subnet) return;
		const instance = found(
			world,
			{
				imageId: image?.ImageId ?? '',
				type: random.pick(types),
				subnet,
				groups: [],
				tags: [
					['Name', `${service}-${String(number).padStart(5, '0')}`],
					['Environment', random.next() < 0.8 ? 'prod' : 'staging'],
					['Service', service],
					...(random.next() < 0.97 ? [['Owner', `${service}-team`] as const] : []),
				],
			},
			random.next() * 90 * day,
		);
		if (random.next() < 0.03) rest(instance, clock.now());
	}
}
