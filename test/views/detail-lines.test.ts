import { expect, test } from 'vitest';
import type { Detail } from '../../source/resources/resource.ts';
import { detailLines } from '../../views/detail-lines.ts';

const value: Detail = {
	sections: [
		{
			title: 'Latency',
			fields: [
				{
					label: 'of it',
					value: 'P50 21 ms  P90 95 ms  P99 334 ms',
					short: ['P50 21 ms  P90 95 ms', 'P90 95 ms'],
				},
			],
		},
	],
	raw: {},
};

const at = (cells: number) =>
	detailLines(
		{
			screen: 'detail',
			kind: 'environments',
			id: 'e-1',
			mode: 'fields',
			offset: 0,
			detail: { state: 'ready', value },
		},
		cells,
	).map((line) => line.map(({ text }) => text).join(''));

test('a field stands on one line as long as one of its forms fits', () => {
	expect(at(60)).toEqual(['Latency', '  of it  P50 21 ms  P90 95 ms  P99 334 ms']);
	expect(at(30)).toEqual(['Latency', '  of it  P50 21 ms  P90 95 ms']);
	expect(at(20)).toEqual(['Latency', '  of it  P90 95 ms']);
	expect(at(15)).toEqual(['Latency', '  of it  P90 95', '         ms']);
});
