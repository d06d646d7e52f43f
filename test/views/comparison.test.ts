import { expect, test } from 'vitest';
import type { Comparison } from '../../source/resources/elasticbeanstalk/compare-environments.ts';
import { width } from '../../source/text/width.ts';
import {
	type ComparisonPlace,
	comparisonFoot,
	comparisonHeading,
	comparisonLines,
} from '../../views/comparison-lines.ts';
import { now, textOf } from './screen-of.ts';

const comparison: Comparison = {
	at: now,
	sections: [
		{ title: 'Environment', differences: [{ name: 'version', left: 'v42', right: 'v43' }], equal: 3 },
		{ title: 'aws:autoscaling:asg', differences: [], equal: 12 },
		{
			title: 'aws:elasticbeanstalk:command',
			differences: [
				{ name: 'DeploymentPolicy', left: 'Rolling', right: 'RollingWithAdditionalBatch' },
				{ name: 'Timeout', right: '1200' },
			],
			equal: 4,
		},
	],
	missing: [],
};
const place = (more: Partial<ComparisonPlace> = {}): ComparisonPlace => ({
	screen: 'comparison',
	left: { id: 'e-1', name: 'shop-blue' },
	right: { id: 'e-2', name: 'shop-green' },
	offset: 0,
	filter: '',
	filtering: false,
	comparison: { state: 'ready', value: comparison },
	...more,
});
const shown = (more: Partial<ComparisonPlace> = {}, cells = 116) =>
	textOf(comparisonLines(place(more), cells));

test('only what differs, section by section, with counts', () => {
	const text = shown();
	expect(text).toMatch(/Environment {2}1 differs · 3 equal\n {2}version +v42 +→ v43/);
	expect(text).toMatch(/Timeout +– not set +→ 1200/);
	expect(text).not.toContain('aws:autoscaling:asg');
	expect(textOf([comparisonFoot(place())])).toBe('3 differ · 19 equal · read at 12:00:00 UTC');
	expect(textOf([comparisonHeading(place(), 116)])).toMatch(/shop-blue +→ shop-green/);
});

test('wraps within its columns in narrow terminals, and nothing leaves the page', () => {
	for (const cells of [40, 76, 116, 196])
		for (const line of [comparisonHeading(place(), cells), ...comparisonLines(place(), cells)])
			expect(width(textOf([line]))).toBeLessThanOrEqual(cells);
	expect(shown({}, 76).replace(/\s+/g, '')).toContain('RollingWithAdditionalBatch'.slice(0, 20));
});

test('a filter leaves what matches, in name, value or section', () => {
	expect(shown({ filter: 'command 1200' })).toContain('Timeout');
	expect(shown({ filter: 'command 1200' })).not.toContain('DeploymentPolicy');
	expect(textOf([comparisonFoot(place({ filter: 'timeout', filtering: true }))])).toBe('/timeout▏  1 of 3');
	expect(shown({ filter: 'nothing like it' })).toContain('esc clears the filter');
});

test('two that are the same say how much was compared', () => {
	const same = { ...comparison, sections: [{ title: 'Tags', differences: [], equal: 7 }] };
	expect(shown({ comparison: { state: 'ready', value: same } })).toBe(
		'Nothing differs: 7 settings are the same.',
	);
});

test('what could not be read is said above the rest', () => {
	const problem = { kind: 'denied' as const, sentence: 'You may not.', hint: 'Ask.', transient: false };
	const value = { ...comparison, missing: [{ what: 'tags', problem }] };
	expect(shown({ comparison: { state: 'ready', value } })).toMatch(
		/^✗ The tags cannot be compared\. You may not\. Ask\./,
	);
	expect(shown({ comparison: { state: 'failed', problem } })).toContain('You may not.');
});
