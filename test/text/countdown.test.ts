import { expect, test } from 'vitest';
import { countdown } from '../../source/text/countdown.ts';
import { figure } from '../../source/text/figure.ts';

test('time that is left, to the second, is up only when it is', () => {
	expect([0, 1, 60_000, 545_000, 3_723_000, -5].map(countdown)).toEqual([
		'0:00',
		'0:01',
		'1:00',
		'9:05',
		'1:02:03',
		'0:00',
	]);
});

test('a figure has its unit, and no digits that say nothing', () => {
	expect([figure(0.42, '%'), figure(38, '/s'), figure(1249.6, 'ms'), figure(undefined, '%')]).toEqual([
		'0.4 %',
		'38 /s',
		'1250 ms',
		'–',
	]);
});
