/** Whatever can be tagged, by its id: instances, and the places that launches choose from. */
import type { Tag } from '@aws-sdk/client-ec2';
import { AwsError } from '../aws-error.ts';
import type { World } from '../world.ts';
import { findInstances } from './find.ts';

export interface Taggable {
	read(): Map<string, string>;
	write(tags: Map<string, string>): void;
}

interface Kind {
	prefix: string;
	find(ec2: World['ec2'], id: string): { Tags?: Tag[] } | undefined;
	unknown(id: string): AwsError;
}

const kinds: readonly Kind[] = [
	{
		prefix: 'ami-',
		find: ({ images }, id) => images.find(({ ImageId }) => ImageId === id),
		unknown: (id) => new AwsError('InvalidAMIID.NotFound', `The image id '[${id}]' does not exist`),
	},
	{
		prefix: 'subnet-',
		find: ({ subnets }, id) => subnets.find(({ SubnetId }) => SubnetId === id),
		unknown: (id) => new AwsError('InvalidSubnetID.NotFound', `The subnet ID '${id}' does not exist`),
	},
	{
		prefix: 'sg-',
		find: ({ securityGroups }, id) => securityGroups.find(({ GroupId }) => GroupId === id),
		unknown: (id) => new AwsError('InvalidGroup.NotFound', `The security group '${id}' does not exist`),
	},
	{
		prefix: 'key-',
		find: ({ keyPairs }, id) => keyPairs.find(({ KeyPairId }) => KeyPairId === id),
		unknown: (id) => new AwsError('InvalidKeyPair.NotFound', `The key pair '${id}' does not exist`),
	},
];

export const tagMap = (tags: readonly Tag[] | undefined): Map<string, string> =>
	new Map((tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value]));

/** All of these ids, or EC2's refusal of the first that is none. */
export function findTaggable(world: World, ids: readonly string[]): Taggable[] {
	return ids.map((id) => {
		if (id.startsWith('i-')) return ofInstance(world, id);
		const kind = kinds.find(({ prefix }) => id.startsWith(prefix));
		if (!kind) throw new AwsError('InvalidID', `The ID '${id}' is not valid`);
		const place = kind.find(world.ec2, id);
		if (!place) throw kind.unknown(id);
		return {
			read: () => tagMap(place.Tags),
			write(tags) {
				place.Tags = [...tags].map(([Key, Value]) => ({ Key, Value }));
			},
		};
	});
}

function ofInstance(world: World, id: string): Taggable {
	const [instance] = findInstances(world, [id]);
	return {
		read: () => tagMap(instance?.tags.list()),
		write: (changed) => instance?.tags.replace(changed),
	};
}
