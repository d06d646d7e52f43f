import { expect, test } from 'vitest';
import { goalText, type Row, valueText, verdict } from './goals.ts';

const row = (goal: Partial<Row>): Row => ({ part: 'session', label: '', unit: 'ms', ...goal });

test('a figure at its goal meets it, unless it must be below', () => {
	expect(verdict(row({ most: 8 }), { value: 8 })).toBe('met');
	expect(verdict(row({ most: 8 }), { value: 8.001 })).toBe('missed');
	expect(verdict(row({ below: 10 }), { value: 9.9 })).toBe('met');
	expect(verdict(row({ below: 10 }), { value: 10 })).toBe('missed');
});

test('without a goal a row only tells; without a figure it is neither met nor missed', () => {
	expect(verdict(row({}), { value: 1e9 })).toBe('told');
	expect(verdict(row({ most: 8 }), { value: Number.NaN })).toBe('not measured');
});

test('goals and figures as a person reads them', () => {
	expect(goalText(row({ most: 1.15, unit: '×' }))).toBe('≤ 1.15 ×');
	expect(goalText(row({ below: 10, unit: '%' }))).toBe('< 10 %');
	expect(goalText(row({ most: 2500, unit: 'B' }))).toBe('≤ 2,500 B');
	expect(goalText(row({}))).toBe('–');
	expect(valueText(0, 'keys')).toBe('0 keys');
	expect(valueText(-0.4, 'ms')).toBe('−0.4 ms');
	expect(valueText(Number.NaN, 'ms')).toBe('–');
});

test('a figure that misses its goal never looks as if it met it', () => {
	expect(valueText(1.1501, '×')).toBe('1.16 ×');
	expect(valueText(1.15, '×')).toBe('1.15 ×');
	expect(valueText(8.01, 'ms')).toBe('8.1 ms');
	expect(valueText(600.2, 'B')).toBe('601 B');
});
