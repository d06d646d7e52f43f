import type { ArchitectureValues, GroupIdentifier, Instance, Placement } from '@aws-sdk/client-ec2';
import { frozen } from '../frozen.ts';
import type { World } from '../world.ts';
import { statesTold } from './lifecycle.ts';
import type { SimulatedInstance } from './part.ts';

export const vpcId = 'vpc-0b00c5b00c5b00c5b';

const architectures = new Map<string, ArchitectureValues>();

/** Graviton types, which run arm64 images: `m7g`, `t4g`, `c7gn`. */
export function architectureOf(type: string): ArchitectureValues {
	const known = architectures.get(type);
	if (known) return known;
	const architecture = /^[a-z]+\d+g/.test(type) ? 'arm64' : 'x86_64';
	architectures.set(type, architecture);
	return architecture;
}

/** What a name of the region's own domain is made of: `ip-10-0-1-17.eu-west-1.compute.internal`. */
const dashed = (address: string) => address.replaceAll('.', '-');

export const privateName = (privateAddress: string, region: string) =>
	`ip-${dashed(privateAddress)}.${region}.compute.internal`;

/** Reached from outside only while it runs. */
export const publicName = ({ publicAddress, state }: SimulatedInstance, region: string) =>
	publicAddress && state === 'running'
		? `ec2-${dashed(publicAddress)}.${region}.compute.amazonaws.com`
		: undefined;

/** What many instances have in common is told as one object, which nobody can change. */
const monitoring = frozen({ State: 'disabled' as const });
export const noGroups = frozen<GroupIdentifier[]>([]);
const placements = new Map<string, Placement>();

function placementIn(zone: string): Placement {
	const known = placements.get(zone);
	if (known) return known;
	const placement = frozen({ AvailabilityZone: zone, Tenancy: 'default' as const });
	placements.set(zone, placement);
	return placement;
}

/** An instance as DescribeInstances tells it. Built member by member: a page has a thousand of them. */
export function instanceShape(world: World, instance: SimulatedInstance): Instance {
	const { id, type, state, keyName, role, reason, groups } = instance;
	const shape: Instance = {
		InstanceId: id,
		ImageId: instance.imageId,
		InstanceType: type,
		Architecture: architectureOf(type),
		State: statesTold[state],
		Placement: placementIn(instance.zone),
		LaunchTime: new Date(instance.launchedAt),
		Monitoring: monitoring,
		VirtualizationType: 'hvm',
		RootDeviceType: 'ebs',
		Hypervisor: 'xen',
		Tags: instance.tags.list(),
	};
	if (reason) shape.StateReason = reason;
	if (keyName) shape.KeyName = keyName;
	if (role)
		shape.IamInstanceProfile = {
			Arn: `arn:aws:iam::${world.account}:instance-profile/${role}`,
			Id: `AIPA${id.slice(2, 18).toUpperCase()}`,
		};
	// What is terminated has no place in the network any more.
	if (state !== 'terminated') {
		shape.VpcId = vpcId;
		shape.SubnetId = instance.subnetId;
		const { privateAddress } = instance;
		shape.PrivateIpAddress = privateAddress;
		shape.PrivateDnsName = privateName(privateAddress, world.region);
		shape.SecurityGroups = groups.length === 0 ? noGroups : groupsTold(world, groups);
	}
	const name = publicName(instance, world.region);
	if (name) {
		shape.PublicIpAddress = instance.publicAddress;
		shape.PublicDnsName = name;
	}
	return shape;
}

const groupsTold = ({ ec2 }: World, groups: readonly string[]): GroupIdentifier[] =>
	groups.map((GroupId) => ({
		GroupId,
		GroupName: ec2.securityGroups.find((group) => group.GroupId === GroupId)?.GroupName,
	}));
