/** Tag edits as plain values: what to set and remove, what that changes, what takes it back. */

export type Tags = Readonly<Record<string, string>>;

export interface TagEdit {
	set: Tags;
	remove: readonly string[];
}

export interface Tagged {
	id: string;
	name: string;
	tags: Tags;
}

/** Tags of the same resources in one call. */
export interface TagGroup {
	ids: string[];
	tags: Tags;
}

/** AWS: user tags on one resource; those of `aws:` do not count. */
export const mostTags = 50;
const longestKey = 128;
const longestValue = 256;

const isAws = (key: string) => /^aws:/i.test(key);

/** `key=value` a line; the value may hold further `=`. Entries without `=` are told as problems. */
export function parseSet(text: string): { set: Tags; problems: string[] } {
	const set = new Map<string, string>();
	const problems: string[] = [];
	for (const entry of entriesIn(text)) {
		const at = entry.indexOf('=');
		const [key, value] =
			at < 0 ? [entry, undefined] : [entry.slice(0, at).trim(), entry.slice(at + 1).trim()];
		if (value === undefined) problems.push(`“${entry}” is not key=value`);
		else if (set.has(key) && set.get(key) !== value)
			problems.push(`${key} is set twice, to different values`);
		else set.set(key, value);
	}
	return { set: tagsOf(set), problems };
}

export const entriesIn = (text: string): string[] =>
	text
		.split('\n')
		.map((entry) => entry.trim())
		.filter((entry) => entry !== '');

/** An object of any keys, `__proto__` included. */
const tagsOf = (entries: Iterable<[string, string]>): Tags => Object.fromEntries(entries);

/** Why AWS would not take this edit; sentences without a full stop. */
export function editProblems({ set, remove }: TagEdit): string[] {
	const keys = [...Object.keys(set), ...remove];
	return [
		...new Set([
			...keys.filter((key) => key === '').map(() => 'a tag needs a key'),
			...keys
				.filter(isAws)
				.map((key) => `${key} belongs to AWS: keys that begin with aws: cannot be changed`),
			...keys
				.filter((key) => key.length > longestKey)
				.map((key) => `${key.slice(0, 20)}… is longer than ${longestKey} characters`),
			...Object.entries(set)
				.filter(([, value]) => value.length > longestValue)
				.map(([key]) => `the value of ${key} is longer than ${longestValue} characters`),
			...remove.filter((key) => Object.hasOwn(set, key)).map((key) => `${key} is both set and removed`),
		]),
	];
}

/** A resource's tags after the edit. */
export function edited(tags: Tags, { set, remove }: TagEdit): Tags {
	const kept = Object.entries(tags).filter(([key]) => !remove.includes(key));
	return tagsOf([...kept, ...Object.entries(set)]);
}

/** Who would have more tags than AWS allows. */
export const overfull = (resources: readonly Tagged[], edit: TagEdit): Tagged[] =>
	resources.filter(
		({ tags }) => Object.keys(edited(tags, edit)).filter((key) => !isAws(key)).length > mostTags,
	);

/** What differs on one resource, key by key. `undefined`: there is no such tag. */
export function differences(
	{ tags }: Tagged,
	edit: TagEdit,
): { key: string; before: string | undefined; after: string | undefined }[] {
	const after = edited(tags, edit);
	return [...Object.keys(edit.set), ...edit.remove]
		.map((key) => ({ key, before: own(tags, key), after: own(after, key) }))
		.filter(({ before, after }) => before !== after);
}

const own = (tags: Tags, key: string) => (Object.hasOwn(tags, key) ? tags[key] : undefined);

/** One group for each set of tags that several resources share, so that one call does for all of them. */
export function groups(each: readonly { id: string; tags: Tags }[]): TagGroup[] {
	const byTags = new Map<string, TagGroup>();
	for (const { id, tags } of each) {
		const entries = Object.entries(tags).sort(([a], [b]) => (a < b ? -1 : 1));
		if (entries.length === 0) continue;
		const key = JSON.stringify(entries);
		const group = byTags.get(key) ?? { ids: [], tags };
		group.ids.push(id);
		byTags.set(key, group);
	}
	return [...byTags.values()];
}
