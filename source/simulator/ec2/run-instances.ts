import type { Subnet } from '@aws-sdk/client-ec2';
import { AwsError } from '../aws-error.ts';
import type { Handlers, World } from '../world.ts';
import { findImages, refuseDryRun } from './find.ts';
import { launch } from './fleet.ts';
import { architectureOf, instanceShape } from './instance-shape.ts';
import { instanceTypes } from './places.ts';
import { checkTags, mostTags, tooManyTags } from './tags.ts';

type Input = Parameters<Handlers<'ec2'>['RunInstances']>[1];

export const runInstances: Handlers<'ec2'>['RunInstances'] = (world, input) => {
	const { ClientToken } = input;
	const request = JSON.stringify({ ...input, ClientToken: undefined, DryRun: undefined });
	const before = ClientToken === undefined ? undefined : world.ec2.tokens.get(ClientToken);
	if (before && before.request !== request)
		throw new AwsError(
			'IdempotentParameterMismatch',
			'Arguments on this idempotent request are inconsistent with arguments used in previous request(s).',
		);
	const wanted = check(world, input);
	refuseDryRun(input);
	if (before) return reservation(world, before.ids);
	const ids = launch(world, wanted, wanted.count).map(({ id }) => id);
	if (ClientToken !== undefined) world.ec2.tokens.set(ClientToken, { request, ids });
	return reservation(world, ids);
};

function reservation(world: World, ids: readonly string[]) {
	const instances = ids.flatMap((id) => world.ec2.instances.get(id) ?? []);
	return {
		ReservationId: instances[0]?.reservation,
		OwnerId: world.account,
		Groups: [],
		Instances: instances.map((instance) => instanceShape(world, instance)),
	};
}

/** The one that is named, one of the zone that is named, or any. */
function subnetFor({ subnets }: World['ec2'], { SubnetId, Placement }: Input): Subnet {
	const zone = Placement?.AvailabilityZone;
	const subnet = subnets.find(
		(one) =>
			(SubnetId === undefined || one.SubnetId === SubnetId) &&
			(zone === undefined || one.AvailabilityZone === zone),
	);
	if (subnet) return subnet;
	if (SubnetId !== undefined)
		throw new AwsError('InvalidSubnetID.NotFound', `The subnet ID '${SubnetId}' does not exist`);
	throw new AwsError('InvalidParameterValue', `Invalid availability zone: [${zone}]`);
}

/** Everything that EC2 refuses a launch for, in its words. */
function check({ ec2 }: World, input: Input) {
	const { MinCount, MaxCount, ImageId, InstanceType = 'm1.small', KeyName } = input;
	if (MinCount === undefined || MaxCount === undefined)
		throw new AwsError(
			'MissingParameter',
			`The request must contain the parameter ${MinCount === undefined ? 'MinCount' : 'MaxCount'}`,
		);
	if (MinCount < 1 || MaxCount < MinCount)
		throw new AwsError(
			'InvalidParameterValue',
			`Value ( ${MinCount} ) for parameter minCount is invalid. Expecting a value from 1 up to maxCount.`,
		);
	if (MaxCount > 1000)
		throw new AwsError(
			'InstanceLimitExceeded',
			`You have requested more instances (${MaxCount}) than your current instance limit allows.`,
		);
	if (!ImageId) throw new AwsError('MissingParameter', 'The request must contain the parameter ImageId');
	const [image] = findImages(ec2, [ImageId]);
	if (!instanceTypes.includes(InstanceType))
		throw new AwsError('InvalidParameterValue', `Invalid value '${InstanceType}' for InstanceType.`);
	if (image?.Architecture !== architectureOf(InstanceType))
		throw new AwsError(
			'InvalidParameterValue',
			`The architecture '${architectureOf(InstanceType)}' of the specified instance type does not match the architecture '${image?.Architecture}' of the specified AMI. Specify an instance type and an AMI that have matching architectures, and try again.`,
		);
	const subnet = subnetFor(ec2, input);
	if ((subnet.AvailableIpAddressCount ?? 0) < MinCount)
		throw new AwsError(
			'InsufficientFreeAddressesInSubnet',
			`There are not enough free addresses in subnet '${subnet.SubnetId}' to satisfy the requested number of instances.`,
		);
	if (KeyName !== undefined && !ec2.keyPairs.some((pair) => pair.KeyName === KeyName))
		throw new AwsError('InvalidKeyPair.NotFound', `The key pair '${KeyName}' does not exist`);
	const profile = input.IamInstanceProfile?.Name;
	if (profile !== undefined && !ec2.profiles.has(profile))
		throw new AwsError(
			'InvalidParameterValue',
			`Value (${profile}) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name`,
		);
	const groups = input.SecurityGroupIds ?? [];
	const unknown = groups.find((id) => !ec2.securityGroups.some(({ GroupId }) => GroupId === id));
	if (unknown !== undefined)
		throw new AwsError('InvalidGroup.NotFound', `The security group '${unknown}' does not exist`);
	const tags = (input.TagSpecifications ?? [])
		.filter(({ ResourceType }) => ResourceType === 'instance')
		.flatMap(({ Tags = [] }) => Tags);
	checkTags(tags);
	if (tags.length > mostTags) throw tooManyTags();
	return {
		count: Math.min(MaxCount, subnet.AvailableIpAddressCount ?? 0),
		imageId: ImageId,
		type: InstanceType,
		subnet,
		keyName: KeyName,
		groups: input.SecurityGroupIds ?? ec2.securityGroups.slice(0, 1).flatMap(({ GroupId }) => GroupId ?? []),
		role: profile,
		tags: tags.map(({ Key = '', Value = '' }): [string, string] => [Key, Value]),
	};
}
