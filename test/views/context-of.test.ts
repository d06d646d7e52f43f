import { describe, expect, test } from 'vitest';
import type { Problem } from '../../source/aws/problem.ts';
import type { Plan } from '../../source/operations/plan.ts';
import { emptyTable } from '../../source/store/screen.ts';
import { emptyLine, lineOf } from '../../source/text/line-edit.ts';
import { contextBeneath, contextOf, takesPaste } from '../../views/context-of.ts';
import { type Deck, storeOf } from './overlays/deck.tsx';
import { swapPlan } from './overlays/plans.ts';

const stateOf = (deck: Deck) => storeOf(deck).getState();
const context = (deck: Deck) => contextOf(stateOf(deck));
const planned = (plan: Plan, typed = ''): Deck => ({
	overlay: {
		overlay: 'plan',
		action: plan.action,
		title: plan.title,
		plan: { state: 'ready', value: plan },
		typed: typed ? lineOf(typed) : emptyLine,
		cli: false,
		offset: 0,
	},
});

test('keys mean what the place in front says, until something lies over it', () => {
	expect(context({})).toBe('cockpit');
	expect(context({ screen: { places: [{ screen: 'cockpit' }, { screen: 'journal', cursor: 0 }] } })).toBe(
		'journal',
	);
	expect(context({ overlay: { overlay: 'resume', operations: [], cursor: 0 } })).toBe('resume');
});

test('while a filter is typed letters are text, but not under an overlay', () => {
	const tables = { alarms: { ...emptyTable, filtering: true } };
	expect(context({ screen: { focus: 'alarms', tables } })).toBe('filter');
	expect(context({ screen: { focus: 'instances', tables } })).toBe('cockpit');
	const help = { overlay: 'help' as const, offset: 0 };
	const deck = { screen: { focus: 'alarms' as const, tables }, overlay: help };
	expect(context(deck)).toBe('help');
	expect(contextBeneath(stateOf(deck))).toBe('filter');
});

describe('at a plan', () => {
	test('letters scroll until the first one of the word is typed', () => {
		expect(context(planned(swapPlan))).toBe('plan');
		expect(context(planned(swapPlan, 's'))).toBe('confirm');
	});

	test('a word that begins with a scrolling letter can be typed from its first letter', () => {
		expect(context(planned({ ...swapPlan, word: 'kill' }))).toBe('confirm');
		expect(context(planned({ ...swapPlan, word: 'cut' }))).toBe('confirm');
	});

	test('a routine or a blocked one asks for no text, so a paste cannot set it off', () => {
		const routine = planned({ ...swapPlan, risk: 'routine' });
		const blocked = planned({ ...swapPlan, checks: [{ status: 'blocked', text: 'no' }] }, 'swap');
		expect(context(routine)).toBe('plan');
		expect(context(blocked)).toBe('plan');
		expect(takesPaste(stateOf(routine))).toBe(false);
		expect(takesPaste(stateOf(blocked))).toBe(false);
		expect(takesPaste(stateOf(planned(swapPlan)))).toBe(true);
	});
});

describe('without credentials', () => {
	const problem: Problem = { kind: 'no-credentials', sentence: '', hint: '', transient: false };
	const session = { connection: { state: 'failed' as const, problem } };

	test('a page of its own is in front, but the journal can still be read', () => {
		expect(context({ session })).toBe('noCredentials');
		const places = [{ screen: 'cockpit' as const }, { screen: 'journal' as const, cursor: 0 }];
		expect(context({ session, screen: { places } })).toBe('journal');
	});

	test('another failure leaves the cockpit in front, each pane telling its own', () => {
		const unreachable = {
			connection: { state: 'failed' as const, problem: { ...problem, kind: 'unreachable' as const } },
		};
		expect(context({ session: unreachable })).toBe('cockpit');
	});

	test('what was read before they expired stays in sight', () => {
		const state = stateOf({
			session: { connection: { state: 'failed', problem: { ...problem, kind: 'expired' } } },
		});
		expect(contextOf(state)).toBe('noCredentials');
		const read = { title: 'EC2', at: 1, reading: false, staleAfter: 2 };
		const known = { ...state.known, instances: { ...state.known.instances, sources: [read] } };
		expect(contextOf({ ...state, known })).toBe('cockpit');
	});
});
