/** What launches choose from: images, types, subnets, keys, security groups, regions. */
import type { _InstanceType } from '@aws-sdk/client-ec2';
import { AwsError } from '../aws-error.ts';
import type { Handlers } from '../world.ts';
import { filtered } from './filters.ts';
import { findImages, refuseDryRun } from './find.ts';
import { pageOf } from './paging.ts';
import { tagMap } from './taggable.ts';

/** The current general purpose, compute and memory families; burstable ones have the small sizes. */
export const instanceTypes: readonly _InstanceType[] = [
	't3.nano',
	't3.micro',
	't3.small',
	't3.medium',
	't3.large',
	't3.xlarge',
	't3.2xlarge',
	't4g.nano',
	't4g.micro',
	't4g.small',
	't4g.medium',
	't4g.large',
	't4g.xlarge',
	't4g.2xlarge',
	'm7i.large',
	'm7i.xlarge',
	'm7i.2xlarge',
	'm7i.4xlarge',
	'm7g.large',
	'm7g.xlarge',
	'm7g.2xlarge',
	'm7g.4xlarge',
	'c7i.large',
	'c7i.xlarge',
	'c7i.2xlarge',
	'c7i.4xlarge',
	'c7g.large',
	'c7g.xlarge',
	'c7g.2xlarge',
	'c7g.4xlarge',
	'r7i.large',
	'r7i.xlarge',
	'r7i.2xlarge',
	'r7i.4xlarge',
	'r7g.large',
	'r7g.xlarge',
	'r7g.2xlarge',
	'r7g.4xlarge',
];

export const describeImages: Handlers<'ec2'>['DescribeImages'] = ({ ec2, account }, input) => {
	const { ImageIds, Owners, Filters } = input;
	const named = ImageIds && ImageIds.length > 0 ? findImages(ec2, ImageIds) : ec2.images;
	const candidates = named.filter(
		({ OwnerId, ImageOwnerAlias }) =>
			!Owners ||
			Owners.length === 0 ||
			Owners.some(
				(owner) =>
					owner === OwnerId || owner === ImageOwnerAlias || (owner === 'self' && OwnerId === account),
			),
	);
	const matching = filtered(
		candidates.map((image) => ({ image, tags: tagMap(image.Tags) })),
		Filters,
		{
			architecture: ({ image }) => [image.Architecture],
			'image-id': ({ image }) => [image.ImageId],
			name: ({ image }) => [image.Name],
			'owner-alias': ({ image }) => [image.ImageOwnerAlias],
			'owner-id': ({ image }) => [image.OwnerId],
			state: ({ image }) => [image.State],
			'root-device-type': ({ image }) => [image.RootDeviceType],
			'virtualization-type': ({ image }) => [image.VirtualizationType],
		},
	);
	const { page, NextToken } = pageOf('DescribeImages', matching, input);
	refuseDryRun(input);
	return { Images: page.map(({ image }) => structuredClone(image)), ...(NextToken ? { NextToken } : {}) };
};

export const describeSubnets: Handlers<'ec2'>['DescribeSubnets'] = ({ ec2 }, input) => {
	const { SubnetIds, Filters } = input;
	const unknown = SubnetIds?.find((id) => !ec2.subnets.some(({ SubnetId }) => SubnetId === id));
	if (unknown !== undefined)
		throw new AwsError('InvalidSubnetID.NotFound', `The subnet ID '${unknown}' does not exist`);
	const matching = filtered(
		ec2.subnets
			.filter(({ SubnetId = '' }) => !SubnetIds || SubnetIds.length === 0 || SubnetIds.includes(SubnetId))
			.map((subnet) => ({ subnet, tags: tagMap(subnet.Tags) })),
		Filters,
		{
			'availability-zone': ({ subnet }) => [subnet.AvailabilityZone],
			'subnet-id': ({ subnet }) => [subnet.SubnetId],
			'vpc-id': ({ subnet }) => [subnet.VpcId],
		},
	);
	const { page, NextToken } = pageOf('DescribeSubnets', matching, input);
	refuseDryRun(input);
	return { Subnets: page.map(({ subnet }) => structuredClone(subnet)), ...(NextToken ? { NextToken } : {}) };
};

export const describeSecurityGroups: Handlers<'ec2'>['DescribeSecurityGroups'] = ({ ec2 }, input) => {
	const { GroupIds, Filters } = input;
	const unknown = GroupIds?.find((id) => !ec2.securityGroups.some(({ GroupId }) => GroupId === id));
	if (unknown !== undefined)
		throw new AwsError('InvalidGroup.NotFound', `The security group '${unknown}' does not exist`);
	const matching = filtered(
		ec2.securityGroups
			.filter(({ GroupId = '' }) => !GroupIds || GroupIds.length === 0 || GroupIds.includes(GroupId))
			.map((group) => ({ group, tags: tagMap(group.Tags) })),
		Filters,
		{
			'group-id': ({ group }) => [group.GroupId],
			'group-name': ({ group }) => [group.GroupName],
			'vpc-id': ({ group }) => [group.VpcId],
		},
	);
	const { page, NextToken } = pageOf('DescribeSecurityGroups', matching, input);
	refuseDryRun(input);
	return {
		SecurityGroups: page.map(({ group }) => structuredClone(group)),
		...(NextToken ? { NextToken } : {}),
	};
};

export const describeKeyPairs: Handlers<'ec2'>['DescribeKeyPairs'] = ({ ec2 }, input) => {
	const { KeyNames = [], KeyPairIds = [], Filters } = input;
	const known = ec2.keyPairs.flatMap(({ KeyName = '', KeyPairId = '' }) => [KeyName, KeyPairId]);
	const unknown = [...KeyNames, ...KeyPairIds].find((name) => !known.includes(name));
	if (unknown !== undefined)
		throw new AwsError('InvalidKeyPair.NotFound', `The key pair '${unknown}' does not exist`);
	const named = ec2.keyPairs.filter(
		({ KeyName = '', KeyPairId = '' }) =>
			KeyNames.length + KeyPairIds.length === 0 ||
			KeyNames.includes(KeyName) ||
			KeyPairIds.includes(KeyPairId),
	);
	const matching = filtered(
		named.map((pair) => ({ pair, tags: tagMap(pair.Tags) })),
		Filters,
		{
			fingerprint: ({ pair }) => [pair.KeyFingerprint],
			'key-name': ({ pair }) => [pair.KeyName],
			'key-pair-id': ({ pair }) => [pair.KeyPairId],
		},
	);
	refuseDryRun(input);
	return { KeyPairs: matching.map(({ pair }) => structuredClone(pair)) };
};

export const describeInstanceTypeOfferings: Handlers<'ec2'>['DescribeInstanceTypeOfferings'] = (
	{ ec2, region },
	input,
) => {
	const { LocationType = 'region', Filters } = input;
	const locations =
		LocationType === 'availability-zone'
			? ec2.subnets.flatMap((subnet) => subnet.AvailabilityZone ?? [])
			: [region];
	const offerings = locations.flatMap((location) =>
		instanceTypes.map((type) => ({ type, location, tags: new Map() })),
	);
	const matching = filtered(offerings, Filters, {
		'instance-type': ({ type }) => [type],
		location: ({ location }) => [location],
	});
	const { page, NextToken } = pageOf('DescribeInstanceTypeOfferings', matching, input);
	refuseDryRun(input);
	return {
		InstanceTypeOfferings: page.map(({ type, location }) => ({
			InstanceType: type,
			LocationType,
			Location: location,
		})),
		...(NextToken ? { NextToken } : {}),
	};
};
