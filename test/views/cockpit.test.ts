import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withProblem } from '../../source/store/known.ts';
import { panes } from '../../source/store/screen.ts';
import { width } from '../../source/text/width.ts';
import { bodyRows } from '../../views/components/frame.ts';
import { headerLine } from '../../views/header-line.ts';
import { cockpitRows, paneSize } from '../../views/layout.ts';
import { paneLines } from '../../views/pane-lines.ts';
import { instance, knowing, now, stateOf, textOf } from './screen-of.ts';

const size = { columns: 120, rows: 36 };
const outage = {
	kind: 'unreachable' as const,
	sentence: 'EC2 cannot be reached.',
	hint: 'Check the network.',
	transient: true,
};

describe('the layout', () => {
	test('fills the body exactly, whatever the size', () => {
		fc.assert(
			fc.property(fc.integer({ min: 10, max: 300 }), fc.integer({ min: 5, max: 120 }), (columns, rows) => {
				const all = cockpitRows({ columns, rows }, 'alarms');
				expect(all.reduce((sum, row) => sum + row.rows, 0)).toBe(bodyRows({ columns, rows }));
				for (const { panes: beside } of all)
					expect(beside.reduce((sum, pane) => sum + pane.columns, 0)).toBe(columns);
			}),
		);
	});

	test('shows all six from 80×24, and the one in focus alone below', () => {
		const shown = (columns: number, rows: number) =>
			cockpitRows({ columns, rows }, 'users').flatMap((row) => row.panes.map(({ pane }) => pane));
		expect(shown(80, 24)).toEqual([...panes]);
		expect(shown(79, 24)).toEqual(['users']);
		expect(shown(80, 23)).toEqual(['users']);
	});
});

describe('a pane', () => {
	test('is exactly as large as its place, in any size, with names in any script', () => {
		const names = fc.string({ unit: 'grapheme', maxLength: 40 });
		fc.assert(
			fc.property(
				fc.integer({ min: 80, max: 220 }),
				fc.integer({ min: 24, max: 60 }),
				fc.array(names, { maxLength: 20 }),
				(columns, rows, all) => {
					const state = knowing(
						stateOf({ columns, rows }),
						'instances',
						all.map((name, index) => instance(index, { name })),
					);
					const pane = paneSize({ columns, rows }, 'instances');
					const lines = paneLines(state, 'instances');
					expect(lines).toHaveLength(pane.rows);
					for (const line of lines)
						expect(line.reduce((sum, { text }) => sum + width(text), 0)).toBe(pane.columns);
				},
			),
			{ numRuns: 60 },
		);
	});

	test('is loading, then fresh with its age, then stale', () => {
		expect(textOf(paneLines(stateOf(size), 'instances'))).toContain('loading…');
		const state = knowing(stateOf(size), 'instances', [instance(1)], 12_000);
		expect(textOf(paneLines(state, 'instances'))).toMatch(/3 Instances ─ 1 · 1 running .* 10s ─╮/);
		const late = { ...state, now: now + 120_000 };
		expect(textOf(paneLines(late, 'instances'))).toContain('stale 2m');
		expect(textOf(paneLines(late, 'instances'))).toContain('web-1');
	});

	test('that failed says why and what to do, and the others do not', () => {
		const state = stateOf(size);
		const instances = withProblem(withProblem(state.known.instances, 0, outage), 1, outage);
		const dark = knowing({ ...state, known: { ...state.known, instances } }, 'alarms', []);
		const text = textOf(paneLines(dark, 'instances'));
		expect(text).toContain('✗ EC2 cannot be reached.');
		expect(text).toContain('Check the network.');
		expect(textOf(paneLines(dark, 'alarms'))).not.toContain('EC2');
	});

	test('of which one source failed shows the rest, and names it', () => {
		const state = knowing(stateOf(size), 'instances', [instance(1)]);
		const instances = withProblem(state.known.instances, 1, outage);
		const text = textOf(paneLines({ ...state, known: { ...state.known, instances } }, 'instances'));
		expect(text).toContain('web-1');
		expect(text).toContain('✗ EC2 status checks: EC2 cannot be reached.');
	});

	test('shows hostile names as what they are', () => {
		const name = 'a\u001b[31mred\u202etxt.exe\u0007';
		const text = textOf(paneLines(knowing(stateOf(size), 'instances', [instance(1, { name })]), 'instances'));
		expect(text).toContain('a␛[31mred<202E>t');
		expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u202e]/);
	});
});

describe('the header', () => {
	test('says who, where, and what kind of place it is', () => {
		const state = stateOf(size);
		const text = (session: Partial<typeof state.session>) =>
			textOf([headerLine({ ...state, session: { ...state.session, ...session } }, 160)]);
		expect(text({})).toMatch(/airboss +ops@123456789012 +eu-west-1 +◆ SIMULATED/);
		expect(text({ simulated: false, production: true, readOnly: true })).toMatch(
			/● AWS .*PRODUCTION.*READ-ONLY/,
		);
		const expired = { ...outage, kind: 'expired' as const };
		expect(text({ connection: { state: 'failed', problem: expired } })).toContain('credentials expired');
		expect(text({ connection: { state: 'connecting' } })).toContain('default …');
		expect(text({ region: '' })).toContain('no region');
	});

	test('keeps who and where when there is no room for more', () => {
		const text = textOf([headerLine(stateOf(size), 70)]);
		expect(text).toContain('ops@123456789012');
		expect(text).toContain('◆ SIMULATED');
		expect(text).not.toContain('calls/min');
	});
});
