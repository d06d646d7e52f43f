/** What launches choose from: images, types, subnets, keys, security groups, regions. */
import type { _InstanceType, Tag } from '@aws-sdk/client-ec2';
import { AwsError } from '../aws-error.ts';
import type { Handlers } from '../world.ts';
import { filtered } from './filters.ts';
import { pageOf } from './paging.ts';

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

const tagsOf = (tags: readonly Tag[] | undefined) =>
	new Map((tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value]));

export const describeImages: Handlers<'ec2'>['DescribeImages'] = ({ ec2, account }, input) => {
	const { ImageIds, Owners, Filters } = input;
	const unknown = ImageIds?.filter((id) => !ec2.images.some(({ ImageId }) => ImageId === id)) ?? [];
	if (unknown.length > 0)
		throw new AwsError('InvalidAMIID.NotFound', `The image id '[${unknown.join(', ')}]' does not exist`);
	const candidates = ec2.images.filter(
		({ ImageId = '', OwnerId, ImageOwnerAlias }) =>
			(!ImageIds || ImageIds.length === 0 || ImageIds.includes(ImageId)) &&
			(!Owners ||
				Owners.length === 0 ||
				Owners.some(
					(owner) =>
						owner === OwnerId || owner === ImageOwnerAlias || (owner === 'self' && OwnerId === account),
				)),
	);
	const matching = filtered(
		candidates.map((image) => ({ image, tags: tagsOf(image.Tags) })),
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
	return { Images: page.map(({ image }) => ({ ...image })), ...(NextToken ? { NextToken } : {}) };
};

export const describeSubnets: Handlers<'ec2'>['DescribeSubnets'] = ({ ec2 }, input) => {
	const { SubnetIds, Filters } = input;
	const unknown = SubnetIds?.find((id) => !ec2.subnets.some(({ SubnetId }) => SubnetId === id));
	if (unknown !== undefined)
		throw new AwsError('InvalidSubnetID.NotFound', `The subnet ID '${unknown}' does not exist`);
	const matching = filtered(
		ec2.subnets
			.filter(({ SubnetId = '' }) => !SubnetIds || SubnetIds.includes(SubnetId))
			.map((subnet) => ({ subnet, tags: tagsOf(subnet.Tags) })),
		Filters,
		{
			'availability-zone': ({ subnet }) => [subnet.AvailabilityZone],
			'subnet-id': ({ subnet }) => [subnet.SubnetId],
			'vpc-id': ({ subnet }) => [subnet.VpcId],
		},
	);
	const { page, NextToken } = pageOf('DescribeSubnets', matching, input);
	return { Subnets: page.map(({ subnet }) => ({ ...subnet })), ...(NextToken ? { NextToken } : {}) };
};

export const describeSecurityGroups: Handlers<'ec2'>['DescribeSecurityGroups'] = ({ ec2 }, input) => {
	const { GroupIds, Filters } = input;
	const unknown = GroupIds?.find((id) => !ec2.securityGroups.some(({ GroupId }) => GroupId === id));
	if (unknown !== undefined)
		throw new AwsError('InvalidGroup.NotFound', `The security group '${unknown}' does not exist`);
	const matching = filtered(
		ec2.securityGroups
			.filter(({ GroupId = '' }) => !GroupIds || GroupIds.includes(GroupId))
			.map((group) => ({ group, tags: tagsOf(group.Tags) })),
		Filters,
		{
			'group-id': ({ group }) => [group.GroupId],
			'group-name': ({ group }) => [group.GroupName],
			'vpc-id': ({ group }) => [group.VpcId],
		},
	);
	const { page, NextToken } = pageOf('DescribeSecurityGroups', matching, input);
	return { SecurityGroups: page.map(({ group }) => ({ ...group })), ...(NextToken ? { NextToken } : {}) };
};

export const describeKeyPairs: Handlers<'ec2'>['DescribeKeyPairs'] = ({ ec2 }, { KeyNames }) => {
	const unknown = KeyNames?.find((name) => !ec2.keyPairs.some(({ KeyName }) => KeyName === name));
	if (unknown !== undefined)
		throw new AwsError('InvalidKeyPair.NotFound', `The key pair '${unknown}' does not exist`);
	return {
		KeyPairs: ec2.keyPairs
			.filter(({ KeyName = '' }) => !KeyNames || KeyNames.includes(KeyName))
			.map((pair) => ({ ...pair })),
	};
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
	return {
		InstanceTypeOfferings: page.map(({ type, location }) => ({
			InstanceType: type,
			LocationType,
			Location: location,
		})),
		...(NextToken ? { NextToken } : {}),
	};
};

const regions = [
	'eu-central-1',
	'eu-north-1',
	'eu-west-1',
	'eu-west-2',
	'us-east-1',
	'us-east-2',
	'us-west-2',
];

export const describeRegions: Handlers<'ec2'>['DescribeRegions'] = ({ region }, { RegionNames }) => ({
	Regions: [...new Set([...regions, region])]
		.filter((name) => !RegionNames || RegionNames.includes(name))
		.sort()
		.map((RegionName) => ({
			RegionName,
			Endpoint: `ec2.${RegionName}.amazonaws.com`,
			OptInStatus: 'opt-in-not-required',
		})),
});
