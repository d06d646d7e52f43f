import { describe, expect, test } from 'vitest';
import { parseFilter } from '../../source/filter/parse-filter.ts';
import { findKind, kinds, resources } from '../../source/resources/all.ts';
import { quoted } from '../../source/resources/quoted.ts';
import type { Kind } from '../../source/resources/resource.ts';

test('every kind is found by its name and by each alias, and no two share one', () => {
	const names = kinds.flatMap((kind) => [kind, ...resources[kind].aliases]);
	expect(new Set(names).size).toBe(names.length);
	for (const kind of kinds) for (const alias of resources[kind].aliases) expect(findKind(alias)).toBe(kind);
	expect(findKind('EC2')).toBe('instances');
	expect(findKind('nothing')).toBeUndefined();
});

describe.each(kinds)('%s', (kind: Kind) => {
	const { columns, pane, sources, derived } = resources[kind];

	test('show columns that there are, each once', () => {
		const ids = columns.map(({ id }) => id);
		expect(new Set(ids).size).toBe(ids.length);
		expect(ids).toEqual(expect.arrayContaining(pane));
	});

	test('have a column that is never dropped, and widths that can be', () => {
		expect(columns.some(({ priority }) => priority === 0)).toBe(true);
		for (const { width } of columns) expect(width.max ?? width.min).toBeGreaterThanOrEqual(width.min);
	});

	test('come from somewhere', () => {
		expect(sources.length > 0 || derived !== undefined).toBe(true);
	});
});

test.each(['plain', 'with space', 'a=b', 'a"b', "a'b", 'a:b'])('a value %s can be filtered by', (value) => {
	const { terms, problem } = parseFilter(quoted('Owner=', value) ?? '');
	expect(problem).toBeUndefined();
	expect(terms).toHaveLength(1);
	expect(terms[0]).toMatchObject({ term: 'tag', key: 'Owner' });
});
