import type { Filter } from '@aws-sdk/client-ec2';
import { AwsError } from '../aws-error.ts';

/** The values that a thing has under a filter's name. */
export type Read<T> = (thing: T) => ReadonlyArray<string | undefined>;

interface Tagged {
	tags: { get(key: string): string | undefined; keys(): Iterable<string> };
}

const mostValues = 200;

/** `tag:Owner` and `tag-key`, which most operations take. */
const tagFilter = (name: string): Read<Tagged> | undefined =>
	name === 'tag-key'
		? ({ tags }) => [...tags.keys()]
		: name.startsWith('tag:')
			? ({ tags }) => [tags.get(name.slice(4))]
			: undefined;

/** Those that pass all filters. */
export function filtered<T extends Tagged>(
	things: readonly T[],
	filters: readonly Filter[] | undefined,
	names: Readonly<Record<string, Read<T>>>,
	takes?: { tags: boolean },
): readonly T[] {
	return things.filter(filterOf(filters, names, takes));
}

/** All filters must hold, of each one value; `*` and `?` stand for any characters, for one. */
export function filterOf<T extends Tagged>(
	filters: readonly Filter[] | undefined,
	names: Readonly<Record<string, Read<T>>>,
	takes: { tags: boolean } = { tags: true },
): (thing: T) => boolean {
	if (!filters || filters.length === 0) return () => true;
	if (filters.flatMap(({ Values = [] }) => Values).length > mostValues)
		throw new AwsError(
			'FilterLimitExceeded',
			`The maximum number of filter values specified on a single call is ${mostValues}`,
		);
	const tests = filters.map(({ Name = '', Values = [] }) => {
		const read: Read<T> | undefined = Object.hasOwn(names, Name)
			? names[Name]
			: takes.tags
				? tagFilter(Name)
				: undefined;
		if (!read) throw new AwsError('InvalidParameterValue', `The filter '${Name}' is invalid`);
		const patterns = Values.map(patternOf);
		return (thing: T) =>
			read(thing).some((value) => value !== undefined && patterns.some((pattern) => pattern.test(value)));
	});
	return (thing) => tests.every((test) => test(thing));
}

function patternOf(value: string): RegExp {
	const escaped = value
		.replace(/[\\^$.+()[\]{}|]/g, '\\$&')
		.replaceAll('*', '.*')
		.replaceAll('?', '.');
	return new RegExp(`^${escaped}$`, 's');
}
