import { describe, expect, test } from 'vitest';
import type { Overlay, Screen, Size } from '../../../source/store/screen.ts';
import { emptyLine } from '../../../source/text/line-edit.ts';
import { contexts } from '../../../views/contexts.ts';
import { keyLabel } from '../../../views/key-name.ts';
import { boundIn } from '../../../views/keymap.ts';
import { Help } from '../../../views/overlays/help.tsx';
import { helpLines } from '../../../views/overlays/help-lines.ts';
import { onDeck } from './deck.tsx';

const size = { columns: 100, rows: 50 };
const show = (screen: Partial<Screen>, over?: Overlay, at: Size = size) => {
	const overlay = { overlay: 'help' as const, offset: 0, over };
	return onDeck({ overlay, screen: { size: at, ...screen } }, <Help overlay={overlay} size={at} />);
};
const textOf = (cells: number, context: (typeof contexts)[number], keys = {}) =>
	helpLines(context, keys, cells)
		.map((line) => line.map(({ text }) => text).join(''))
		.join('\n');

describe('the help', () => {
	test.each(contexts)('lists exactly what works in %s, with its keys', (context) => {
		const lines = textOf(30, context).split('\n');
		const entries = lines
			.filter((line) => line.startsWith(' ') && line.trim() !== '')
			.map((line) => line.trim().replace(/\s+/g, ' '));
		const works = boundIn(context).map(({ keys, label }) => `${keys.map(keyLabel).join(' ')} ${label}`);
		expect(entries.toSorted()).toEqual(works.toSorted());
	});

	test('explains the place or the overlay that it lies over', () => {
		expect(show({}).frame()).toContain('Keys in the cockpit');
		expect(show({}).frame()).toContain('full screen');
		const plan: Overlay = {
			overlay: 'plan',
			action: 'swap',
			title: 'swap',
			plan: { state: 'loading' },
			typed: emptyLine,
			cli: false,
			offset: 0,
		};
		const overPlan = show({}, plan);
		expect(overPlan.frame()).toContain('Keys in this plan');
		expect(overPlan.frame()).toContain('as AWS CLI');
		expect(overPlan.frame()).not.toContain('full screen');
	});

	test('shows the keys from the settings', () => {
		expect(textOf(30, 'table', { launch: 'N' })).toMatch(/N +launch/);
	});

	test('uses the width there is', () => {
		const rows = (cells: number) => helpLines('table', {}, cells).length;
		expect(rows(76)).toBeLessThan(rows(37));
		expect(rows(116)).toBeLessThan(rows(76));
	});
});
