/** Eighty columns: what a person must see of an environment before all else. */
import { expect, test } from 'vitest';
import { simulatedDeck } from '../../cockpit/simulated-deck.ts';

test('in eighty columns one sees which environment is live, what runs there and how it is', async () => {
	const deck = await simulatedDeck({}, { columns: 80, rows: 24 });
	deck.go('environments');
	await deck.until(() => deck.line('shop-green') !== '');
	expect(deck.line('NAME')).toMatch(/NAME +STATUS +HEALTH +VERSION +CNAME/);
	expect(deck.line('NAME')).not.toMatch(/REQ|5XX|P90/);
	expect(deck.line('shop-blue')).toMatch(/Ready +Green\/Ok +v42 +shop\./);
	expect(deck.line('shop-green')).toMatch(/Ready +Green\/Ok +v43 +shop-green\./);
});
