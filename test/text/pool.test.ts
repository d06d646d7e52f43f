import { expect, test } from 'vitest';
import { textPool } from '../../source/text/pool.ts';

test('a text stays what it is, however many there are', () => {
	const shared = textPool();
	for (let index = 0; index < 25_000; index++)
		expect(shared(`text-${index % 12_000}`)).toBe(`text-${index % 12_000}`);
});
