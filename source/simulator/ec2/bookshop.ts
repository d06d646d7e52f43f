/** The bookshop's machines: what runs in its region when somebody first looks. */
import type { _InstanceType, Image } from '@aws-sdk/client-ec2';
import type { World } from '../world.ts';
import { imageFor, memberOf } from './auto-scaling.ts';
import { found } from './fleet.ts';
import { vpcId } from './instance-shape.ts';
import { liveOn } from './life.ts';
import { rest } from './lifecycle.ts';
import type { AutoScalingGroup } from './part.ts';

const hour = 3_600_000;
const day = 24 * hour;

const groups: AutoScalingGroup[] = [
	{
		name: 'bookshop-web',
		prefix: 'web',
		type: 'm7g.large',
		least: 12,
		most: 14,
		desired: 12,
		next: 1,
		tags: [
			['Environment', 'prod'],
			['Service', 'web'],
			['Owner', 'storefront'],
			['CostCenter', '4711'],
			['aws:cloudformation:stack-name', 'bookshop-app'],
		],
	},
	{
		name: 'bookshop-worker',
		prefix: 'worker',
		type: 'c7g.large',
		least: 4,
		most: 5,
		desired: 4,
		next: 1,
		tags: [
			['Environment', 'prod'],
			['Service', 'worker'],
			['Owner', 'fulfilment'],
			['CostCenter', '4712'],
			['aws:cloudformation:stack-name', 'bookshop-app'],
		],
	},
	{
		name: 'bookshop-search',
		prefix: 'search',
		type: 'r7g.large',
		least: 3,
		most: 3,
		desired: 3,
		next: 1,
		tags: [
			['Environment', 'prod'],
			['Service', 'search'],
			['Owner', 'discovery'],
			['CostCenter', '4713'],
		],
	},
];

interface Machine {
	name: string;
	type: _InstanceType;
	zone: 0 | 1 | 2;
	/** Milliseconds before the start. */
	age: number;
	image?: 'amd64';
	stopped?: true;
	/** Its instance profile. */
	role?: string;
	tags: Record<string, string>;
}

const shared = { Environment: 'prod', CostCenter: '4700' };
const beanstalk = (environment: string, application: string) => ({
	...shared,
	Service: 'shop',
	Owner: 'storefront',
	'elasticbeanstalk:environment-name': environment,
	'elasticbeanstalk:application-name': application,
});

const machines: Machine[] = [
	{
		name: 'bastion',
		type: 't4g.micro',
		zone: 0,
		age: 210 * day,
		role: 'bookshop-bastion',
		tags: { ...shared, Service: 'access', Owner: 'platform' },
	},
	{
		name: 'db-catalog-1',
		type: 'r7g.xlarge',
		zone: 0,
		age: 97 * day,
		tags: { ...shared, Service: 'db', Owner: 'data' },
	},
	{
		name: 'db-catalog-2',
		type: 'r7g.xlarge',
		zone: 1,
		age: 97 * day,
		tags: { ...shared, Service: 'db', Owner: 'data' },
	},
	{
		name: 'shop-blue',
		type: 't3.small',
		zone: 0,
		age: 12 * day,
		image: 'amd64',
		role: 'aws-elasticbeanstalk-ec2-role',
		tags: beanstalk('shop-blue', 'bookshop-shop'),
	},
	{
		name: 'shop-blue',
		type: 't3.small',
		zone: 1,
		age: 12 * day,
		image: 'amd64',
		role: 'aws-elasticbeanstalk-ec2-role',
		tags: beanstalk('shop-blue', 'bookshop-shop'),
	},
	{
		name: 'shop-green',
		type: 't3.small',
		zone: 1,
		age: 2 * day,
		image: 'amd64',
		role: 'aws-elasticbeanstalk-ec2-role',
		tags: beanstalk('shop-green', 'bookshop-shop'),
	},
	// Nobody's: the three that lack an owner, one of them with a name that would like to paint the screen.
	{
		name: 'batch-reindex',
		type: 'c7i.xlarge',
		zone: 2,
		age: 41 * day,
		image: 'amd64',
		stopped: true,
		tags: { Environment: 'staging', Service: 'batch' },
	},
	{
		name: 'legacy-ftp',
		type: 't3.micro',
		zone: 2,
		age: 611 * day,
		image: 'amd64',
		tags: { ...shared, Note: '\u001b[31mdo not touch\u001b[0m \u202egnp.exe\u0007' },
	},
	{
		name: '検索-index-1',
		type: 'r7g.large',
		zone: 1,
		age: 19 * day,
		tags: { Environment: 'staging', Service: 'search 🔎' },
	},
];

const profiles = ['bookshop-app', 'bookshop-bastion', 'aws-elasticbeanstalk-ec2-role'];

/** `fleet`: how many instances serve the web; undefined: as many as usual. */
export function bookshopEc2(world: World, fleet?: number): void {
	furnish(world);
	for (const profile of profiles) world.ec2.profiles.add(profile);
	const { ec2, random } = world;
	for (const group of groups) {
		const own = { ...group, ...(fleet !== undefined && group.name === 'bookshop-web' && sized(fleet)) };
		ec2.groups.push(own);
		for (let count = 0; count < own.desired; count++)
			found(world, memberOf(world, own), random.integer(2 * hour, 9 * day));
	}
	for (const machine of machines) add(world, machine);
	liveOn(world);
}

/** A group of so many instances, neither more nor fewer. */
const sized = (fleet: number) => ({ least: fleet, most: fleet, desired: fleet });

function add(world: World, { name, type, zone, age, image, stopped, role, tags }: Machine): void {
	const { ec2 } = world;
	const subnet = ec2.subnets[zone];
	if (!subnet) throw new Error('The simulated region has no subnets.');
	const instance = found(
		world,
		{
			imageId: imageFor(ec2.images, image === 'amd64' ? 'x86_64' : 'arm64'),
			type,
			subnet,
			keyName: 'ops',
			groups: ['sg-0b00c5b00c5b00001'],
			role,
			tags: [['Name', name], ...Object.entries(tags)],
		},
		age,
	);
	if (stopped) rest(instance, world.clock.now());
}

/** Images, subnets in three zones, keys, security groups. */
function furnish({ ec2, region, account }: World): void {
	const image = (ImageId: string, Architecture: 'arm64' | 'x86_64', CreationDate: string): Image => ({
		ImageId,
		Name: `al2023-ami-2023.9.${CreationDate.slice(0, 10).replaceAll('-', '')}.0-kernel-6.12-${Architecture}`,
		Description: `Amazon Linux 2023 AMI 2023.9 ${Architecture} HVM kernel-6.12`,
		Architecture,
		OwnerId: '137112412989',
		ImageOwnerAlias: 'amazon',
		State: 'available',
		CreationDate,
		RootDeviceType: 'ebs',
		VirtualizationType: 'hvm',
		Public: true,
	});
	ec2.images.push(
		image('ami-0a1b2c3d4e5f60718', 'arm64', '2026-10-13T18:21:07.000Z'),
		image('ami-0f1e2d3c4b5a69788', 'x86_64', '2026-10-13T18:21:09.000Z'),
		{
			...image('ami-0b00c5b00c5b00c51', 'arm64', '2026-11-02T09:00:00.000Z'),
			Name: 'bookshop-base-2026-11',
			Description: 'Bookshop base image',
			OwnerId: account,
			ImageOwnerAlias: 'self',
			Public: false,
		},
	);
	for (const [index, zone] of ['a', 'b', 'c'].entries())
		ec2.subnets.push({
			SubnetId: `subnet-0b00c5b00c5b0000${zone}`,
			VpcId: vpcId,
			AvailabilityZone: `${region}${zone}`,
			CidrBlock: `10.${index}.0.0/16`,
			AvailableIpAddressCount: 65_531,
			MapPublicIpOnLaunch: index === 0,
			State: 'available',
			OwnerId: account,
			Tags: [{ Key: 'Name', Value: `bookshop-${zone}` }],
		});
	const group = (GroupId: string, GroupName: string, Description: string) => ({
		GroupId,
		GroupName,
		Description,
		VpcId: vpcId,
		OwnerId: account,
		IpPermissions: [],
		IpPermissionsEgress: [],
		Tags: [],
	});
	ec2.securityGroups.push(
		group('sg-0b00c5b00c5b00000', 'default', 'default VPC security group'),
		group('sg-0b00c5b00c5b00001', 'bookshop-base', 'SSH from the bastion'),
		group('sg-0b00c5b00c5b00002', 'bookshop-web', 'HTTP from the load balancer'),
	);
	ec2.keyPairs.push(
		{
			KeyName: 'ops',
			KeyPairId: 'key-0b00c5b00c5b00001',
			KeyType: 'ed25519',
			KeyFingerprint: 'b1:0c:7e:aa:01',
			Tags: [],
		},
		{
			KeyName: 'break-glass',
			KeyPairId: 'key-0b00c5b00c5b00002',
			KeyType: 'ed25519',
			KeyFingerprint: 'b1:0c:7e:aa:02',
			Tags: [],
		},
	);
}
