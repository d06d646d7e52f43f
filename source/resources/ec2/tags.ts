import { quoted } from '../quoted.ts';
import type { Resource } from '../resource.ts';
import { type mostValues, tagTally } from './tag-tally.ts';

/** A tag key of the region's instances: its values, and how many instances lack it. */
export interface TagKey {
	key: string;
	/** Most frequent first, at most {@link mostValues}. */
	values: ReadonlyArray<{ value: string; count: number }>;
	/** How many different values it has. */
	distinct: number;
	/** Instances that have it. */
	count: number;
	/** Instances that lack it, when most others have it; else 0. */
	missing: number;
}

declare module '../resource.ts' {
	interface Kinds {
		tags: TagKey;
	}
}

export const tags: Resource<TagKey> = {
	kind: 'tags',
	title: 'Tags',
	singular: 'tag key',
	aliases: ['tag'],
	sources: [],
	derived: { from: 'instances', items: tagTally() },
	id: ({ key }) => key,
	name: ({ key }) => key,
	state: ({ missing }) => (missing > 0 ? 'incomplete' : 'complete'),
	tone: ({ missing }) => (missing > 0 ? 'warning' : 'good'),
	settled: () => true,
	attention: ({ missing }) => missing > 0,
	order: (a, b) => Number(b.missing > 0) - Number(a.missing > 0) || b.count - a.count,
	watch: ({ missing }) => ({ missing: missing > 0 ? `missing on ${missing}` : '' }),
	columns: [
		{ id: 'key', header: 'KEY', value: ({ key }) => key, width: { min: 12, max: 48, grow: 1 }, priority: 0 },
		{
			id: 'missing',
			header: 'MISSING',
			value: ({ missing }) => (missing > 0 ? `▲ missing on ${missing}` : ''),
			sort: ({ missing }) => missing,
			tone: ({ missing }) => (missing > 0 ? 'warning' : undefined),
			width: { min: 15 },
			priority: 1,
		},
		{
			id: 'count',
			header: 'ON',
			value: ({ count }) => String(count),
			sort: ({ count }) => count,
			width: { min: 6 },
			align: 'right',
			priority: 3,
		},
		{
			id: 'values',
			header: 'VALUES',
			value: ({ values }) =>
				values
					.slice(0, 20)
					.map(({ value, count }) => `${value || '(empty)'} ${count}`)
					.join('  '),
			width: { min: 10, grow: 3 },
			priority: 2,
		},
	],
	pane: ['key', 'missing', 'values'],
	summary(items) {
		const incomplete = items.filter(({ missing }) => missing > 0).length;
		return incomplete > 0 ? `${items.length} keys · ${incomplete} missing on some` : `${items.length} keys`;
	},
	opens: 'related',
	related: ({ key, values, count, missing }) => [
		{
			title: `all with ${key}`,
			hint: String(count),
			kind: 'instances',
			filter: () => quoted('', key)?.concat('=*'),
		},
		...(missing > 0
			? [
					{
						title: `all that lack ${key}`,
						hint: String(missing),
						kind: 'instances' as const,
						filter: () => quoted('!', key)?.concat('=* !state:terminated !state:shutting-down'),
					},
				]
			: []),
		...values.map(({ value, count: on }) => ({
			title: `${key} = ${value || '(empty)'}`,
			hint: String(on),
			kind: 'instances' as const,
			filter: () => quoted('', key)?.concat(quoted('=', value) ?? '='),
		})),
	],
	describe: async (_region, { key, count, missing, values, distinct }) => ({
		sections: [
			{
				title: `Tag key ${key}`,
				fields: [
					{ label: 'on', value: `${count} instances` },
					{
						label: 'missing on',
						value: String(missing),
						...(missing > 0 ? { tone: 'warning' as const } : {}),
					},
				],
			},
			{
				title:
					distinct > values.length ? `The ${values.length} most frequent of ${distinct} values` : 'Values',
				fields: values.map(({ value, count: on }) => ({ label: value || '(empty)', value: String(on) })),
			},
		],
		raw: Object.fromEntries(values.map(({ value, count: on }) => [value, on])),
	}),
};
