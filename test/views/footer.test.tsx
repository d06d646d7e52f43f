import { describe, expect, test } from 'vitest';
import type { Kind } from '../../source/resources/resource.ts';
import { Footer } from '../../views/footer.tsx';
import { footerHints } from '../../views/footer-keys.ts';
import { type Deck, now, onDeck } from './overlays/deck.tsx';

const footer = (deck: Deck) => onDeck(deck, <Footer />).frame();

describe('the footer', () => {
	test('shows the keys that matter here, the built-in ones or those of the settings', () => {
		expect(footer({})).toContain('⏎ open');
		expect(footer({})).toContain('L launch');
		expect(footer({ overlay: { overlay: 'resume', operations: [], cursor: 0 } })).toContain('w watch on');
		expect(footerHints('cockpit', { launch: 'N' }, 200)).toContainEqual({ key: 'N', label: 'launch' });
	});

	test('shows as many as fit, the most needed first', () => {
		for (const columns of [20, 40, 80, 100]) {
			const line = footer({ screen: { size: { columns, rows: 24 } } });
			expect(line.length).toBeLessThanOrEqual(columns);
			expect(line).toContain('⏎ open');
		}
		expect(footerHints('cockpit', {}, 40).length).toBeLessThan(footerHints('cockpit', {}, 80).length);
	});

	test('names only what is for the kind in front', () => {
		const keys = (kind: Kind) =>
			footerHints('table', {}, 300, kind).map(({ key, label }) => `${key} ${label}`);
		expect(keys('environments')).toContain('= compare');
		expect(keys('environments')).not.toContain('# tags');
		expect(keys('instances')).toContain('# tags');
		expect(keys('instances')).not.toContain('= compare');
	});

	test('gives its line to what has just happened', () => {
		const notice = { text: 'Copied i-0f12', tone: 'good' as const, at: now };
		expect(footer({ screen: { notice } })).toContain('✓ Copied i-0f12');
		expect(footer({ screen: { notice } })).not.toContain('launch');
	});
});
