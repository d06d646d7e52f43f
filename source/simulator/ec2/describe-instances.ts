import type { Handlers } from '../world.ts';
import { filtered, type Read } from './filters.ts';
import { findInstances, refuseDryRun } from './find.ts';
import { architectureOf, instanceShape, vpcId } from './instance-shape.ts';
import { stateCodes } from './lifecycle.ts';
import { pageOf } from './paging.ts';
import type { SimulatedInstance } from './part.ts';

const names: Readonly<Record<string, Read<SimulatedInstance>>> = {
	architecture: ({ type }) => [architectureOf(type)],
	'availability-zone': ({ zone }) => [zone],
	'iam-instance-profile.name': ({ role }) => [role],
	'image-id': ({ imageId }) => [imageId],
	'instance-id': ({ id }) => [id],
	'instance-state-code': ({ state }) => [String(stateCodes[state])],
	'instance-state-name': ({ state }) => [state],
	'instance-type': ({ type }) => [type],
	'instance.group-id': ({ groups }) => groups,
	'key-name': ({ keyName }) => [keyName],
	'private-ip-address': ({ privateAddress }) => [privateAddress],
	'subnet-id': ({ subnetId }) => [subnetId],
	'vpc-id': () => [vpcId],
};

export const describeInstances: Handlers<'ec2'>['DescribeInstances'] = (world, input) => {
	refuseDryRun(input);
	const { InstanceIds, Filters } = input;
	const named = InstanceIds && InstanceIds.length > 0 ? findInstances(world, InstanceIds) : undefined;
	const matching = filtered(named ?? [...world.ec2.instances.values()], Filters, names);
	const { page, NextToken } = pageOf('DescribeInstances', matching, input);
	return {
		Reservations: page.map((instance) => ({
			ReservationId: instance.reservation,
			OwnerId: world.account,
			Groups: [],
			Instances: [instanceShape(world, instance)],
		})),
		...(NextToken ? { NextToken } : {}),
	};
};

const ok = { Status: 'ok', Details: [{ Name: 'reachability', Status: 'passed' }] } as const;
const initializing = {
	Status: 'initializing',
	Details: [{ Name: 'reachability', Status: 'initializing' }],
} as const;
const impaired = { Status: 'impaired', Details: [{ Name: 'reachability', Status: 'failed' }] } as const;

/** Of running instances only, unless all are asked for. */
export const describeInstanceStatus: Handlers<'ec2'>['DescribeInstanceStatus'] = (world, input) => {
	refuseDryRun(input);
	const { InstanceIds, Filters, IncludeAllInstances } = input;
	const named = InstanceIds && InstanceIds.length > 0 ? findInstances(world, InstanceIds) : undefined;
	const candidates = (named ?? [...world.ec2.instances.values()]).filter(
		({ state }) => IncludeAllInstances || state === 'running',
	);
	const { page, NextToken } = pageOf('DescribeInstanceStatus', filtered(candidates, Filters, names), input);
	const now = world.clock.now();
	return {
		InstanceStatuses: page.map((instance) => {
			const { id, zone, state } = instance;
			const notRunning = { Status: 'not-applicable' } as const;
			const own =
				state !== 'running'
					? notRunning
					: now < instance.checkedAt
						? initializing
						: instance.impaired
							? impaired
							: ok;
			const system = state !== 'running' ? notRunning : now < instance.checkedAt ? initializing : ok;
			return {
				InstanceId: id,
				AvailabilityZone: zone,
				InstanceState: { Code: stateCodes[state], Name: state },
				InstanceStatus: own.Status === 'not-applicable' ? own : { ...own, Details: [...own.Details] },
				SystemStatus:
					system.Status === 'not-applicable' ? system : { ...system, Details: [...system.Details] },
			};
		}),
		...(NextToken ? { NextToken } : {}),
	};
};
