import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { greenOf, isName, isPrefix } from '../../../source/actions/elasticbeanstalk/environment-names.ts';

describe('names that Beanstalk takes', () => {
	test.each(['shop', 'shop-green', 'Shop-2', 'a'.repeat(40)])('%s', (name) => {
		expect(isName(name)).toBe(true);
	});

	test.each([
		['abc', '4 to 40'],
		['a'.repeat(41), '4 to 40'],
		['-shop', 'begin or end'],
		['shop-', 'begin or end'],
		['shop_green', 'letters, digits and hyphens'],
		['shop green', 'letters, digits and hyphens'],
	])('%s is refused: %s', (name, why) => {
		expect(isName(name)).toContain(why);
	});

	test('an address may be longer than a name', () => {
		expect(isPrefix('a'.repeat(63))).toBe(true);
		expect(isPrefix('a'.repeat(64))).toContain('4 to 63');
	});
});

describe('the name of a clone', () => {
	test.each([
		['shop-blue', [], 'shop-green'],
		['shop-green', [], 'shop-blue'],
		['shop', [], 'shop-green'],
		['shop-blue', ['Shop-Green'], 'shop-green-2'],
		['shop-blue', ['shop-green', 'shop-green-2'], 'shop-green-3'],
	])('%s beside %j is %s', (name, taken, clone) => {
		expect(greenOf(name, [name, ...taken])).toBe(clone);
	});

	test('is always one that Beanstalk takes, and that nobody has', () => {
		const letter = fc.constantFrom(...'abz09');
		const name = fc
			.array(fc.oneof({ weight: 5, arbitrary: letter }, { weight: 1, arbitrary: fc.constant('-') }), {
				minLength: 4,
				maxLength: 40,
			})
			.map((letters) => `s${letters.join('').slice(1, -1)}e`);
		fc.assert(
			fc.property(name, fc.array(name), (original, others) => {
				const taken = [original, ...others];
				const clone = greenOf(original, taken);
				expect(taken).not.toContain(clone);
				expect(isName(clone)).toBe(true);
			}),
		);
	});
});
