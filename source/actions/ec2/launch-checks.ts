import type { RunInstancesRequest } from '@aws-sdk/client-ec2';
import { type Problem, problemFrom } from '../../aws/problem.ts';
import type { CallOptions, Region } from '../../aws/region.ts';
import type { Check } from '../../operations/plan.ts';

const passed = (text: string): Check => ({ status: 'passed', text });
const blocked = (text: string): Check => ({ status: 'blocked', text });

/** Would AWS launch this? Everything that can be known before asking it. */
export async function launchChecks(
	region: Region,
	request: RunInstancesRequest,
	options: CallOptions,
): Promise<Check[]> {
	const checks = await Promise.all([
		check('the image', () => imageChecks(region, request, options)),
		check('the subnet', () => subnetChecks(region, request, options)),
		...(request.KeyName ? [check('the key pair', () => keyChecks(region, request.KeyName, options))] : []),
	]);
	return checks.flat();
}

/** What does not exist blocks; what may not be read is a warning, for RunInstances may be allowed all the same. */
async function check(what: string, read: () => Promise<Check[]>): Promise<Check[]> {
	try {
		return await read();
	} catch (error) {
		const problem: Problem = problemFrom(error);
		if (problem.kind === 'aborted') throw error;
		const missing = problem.kind === 'not-found' || problem.kind === 'invalid-input';
		return [
			missing
				? blocked(problem.sentence)
				: { status: 'warning', text: `${what} is not checked: ${problem.sentence}` },
		];
	}
}

async function imageChecks(
	region: Region,
	{ ImageId = '', InstanceType }: RunInstancesRequest,
	options: CallOptions,
): Promise<Check[]> {
	const { Images = [] } = await region.call('ec2', 'DescribeImages', { ImageIds: [ImageId] }, options);
	const [image] = Images;
	if (!image) return [blocked(`there is no image ${ImageId} here`)];
	if (image.State !== 'available') return [blocked(`image ${ImageId} is ${image.State}, not available`)];
	const wants = architectureOf(InstanceType ?? '');
	const fits = image.Architecture === undefined || image.Architecture === wants;
	return [
		passed(`image ${image.Name ?? ImageId} is available`),
		fits
			? passed(`${InstanceType} runs ${image.Architecture ?? 'this image'}`)
			: blocked(`${InstanceType} runs ${wants}, but the image is for ${image.Architecture}`),
	];
}

/** AWS's naming: a `g` after the generation stands for Graviton (m7g, c7gn), and a1 was the first of them. */
export function architectureOf(type: string): string {
	const [family = ''] = type.split('.');
	if (/^mac/.test(family)) return family === 'mac1' ? 'x86_64_mac' : 'arm64_mac';
	if (family === 'a1') return 'arm64';
	return /^[a-z]+\d+[a-z]*g/.test(family) || /^(im4gn|is4gen)$/.test(family) ? 'arm64' : 'x86_64';
}

async function subnetChecks(
	region: Region,
	request: RunInstancesRequest,
	options: CallOptions,
): Promise<Check[]> {
	const { SubnetId = '', InstanceType, MaxCount = 1, SecurityGroupIds: groups = [] } = request;
	const { Subnets = [] } = await region.call('ec2', 'DescribeSubnets', { SubnetIds: [SubnetId] }, options);
	const [subnet] = Subnets;
	if (!subnet) return [blocked(`there is no subnet ${SubnetId} here`)];
	const { AvailableIpAddressCount: free = 0, AvailabilityZone: zone = '', VpcId } = subnet;
	const room = free >= MaxCount;
	return [
		room
			? passed(`subnet ${SubnetId} has ${free} free addresses`)
			: blocked(`subnet ${SubnetId} has ${free} free addresses, ${MaxCount} are needed`),
		...(await check('the type', () => offeringChecks(region, InstanceType, zone, options))),
		...(groups.length > 0
			? await check('the security groups', () => groupChecks(region, groups, VpcId, options))
			: []),
	];
}

async function offeringChecks(
	region: Region,
	type: string | undefined,
	zone: string,
	options: CallOptions,
): Promise<Check[]> {
	const Filters = [
		{ Name: 'location', Values: [zone] },
		{ Name: 'instance-type', Values: [type ?? ''] },
	];
	const { InstanceTypeOfferings = [] } = await region.call(
		'ec2',
		'DescribeInstanceTypeOfferings',
		{ LocationType: 'availability-zone', Filters },
		options,
	);
	return [
		InstanceTypeOfferings.length > 0
			? passed(`${type} is offered in ${zone}`)
			: blocked(`${type} is not offered in ${zone}`),
	];
}

async function groupChecks(
	region: Region,
	GroupIds: string[],
	vpc: string | undefined,
	options: CallOptions,
): Promise<Check[]> {
	const { SecurityGroups = [] } = await region.call('ec2', 'DescribeSecurityGroups', { GroupIds }, options);
	const outside = SecurityGroups.filter(({ VpcId }) => VpcId !== vpc);
	return outside.length > 0
		? outside.map(({ GroupId }) =>
				blocked(`security group ${GroupId} belongs to another VPC than the subnet`),
			)
		: [passed('the security groups belong to the VPC of the subnet')];
}

async function keyChecks(region: Region, key: string | undefined, options: CallOptions): Promise<Check[]> {
	const { KeyPairs = [] } = await region.call(
		'ec2',
		'DescribeKeyPairs',
		{ KeyNames: key ? [key] : [] },
		options,
	);
	return [KeyPairs.length > 0 ? passed(`key pair ${key} exists`) : blocked(`there is no key pair ${key}`)];
}
