import { expect, test } from 'vitest';
import { simulatedDeck } from './simulated-deck.ts';

/** Before the table of instances. */
async function inTable() {
	const deck = await simulatedDeck();
	await deck.until(() => deck.store.getState().known.instances.items.length > 2);
	deck.go('instances');
	return { ...deck, marks: () => deck.store.getState().screen.tables.instances?.marks ?? new Set() };
}

test('all of none are not marked, and no mark is lost by it', async () => {
	const { run, edit, marks, text } = await inTable();
	run('mark');
	run('filter');
	edit({ key: 'insert', text: 'nothing-like-it' });
	run('open');
	run('markAll');
	expect(marks().size).toBe(1);
	expect(text()).toContain('* 1 marked');
});

test('what has gone is not counted among the marked', async () => {
	const { run, marks, store, text } = await inTable();
	run('mark');
	run('mark');
	expect(text()).toContain('* 2 marked');
	const [marked] = marks();
	store.setState(({ known }) => ({
		known: {
			...known,
			instances: { ...known.instances, items: known.instances.items.filter(({ id }) => id !== marked) },
		},
	}));
	expect(text()).toContain('* 1 marked');
});
