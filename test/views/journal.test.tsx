import { expect, test } from 'vitest';
import { JournalView } from '../../views/journal.tsx';
import { onDeck } from './overlays/deck.tsx';
import { operationOf, swapPlan } from './overlays/plans.ts';

const show = (
	operations: ReturnType<typeof operationOf>[],
	cursor: number,
	size = { columns: 100, rows: 24 },
) => onDeck({ state: { operations }, screen: { size } }, <JournalView place={{ cursor }} size={size} />);

test('what was done, when and what came of it', () => {
	const { line } = show(
		[operationOf({ phase: 'done' }), operationOf({ id: '02', phase: 'done', undoneBy: '03' })],
		0,
	);
	expect(line('▸')).toMatch(/2026-01-15 11:58:55.* ✓ done .*swap shop-blue ⇄ shop-green/);
	expect(line('undone')).toContain('↶ done, undone');
});

test('only what fits is drawn, around the cursor', () => {
	const operations = Array.from({ length: 300 }, (_, index) =>
		operationOf({ id: `${index}`, plan: { ...swapPlan, title: `write ${index}.` } }),
	);
	const { line, frame } = show(operations, 150);
	expect(line('▸')).toContain('write 150.');
	expect(frame()).not.toContain('write 0.');
	expect(frame().split('\n')).toHaveLength(22);
});

test('an empty journal says what it is for', () => {
	expect(show([], 0).frame()).toContain('nothing was done yet');
});
