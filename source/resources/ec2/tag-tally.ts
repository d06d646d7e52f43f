import { difference } from '../difference.ts';
import type { Ec2Instance } from './instances.ts';
import { type MostFrequent, mostFrequent } from './most-frequent.ts';
import type { TagKey } from './tags.ts';

/** Values that are told of one key: a name is another one on every instance. */
export const mostValues = 1000;

/** Keys that AWS sets are on whatever it set them on: nobody forgot them. */
const isOwn = (key: string) => !key.startsWith('aws:') && !key.startsWith('elasticbeanstalk:');

/** Terminated instances keep their tags for an hour; nobody minds those. */
const isLive = ({ state }: Ec2Instance) => state !== 'terminated' && state !== 'shutting-down';

/** How often each value of a key is there, on how many instances together. */
interface Counts {
	values: Map<string, number>;
	first: MostFrequent;
	total: number;
	/** What was made of them last; undefined after a change. */
	told: TagKey | undefined;
}

/**
 * The tag keys of a list of instances. It remembers the last list, and counts only what has changed: nobody sees
 * that but the clock.
 */
export function tagTally(): (instances: readonly Ec2Instance[]) => TagKey[] {
	const byKey = new Map<string, Counts>();
	let last: readonly Ec2Instance[] = [];
	let live = 0;

	function count(instance: Ec2Instance, by: 1 | -1): void {
		if (!isLive(instance)) return;
		live += by;
		for (const [key, value] of Object.entries(instance.tags)) add(key, value, by);
	}

	function add(key: string, value: string, by: 1 | -1): void {
		const counts = byKey.get(key) ?? begun(key);
		const was = counts.values.get(value) ?? 0;
		const now = was + by;
		if (now > 0) counts.values.set(value, now);
		else counts.values.delete(value);
		counts.first.change(value, was, now);
		counts.total += by;
		counts.told = undefined;
		if (counts.total === 0) byKey.delete(key);
	}

	function begun(key: string): Counts {
		const counts = noCounts();
		byKey.set(key, counts);
		return counts;
	}

	/** The tags of one that the other has not. */
	function addOthers(tags: Ec2Instance['tags'], others: Ec2Instance['tags'], by: 1 | -1): void {
		for (const key in tags) {
			const value = tags[key];
			if (value !== undefined && value !== others[key]) add(key, value, by);
		}
	}

	function retag(old: Ec2Instance['tags'], tags: Ec2Instance['tags']): void {
		addOthers(old, tags, -1);
		addOthers(tags, old, 1);
	}

	return (instances) => {
		const { came, went, replaced } = difference(instancesById, last, instances);
		last = instances;
		for (const item of went) count(item, -1);
		for (const { before, after } of replaced) {
			if (isLive(before) && isLive(after)) retag(before.tags, after.tags);
			else {
				count(before, -1);
				count(after, 1);
			}
		}
		for (const item of came) count(item, 1);
		return [...byKey].map(([key, counts]) => {
			const { total, values, first } = counts;
			const missing = isOwn(key) && total * 2 > live ? live - total : 0;
			counts.told ??= { key, values: first.values(), distinct: values.size, count: total, missing };
			if (counts.told.missing !== missing) counts.told = { ...counts.told, missing };
			return counts.told;
		});
	};
}

function noCounts(): Counts {
	const values = new Map<string, number>();
	return { values, first: mostFrequent(values, mostValues), total: 0, told: undefined };
}

const instancesById = { id: ({ id }: Ec2Instance) => id };
