import type { Reservation } from '@aws-sdk/client-ec2';
import type { Handlers, World } from '../world.ts';
import { filterOf, type Read } from './filters.ts';
import { refuseDryRun } from './find.ts';
import { architectureOf, instanceShape, noGroups, privateName, publicName, vpcId } from './instance-shape.ts';
import { stateCodes } from './lifecycle.ts';
import { namedOrAll } from './named-or-all.ts';
import { pageOf } from './paging.ts';
import type { SimulatedInstance } from './part.ts';

/** The filters of DescribeInstances that mean something here. */
const filtersOf = ({ account, region, ec2 }: World): Readonly<Record<string, Read<SimulatedInstance>>> => ({
	architecture: ({ type }) => [architectureOf(type)],
	'availability-zone': ({ zone }) => [zone],
	'dns-name': (instance) => [publicName(instance, region)],
	hypervisor: () => ['xen'],
	'iam-instance-profile.arn': ({ role }) => [role && `arn:aws:iam::${account}:instance-profile/${role}`],
	'iam-instance-profile.name': ({ role }) => [role],
	'image-id': ({ imageId }) => [imageId],
	'instance-id': ({ id }) => [id],
	'instance-state-code': ({ state }) => [String(stateCodes[state])],
	'instance-state-name': ({ state }) => [state],
	'instance-type': ({ type }) => [type],
	'instance.group-id': ({ groups }) => groups,
	'instance.group-name': ({ groups }) =>
		ec2.securityGroups.flatMap(({ GroupId = '', GroupName }) => (groups.includes(GroupId) ? GroupName : [])),
	'ip-address': ({ publicAddress, state }) => [state === 'running' ? publicAddress : undefined],
	'key-name': ({ keyName }) => [keyName],
	'launch-time': ({ launchedAt }) => [new Date(launchedAt).toISOString()],
	'owner-id': () => [account],
	'private-dns-name': ({ privateAddress }) => [privateName(privateAddress, region)],
	'private-ip-address': ({ privateAddress }) => [privateAddress],
	'reservation-id': ({ reservation }) => [reservation],
	'root-device-type': () => ['ebs'],
	'subnet-id': ({ subnetId }) => [subnetId],
	tenancy: () => ['default'],
	'virtualization-type': () => ['hvm'],
	'vpc-id': () => [vpcId],
});

export const describeInstances: Handlers<'ec2'>['DescribeInstances'] = (world, input) => {
	const instances = namedOrAll(world, input);
	const passes = filterOf(input.Filters, filtersOf(world));
	const { page, NextToken } = pageOf('DescribeInstances', instances, input, passes);
	refuseDryRun(input);
	return { Reservations: reservationsOf(world, page), ...(NextToken ? { NextToken } : {}) };
};

/** What was launched together is told together, as far as it is on the same page. */
function reservationsOf(world: World, instances: readonly SimulatedInstance[]): Reservation[] {
	const byId = new Map<string, Reservation & { Instances: NonNullable<Reservation['Instances']> }>();
	for (const instance of instances) {
		const { reservation: ReservationId } = instance;
		const shape = instanceShape(world, instance);
		const own = byId.get(ReservationId);
		if (own) own.Instances.push(shape);
		else
			byId.set(ReservationId, {
				ReservationId,
				OwnerId: world.account,
				Groups: noGroups,
				Instances: [shape],
			});
	}
	return [...byId.values()];
}
