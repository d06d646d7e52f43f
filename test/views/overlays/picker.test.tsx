import { describe, expect, test } from 'vitest';
import { emptyLine, lineOf } from '../../../source/text/line-edit.ts';
import { extentOf } from '../../../views/extent.ts';
import { Picker, type PickerOverlay } from '../../../views/overlays/picker.tsx';
import { onDeck, storeOf } from './deck.tsx';

const size = { columns: 80, rows: 24 };
const overlayOf = (changes: Partial<PickerOverlay>): PickerOverlay => ({
	overlay: 'picker',
	purpose: 'actions',
	title: 'Actions',
	query: emptyLine,
	cursor: 0,
	choices: {
		state: 'ready',
		value: [
			{ value: 'stop', label: 'Stop instances', hint: 'disruptive' },
			{ value: 'start', label: 'Start instances', disabled: 'web-07: it is running' },
			{ value: 'tag', label: 'Tags', hint: 'routine' },
		],
	},
	...changes,
});
const show = (overlay: PickerOverlay) =>
	onDeck({ overlay, screen: { size } }, <Picker overlay={overlay} size={size} />);

describe('a picker shows', () => {
	test('every choice, the cursor on one, and why one cannot be chosen', () => {
		const { line, frame } = show(overlayOf({ cursor: 2 }));
		expect(line('Tags')).toContain('▸ Tags');
		expect(line('Stop instances')).toContain('disruptive');
		expect(line('Start instances')).toContain('✗ web-07: it is running');
		expect(frame()).toContain('3 of 3');
	});

	test('what matches the query, best first, with the query and its caret', () => {
		const { line, frame } = show(overlayOf({ query: lineOf('sta') }));
		expect(line('> sta')).toContain('> sta▏');
		expect(line('Start instances')).toContain('▸');
		expect(frame()).not.toContain('Tags');
		expect(show(overlayOf({ query: lineOf('zzz') })).frame()).toContain('nothing matches');
	});

	test('of hundreds only those around the cursor', () => {
		const value = Array.from({ length: 500 }, (_, index) => ({ value: `${index}`, label: `place ${index}` }));
		const overlay = overlayOf({ cursor: 250, choices: { state: 'ready', value } });
		const { frame, line } = show(overlay);
		expect(line('place 250')).toContain('▸');
		expect(frame()).toContain('place 245');
		expect(frame()).not.toContain('place 270');
		expect(frame().split('\n')).toHaveLength(22);
		expect(extentOf(storeOf({ overlay, screen: { size } }).getState())).toEqual({ page: 18, length: 500 });
	});

	test('that it is reading, or why it could not', () => {
		expect(show(overlayOf({ choices: { state: 'loading' } })).frame()).toContain('reading from AWS');
		const problem = {
			kind: 'unreachable' as const,
			sentence: 'EC2 cannot be reached.',
			hint: 'Check the network.',
			transient: true,
		};
		expect(show(overlayOf({ choices: { state: 'failed', problem } })).frame()).toContain(
			'Check the network.',
		);
	});
});
