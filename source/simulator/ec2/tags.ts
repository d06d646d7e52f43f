import type { Tag } from '@aws-sdk/client-ec2';
import { AwsError } from '../aws-error.ts';
import type { Handlers, World } from '../world.ts';
import { refuseDryRun } from './find.ts';
import { findTaggable, type Taggable } from './taggable.ts';

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html#tag-restrictions */
export const mostTags = 50;
const longestKey = 128;
const longestValue = 256;
const mostResources = 1000;

export function checkTags(tags: readonly Tag[]): void {
	for (const { Key = '', Value = '' } of tags) {
		if (Key === '') throw new AwsError('InvalidParameterValue', 'Tag key cannot be empty.');
		if (Key.toLowerCase().startsWith('aws:'))
			throw new AwsError(
				'InvalidParameterValue',
				`Tag keys starting with 'aws:' are reserved for internal use`,
			);
		if ([...Key].length > longestKey)
			throw new AwsError(
				'InvalidParameterValue',
				`Tag key exceeds the maximum length of ${longestKey} characters`,
			);
		if ([...Value].length > longestValue)
			throw new AwsError(
				'InvalidParameterValue',
				`Tag value exceeds the maximum length of ${longestValue} characters`,
			);
	}
	const keys = tags.map(({ Key }) => Key);
	const twice = keys.find((key, index) => keys.indexOf(key) !== index);
	if (twice !== undefined)
		throw new AwsError('InvalidParameterValue', `Duplicate tag key '${twice}' specified.`);
}

export const tooManyTags = () =>
	new AwsError('TagLimitExceeded', 'The maximum number of Tags for a resource has been reached.');

/** The service sets its own tags, which nobody else may. */
const isReserved = (key: string) => key.startsWith('aws:');

function resourcesOf(world: World, ids: readonly string[] | undefined): Taggable[] {
	if (!ids || ids.length === 0)
		throw new AwsError('MissingParameter', 'The request must contain the parameter resourceIdSet');
	if (ids.length > mostResources)
		throw new AwsError(
			'InvalidParameterValue',
			`The number of resources exceeds the limit of ${mostResources}.`,
		);
	return findTaggable(world, ids);
}

export const createTags: Handlers<'ec2'>['CreateTags'] = (world, input) => {
	const { Resources, Tags = [] } = input;
	if (Tags.length === 0) throw new AwsError('MissingParameter', 'The request must contain the parameter Tag');
	checkTags(Tags);
	const resources = resourcesOf(world, Resources);
	for (const resource of resources) {
		const tags = resource.read();
		const added = Tags.filter(({ Key = '' }) => !tags.has(Key)).length;
		// Tags of AWS do not count.
		const own = [...tags.keys()].filter((key) => !isReserved(key)).length;
		if (own + added > mostTags) throw tooManyTags();
	}
	refuseDryRun(input);
	for (const resource of resources) {
		const tags = resource.read();
		for (const { Key = '', Value = '' } of Tags) tags.set(Key, Value);
		resource.write(tags);
	}
	return {};
};

/** With a value only where it is that value; without tags (an empty list is none) all that are not AWS's. */
export const deleteTags: Handlers<'ec2'>['DeleteTags'] = (world, input) => {
	const { Resources, Tags = [] } = input;
	const resources = resourcesOf(world, Resources);
	const reserved = Tags.find(({ Key = '' }) => isReserved(Key.toLowerCase()));
	if (reserved)
		throw new AwsError(
			'InvalidParameterValue',
			`Tag keys starting with 'aws:' are reserved for internal use`,
		);
	refuseDryRun(input);
	for (const resource of resources) {
		const tags = resource.read();
		const all = [...tags.keys()].filter((key) => !isReserved(key)).map((Key): Tag => ({ Key }));
		for (const { Key = '', Value } of Tags.length > 0 ? Tags : all)
			if (Value === undefined || tags.get(Key) === Value) tags.delete(Key);
		resource.write(tags);
	}
	return {};
};
