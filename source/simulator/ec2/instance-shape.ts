import type { ArchitectureValues, Instance } from '@aws-sdk/client-ec2';
import type { World } from '../world.ts';
import { stateCodes } from './lifecycle.ts';
import type { SimulatedInstance } from './part.ts';

export const vpcId = 'vpc-0b00c5b00c5b00c5b';

/** Graviton types, which run arm64 images: `m7g`, `t4g`, `c7gn`. */
export const architectureOf = (type: string): ArchitectureValues =>
	/^[a-z]+\d+g/.test(type) ? 'arm64' : 'x86_64';

/** What a name of the region's own domain is made of: `ip-10-0-1-17.eu-west-1.compute.internal`. */
const dashed = (address: string) => address.replaceAll('.', '-');

export const privateName = ({ privateAddress }: SimulatedInstance, region: string) =>
	`ip-${dashed(privateAddress)}.${region}.compute.internal`;

/** Reached from outside only while it runs. */
export const publicName = ({ publicAddress, state }: SimulatedInstance, region: string) =>
	publicAddress && state === 'running'
		? `ec2-${dashed(publicAddress)}.${region}.compute.amazonaws.com`
		: undefined;

/** An instance as DescribeInstances tells it. Built member by member: a page has a thousand of them. */
export function instanceShape(world: World, instance: SimulatedInstance): Instance {
	const { id, type, state, keyName, role, reason } = instance;
	const shape: Instance = {
		InstanceId: id,
		ImageId: instance.imageId,
		InstanceType: type,
		Architecture: architectureOf(type),
		State: { Code: stateCodes[state], Name: state },
		Placement: { AvailabilityZone: instance.zone, Tenancy: 'default' },
		LaunchTime: new Date(instance.launchedAt),
		Monitoring: { State: 'disabled' },
		VirtualizationType: 'hvm',
		RootDeviceType: 'ebs',
		Hypervisor: 'xen',
		Tags: Array.from(instance.tags, ([Key, Value]) => ({ Key, Value })),
	};
	if (reason) shape.StateReason = { ...reason };
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
		shape.PrivateIpAddress = instance.privateAddress;
		shape.PrivateDnsName = privateName(instance, world.region);
		shape.SecurityGroups = instance.groups.map((GroupId) => ({
			GroupId,
			GroupName: world.ec2.securityGroups.find((group) => group.GroupId === GroupId)?.GroupName,
		}));
	}
	const name = publicName(instance, world.region);
	if (name) {
		shape.PublicIpAddress = instance.publicAddress;
		shape.PublicDnsName = name;
	}
	return shape;
}
