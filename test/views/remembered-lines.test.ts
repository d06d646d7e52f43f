import fc from 'fast-check';
import { expect, test } from 'vitest';
import { problemFrom } from '../../source/aws/problem.ts';
import { resources } from '../../source/resources/all.ts';
import type { Kinds } from '../../source/resources/resource.ts';
import { withPart, withProblem, withRead } from '../../source/store/known.ts';
import { recalled, written } from '../../source/store/last-session.ts';
import { kindPanes, remember } from '../../source/store/remembered.ts';
import type { State } from '../../source/store/state.ts';
import { paneLines } from '../../views/pane-lines.ts';
import { instance, knowing, now, stateOf, textOf } from './screen-of.ts';

const size = { columns: 200, rows: 50 };
const place = { profile: 'default', region: 'eu-west-1', account: '123456789012' };

/** The next session here, an hour later, before its first read. */
function later(state: State): State {
	const text = written({ ...place, panes: remember(state, now) });
	return {
		...stateOf(size),
		now: now + 3_600_000,
		remembered: recalled(text, place, now + 3_600_000),
	};
}

/** Without the badge, which tells the age, and the line below that says how many more there are. */
const body = (state: State) => textOf(paneLines(state, 'instances').slice(1, -1)).replace('▸', ' ');

test('what was kept is drawn as it was, whatever it is', () => {
	const any = fc.record({
		name: fc.string({ unit: 'grapheme', maxLength: 40 }),
		state: fc.constantFrom('running', 'stopped', 'pending', 'odd'),
		address: fc.string({ unit: 'binary', maxLength: 20 }),
		launchedAt: fc.integer({ min: now - 1e10, max: now }),
	});
	fc.assert(
		fc.property(fc.array(any, { minLength: 1, maxLength: 30 }), (all) => {
			const state = knowing(
				stateOf(size),
				'instances',
				all.map((more, number) => instance(number, more)),
			);
			expect(body(later(state))).toBe(body(state));
		}),
		{ numRuns: 15 },
	);
});

test('it is marked as old, in its summary’s place too, and loses its colours', () => {
	const state = later(knowing(stateOf(size), 'instances', [instance(1), instance(2, { state: 'stopped' })]));
	const [title = [], first = []] = paneLines(state, 'instances');
	expect(textOf([title])).toMatch(/Instances ─ 2 · 1 running · 1 stopped ─+ 1h old · last session ─/);
	expect(first.filter(({ text }) => text.includes('web-1')).map(({ style }) => style)).toEqual(['muted']);
});

test('a summary that somebody put into the file is text as well', () => {
	const kept = knowing(stateOf(size), 'instances', [instance(1)]);
	const state = later(kept);
	const { remembered } = state;
	const pane = remembered?.panes.instances;
	if (!remembered || !pane) throw new Error('nothing was kept');
	const spoilt = { ...pane, summary: 'one\u001b]0;two\u0007\u202ethree\nfour' };
	const panes = { ...remembered.panes, instances: spoilt };
	const [title = []] = paneLines({ ...state, remembered: { ...remembered, panes } }, 'instances');
	expect(textOf([title])).toContain('one␛]0;two␇<202E>three⏎four');
});

test('the first item that is read takes its place', () => {
	const old = later(knowing(stateOf(size), 'instances', [instance(1)]));
	const read = knowing({ ...old, now }, 'instances', [instance(2)]);
	expect(textOf(paneLines(read, 'instances'))).not.toMatch(/web-1|last session/);
	const none = knowing({ ...old, now }, 'instances', []);
	expect(textOf(paneLines(none, 'instances'))).toContain('No instance');
});

test('of many items little is kept, and of long texts their beginnings', () => {
	const many = Array.from({ length: 5000 }, (_, number) =>
		instance(number, { name: 'long '.repeat(100), tags: { Secret: 'x'.repeat(5000) } }),
	);
	const text = written({ ...place, panes: remember(knowing(stateOf(size), 'instances', many), now) });
	expect(text.length).toBeLessThan(100_000);
	expect(text).not.toContain('x'.repeat(300));
});

test('only what panes show is kept', () => {
	expect(kindPanes).toEqual(['deployments', 'alarms', 'instances', 'tags', 'users']);
});

test('when nothing newer can be had it stays, below why', () => {
	const old = later(knowing(stateOf(size), 'instances', [instance(1)]));
	const problem = problemFrom(new Error('The line is down.'));
	const known = [0, 1].reduce((next, slot) => withProblem(next, slot, problem), old.known.instances);
	const lines = paneLines({ ...old, known: { ...old.known, instances: known } }, 'instances');
	const text = textOf(lines);
	expect(text).toMatch(/Instances ─+.* failed ─/);
	expect(text).toMatch(/✗ .*The last session, 1h ago:.*web-1/s);
	const row = lines.find((line) => textOf([line]).includes('web-1')) ?? [];
	expect(row.filter(({ text }) => text.includes('web-1')).map(({ style }) => style)).toEqual(['muted']);
});

test('what was not read to its end stays as it was in the last session', () => {
	const old = later(knowing(stateOf(size), 'instances', [instance(1), instance(2)]));
	const begun = withPart(resources.instances, old.known.instances, 0, [instance(3)]);
	const left = remember({ ...old, known: { ...old.known, instances: begun } }, now);
	expect(left.instances).toBe(old.remembered?.panes.instances);
});

test('that one of three services has no deployments is not taken for all of them', () => {
	const deployment: Kinds['deployments'] = {
		...{ id: 'a', service: 'Stack', subjectId: 'a', name: 'network', version: '', by: '', message: '' },
		...{ status: 'CREATE_COMPLETE', tone: 'good', settled: true, startedAt: 0 },
	};
	const old = later(knowing(stateOf(size), 'deployments', [deployment]));
	const one = withRead(old.known.deployments, 0, now, now + 60_000);
	const asked = (from: State) => ({ ...from, now, known: { ...from.known, deployments: one } });
	expect(textOf(paneLines(asked(old), 'deployments'))).toMatch(/last session.*network/s);
	expect(remember(asked(old), now).deployments).toBe(old.remembered?.panes.deployments);
	const first = textOf(paneLines(asked(stateOf(size)), 'deployments'));
	expect(first).toContain('loading…');
	expect(first).not.toContain('No deployments');
	const all = one.sources.reduce((known, _source, index) => withRead(known, index, now, now + 60_000), one);
	expect(
		textOf(paneLines({ ...old, now, known: { ...old.known, deployments: all } }, 'deployments')),
	).toContain('No deployments here.');
});
