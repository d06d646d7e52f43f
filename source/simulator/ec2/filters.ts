import type { Filter } from '@aws-sdk/client-ec2';
import { AwsError } from '../aws-error.ts';

/** The values that a thing has under a filter's name. */
export type Read<T> = (thing: T) => ReadonlyArray<string | undefined>;

interface Tagged {
	tags: ReadonlyMap<string, string>;
}

/** `tag:Owner` and `tag-key`, which everything with tags has. */
const tagFilter = (name: string): Read<Tagged> | undefined =>
	name === 'tag-key'
		? ({ tags }) => [...tags.keys()]
		: name.startsWith('tag:')
			? ({ tags }) => [tags.get(name.slice(4))]
			: undefined;

/** All filters must hold, of each one value; `*` and `?` stand for any characters, for one. */
export function filtered<T extends Tagged>(
	things: readonly T[],
	filters: readonly Filter[] | undefined,
	names: Readonly<Record<string, Read<T>>>,
): T[] {
	const tests = (filters ?? []).map(({ Name = '', Values = [] }) => {
		const read: Read<T> | undefined = Object.hasOwn(names, Name) ? names[Name] : tagFilter(Name);
		if (!read) throw new AwsError('InvalidParameterValue', `The filter '${Name}' is invalid`);
		const patterns = Values.map(patternOf);
		return (thing: T) =>
			read(thing).some((value) => value !== undefined && patterns.some((pattern) => pattern.test(value)));
	});
	return things.filter((thing) => tests.every((test) => test(thing)));
}

function patternOf(value: string): RegExp {
	const escaped = value
		.replace(/[\\^$.+()[\]{}|]/g, '\\$&')
		.replaceAll('*', '.*')
		.replaceAll('?', '.');
	return new RegExp(`^${escaped}$`, 's');
}
