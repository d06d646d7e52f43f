import { describe, expect, test } from 'vitest';
import { createRowReferences } from '../../source/terminal/row-references.ts';
import { printable } from '../../source/text/printable.ts';

const frameOf = (reference: string, rows: number) => [reference, ...Array<string>(rows - 1).fill('')];

describe('rows by reference', () => {
	test('each line of a block takes its row; other lines stay', () => {
		const references = createRowReferences();
		const [head, body] = [references.next(), references.next()];
		references.keep(head, ['header']);
		references.keep(body, ['first', 'second', 'third']);
		expect(references.expand([...frameOf(head, 1), ...frameOf(body, 3), 'plain'])).toEqual([
			'header',
			'first',
			'second',
			'third',
			'plain',
		]);
	});

	test('a block of which only the first rows are seen', () => {
		const references = createRowReferences();
		const body = references.next();
		references.keep(body, ['first', 'second', 'third']);
		expect(references.expand(frameOf(body, 2))).toEqual(['first', 'second']);
	});

	test('what was dropped is blank, and no reference is given twice', () => {
		const references = createRowReferences();
		const given = Array.from({ length: 5000 }, references.next);
		expect(new Set(given).size).toBe(5000);
		const [first = ''] = given;
		references.keep(first, ['row']);
		references.drop(first);
		expect(references.expand([first])).toEqual(['']);
	});

	test('text from AWS cannot pretend to be one', () => {
		const references = createRowReferences();
		const body = references.next();
		references.keep(body, ['secret of another row']);
		expect(references.expand([printable(body)])).toEqual([printable(body)]);
	});
});
