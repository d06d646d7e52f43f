import { expect, test } from 'vitest';
import { reported, tableText, unmeasured } from './report.ts';

test('each row says its figure, its goal, the verdict, and what plain Ink needs', () => {
	const text = tableText(
		reported({
			scrollTable: { value: 311, plain: 10_572, note: '99th percentile 343 B' },
			key99At50k: { value: 44.2 },
			credentials: { value: 2000 },
		}),
	);
	const [, scroll, key, credentials] = text.split('\n').map((line) => line.split(/ {2,}/));
	expect(scroll?.slice(1)).toEqual([
		'311 B',
		'≤ 600 B',
		'met',
		'10,572 B',
		'34.0 ×',
		'99th percentile 343 B',
	]);
	expect(key?.slice(1)).toEqual(['44.2 ms', '≤ 25 ms', 'missed']);
	expect(credentials?.slice(1)).toEqual(['2,000 ms', '–', 'told']);
});

test('rows of a part that broke off stay in the table', () => {
	const rows = reported(unmeasured('day'));
	expect(rows.map(({ row, verdict, note }) => [row, verdict, note])).toEqual([
		['growth', 'not measured', 'broke off'],
	]);
});
