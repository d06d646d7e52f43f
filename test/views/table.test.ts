import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { resources } from '../../source/resources/all.ts';
import { emptyTable } from '../../source/store/screen.ts';
import { fitColumns, gap } from '../../views/components/columns.ts';
import { windowOf } from '../../views/components/table-lines.ts';
import { tablePage } from '../../views/table-page.ts';
import { instance, knowing, stateOf, textOf } from './screen-of.ts';

const size = { columns: 120, rows: 24 };
const fleet = Array.from({ length: 500 }, (_, index) =>
	instance(index, { name: `web-${String(index).padStart(3, '0')}` }),
);
const open = (table: Partial<typeof emptyTable> = {}) =>
	knowing(stateOf(size, { tables: { instances: { ...emptyTable, ...table } } }), 'instances', fleet);

describe('a table', () => {
	test('composes the rows that are seen, and counts the rest', () => {
		const text = textOf(tablePage(open(), 'instances', 0).lines);
		expect(text).toContain('web-000');
		expect(text).toContain('web-017');
		expect(text).not.toContain('web-018');
		expect(text).toContain('↓ 482 more');
		expect(text).toContain('500 in all');
	});

	test('follows the cursor, and moves no more rows than it must', () => {
		const { lines, from } = tablePage(open({ cursorIndex: 30 }), 'instances', 0);
		expect(from).toBe(13);
		expect(textOf(lines)).toMatch(/▸ . web-030/);
	});

	test('says how many match, how many are marked, and what is wrong with the filter', () => {
		const marks = new Set([instance(1).id, instance(2).id]);
		const text = textOf(tablePage(open({ filter: 'web-01', filtering: true, marks }), 'instances', 0).lines);
		expect(text).toContain('/web-01▏  10 of 500');
		expect(text).toContain('* 2 marked');
		expect(textOf(tablePage(open({ filter: 'name:"web' }), 'instances', 0).lines)).toContain('▲ The quote');
		expect(textOf(tablePage(open({ filter: 'nothing like it' }), 'instances', 0).lines)).toContain(
			'No instance matches “nothing like it”. esc clears the filter.',
		);
	});

	test('shows by which column it is sorted', () => {
		const text = textOf(
			tablePage(open({ sort: { column: 'name', descending: true } }), 'instances', 0).lines,
		);
		expect(text).toContain('NAME▼');
		expect(text).toContain('web-499');
	});
});

test('columns never exceed the width, and the ones that matter stay', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 1, max: 300 }),
			fc.constantFrom(...Object.values(resources)),
			(cells, resource) => {
				const fitted = fitColumns<never>(resource.columns, cells);
				const used = fitted.reduce((sum, { width }) => sum + width, gap * (fitted.length - 1));
				if (fitted.length > 1) expect(used).toBeLessThanOrEqual(cells);
				expect(fitted[0]?.column.priority).toBe(0);
			},
		),
	);
});

test('the cursor is always in the window, and the window in the list', () => {
	fc.assert(
		fc.property(
			fc.nat(1000),
			fc.nat(1000),
			fc.integer({ min: 1, max: 80 }),
			fc.nat(1000),
			(at, length, page, before) => {
				const cursor = Math.min(at, Math.max(0, length - 1));
				const { from, to } = windowOf(cursor, length, page, before);
				expect(from).toBeGreaterThanOrEqual(0);
				expect(to).toBeLessThanOrEqual(length);
				expect(to - from).toBe(Math.min(page, length));
				if (length > 0) expect(cursor >= from && cursor < to).toBe(true);
			},
		),
	);
});
