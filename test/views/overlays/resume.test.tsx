import { expect, test } from 'vitest';
import { Resume } from '../../../views/overlays/resume.tsx';
import { onDeck } from './deck.tsx';
import { operationOf, swapPlan } from './plans.ts';

const size = { columns: 90, rows: 24 };
const interrupted = operationOf({ phase: 'interrupted', steps: [{ state: 'unknown', at: 0 }] });

test('what was left under way: what, since when, where, and how far each step came', () => {
	const overlay = { overlay: 'resume' as const, operations: ['01'], cursor: 0 };
	const { frame, line } = onDeck(
		{ overlay, state: { operations: [interrupted] }, screen: { size } },
		<Resume overlay={overlay} size={size} />,
	);
	expect(frame()).toContain('An operation was left under way');
	expect(line('▸')).toContain('swap shop-blue ⇄ shop-green');
	expect(line('begun')).toContain('simulated · eu-west-1');
	expect(line('swap the CNAMEs')).toContain('? swap the CNAMEs  sent, answer unknown');
	expect(line('now:')).toContain('reading its true state');
	// Whether it was sent is not known, and it is not harmless twice.
	expect(line('watch on')).toMatch(/w watch on · u undo · esc later/);
});

test('once its true state was read, that is told', () => {
	const told = { ...interrupted, watching: { title: 'swap', progress: 'Both CNAMEs have moved.', met: [] } };
	const overlay = { overlay: 'resume' as const, operations: ['01'], cursor: 0 };
	const { line } = onDeck(
		{ overlay, state: { operations: [told] }, screen: { size } },
		<Resume overlay={overlay} size={size} />,
	);
	expect(line('now:')).toContain('Both CNAMEs have moved.');
});

test('of many, the one under the cursor is in sight', () => {
	const operations = Array.from({ length: 12 }, (_, index) =>
		operationOf({ ...interrupted, id: `${index}`, plan: { ...swapPlan, title: `swap number ${index}` } }),
	);
	for (const cursor of [0, 6, 11]) {
		const overlay = { overlay: 'resume' as const, operations: operations.map(({ id }) => id), cursor };
		const { line } = onDeck(
			{ overlay, state: { operations }, screen: { size } },
			<Resume overlay={overlay} size={size} />,
		);
		expect(line('▸')).toContain(`swap number ${cursor}`);
	}
});

test('each is offered what applies to it: the rest where there is one, the way back where it bakes', () => {
	const bake = { title: '', seconds: 600, every: 10, lights: [], gauges: [], armed: false };
	const baking = { stage: 'baking' as const, from: 0, until: 1, armed: false, red: [] };
	const operations = [
		operationOf({ phase: 'interrupted', id: 'unsent', steps: [{ state: 'waiting' }] }),
		operationOf({ phase: 'interrupted', id: 'bakes', plan: { ...swapPlan, bake }, baking }),
		operationOf({ phase: 'interrupted', id: 'no way back', plan: { ...swapPlan, undo: undefined } }),
	];
	const foots = operations.map((_, cursor) => {
		const overlay = { overlay: 'resume' as const, operations: operations.map(({ id }) => id), cursor };
		return onDeck(
			{ overlay, state: { operations }, screen: { size } },
			<Resume overlay={overlay} size={size} />,
		).line('watch on');
	});
	expect(foots[0]).toContain('w watch on · F send the rest · esc later');
	expect(foots[1]).toContain('w watch on · u undo · B take back at once · esc later');
	expect(foots[2]).toContain('w watch on · esc later');
});
