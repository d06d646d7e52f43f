import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeInOrder, placeNear } from '../../source/resources/place-in-order.ts';

const sorted = fc.array(fc.nat(20)).map((numbers) => numbers.sort((a, b) => a - b));

test('a place is the same wherever one begins to look for it', () => {
	fc.assert(
		fc.property(sorted, fc.nat(21), fc.nat(), (numbers, wanted, start) => {
			const comesBefore = (place: number) => (numbers[place] ?? Number.NaN) < wanted;
			const { length } = numbers;
			const place = numbers.filter((number) => number < wanted).length;
			expect(placeInOrder(length, comesBefore)).toBe(place);
			expect(placeNear(length, start % (length + 1), comesBefore)).toBe(place);
		}),
	);
});

test('what is near is found by looking at what is around it', () => {
	const looked: number[] = [];
	const place = placeNear(50_000, 30_000, (at) => {
		looked.push(at);
		return at < 30_003;
	});
	expect(place).toBe(30_003);
	expect(looked.length).toBeLessThan(10);
});
