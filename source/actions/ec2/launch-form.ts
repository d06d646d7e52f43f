/** The questions of a launch, with choices from the region and defaults from an instance like the new ones. */
import type { Instance } from '@aws-sdk/client-ec2';
import type { Choice, FormField } from '../action.ts';
import { tagOf } from './instances-now.ts';
import type { Gaps, Offer } from './launch-choices.ts';
import { editProblems, parseSet } from './tag-edit.ts';

/** AWS starts at most this many in one go without a raised quota; it says so itself when that is too many. */
const mostAtOnce = 1000;

export function launchForm(offer: Offer, gaps: Gaps, like: Instance | undefined): FormField[] {
	/** What could not be read must be typed. */
	const gap = (part: keyof Offer) => ({
		open: true,
		...(gaps[part] === undefined ? {} : { help: `${gaps[part]} Type it.` }),
	});
	// Those of AWS and of Beanstalk say whose an instance is: a new one is nobody's yet.
	const ownTags = (like?.Tags ?? []).filter(
		({ Key = '' }) => Key !== 'Name' && !/^(aws|elasticbeanstalk):/i.test(Key),
	);
	return [
		{
			name: 'image',
			label: 'image',
			type: 'choice',
			required: true,
			choices: offer.images.map(({ ImageId = '', Name = '', Architecture = '' }) =>
				choice(ImageId, [Name, Architecture]),
			),
			...gap('images'),
			default: like?.ImageId,
			validate: (value) => /^ami-[0-9a-z]+$/.test(value) || 'Expected the id of an image, like ami-0abc12de.',
		},
		{
			name: 'type',
			label: 'type',
			type: 'choice',
			required: true,
			choices: offer.types.map((type) => choice(type, [])),
			...gap('types'),
			default: like?.InstanceType,
		},
		{
			name: 'count',
			label: 'count',
			type: 'number',
			required: true,
			default: '2',
			validate: (value) => isCount(value) || `Expected a whole number from 1 to ${mostAtOnce}.`,
		},
		{
			name: 'subnet',
			label: 'subnet',
			type: 'choice',
			required: true,
			choices: offer.subnets.map(({ SubnetId = '', AvailabilityZone = '', AvailableIpAddressCount, Tags }) =>
				choice(SubnetId, [
					Tags?.find(({ Key }) => Key === 'Name')?.Value ?? '',
					AvailabilityZone,
					`${AvailableIpAddressCount ?? '?'} free`,
				]),
			),
			...gap('subnets'),
			default: like?.SubnetId,
		},
		{
			name: 'key',
			label: 'key pair',
			help: 'may be left empty',
			type: 'choice',
			choices: offer.keyPairs.map(({ KeyName = '', KeyType = '' }) => choice(KeyName, [KeyType])),
			...gap('keyPairs'),
			default: like?.KeyName,
		},
		{
			name: 'groups',
			label: 'security groups',
			type: 'choices',
			choices: offer.groups.map(({ GroupId = '', GroupName = '', VpcId = '' }) =>
				choice(GroupId, [GroupName, VpcId]),
			),
			...gap('groups'),
			default: like?.SecurityGroups?.flatMap(({ GroupId }) => GroupId ?? []).join('\n'),
		},
		{ name: 'name', label: 'name', type: 'text', default: like && tagOf(like, 'Name') },
		{
			name: 'tags',
			label: 'tags',
			help: 'key=value, one a line',
			type: 'list',
			default: ownTags.map(({ Key, Value = '' }) => `${Key}=${Value}`).join('\n'),
			validate: (value) => {
				const { set, problems } = parseSet(value);
				const [first] = [...problems, ...editProblems({ set, remove: [] })];
				return first === undefined || `${first}.`;
			},
		},
	];
}

export const isCount = (value: string): boolean => /^[1-9]\d*$/.test(value) && Number(value) <= mostAtOnce;

const choice = (value: string, hints: readonly string[]): Choice => {
	const hint = hints.filter((text) => text !== '').join(' · ');
	return { value, label: value, ...(hint ? { hint } : {}) };
};
