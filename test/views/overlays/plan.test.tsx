import { describe, expect, test } from 'vitest';
import type { Plan as PlanData } from '../../../source/operations/plan.ts';
import type { Size } from '../../../source/store/screen.ts';
import { emptyLine, lineOf } from '../../../source/text/line-edit.ts';
import { extentOf } from '../../../views/extent.ts';
import { Plan, type PlanOverlay } from '../../../views/overlays/plan.tsx';
import { onDeck, storeOf } from './deck.tsx';
import { swapPlan } from './plans.ts';

const overlayOf = (plan: PlanData, changes: Partial<PlanOverlay> = {}): PlanOverlay => ({
	overlay: 'plan',
	action: plan.action,
	title: plan.title,
	plan: { state: 'ready', value: plan },
	typed: emptyLine,
	cli: false,
	offset: 0,
	...changes,
});

const show = (overlay: PlanOverlay, size: Size = { columns: 100, rows: 36 }, production = false) =>
	onDeck({ overlay, screen: { size }, session: { production } }, <Plan overlay={overlay} size={size} />);

describe('a plan shows', () => {
	test('what changes, whether it may, how, what then, and the way back', () => {
		const { frame, line } = show(overlayOf(swapPlan));
		expect(line('shop.eu-west-1')).toMatch(/shop-blue \(v42\) +→ +shop-green \(v43\)/);
		expect(line('shop-green.eu-west-1')).toMatch(/→ +removed/);
		expect(line('both environments are Ready')).toContain('✓');
		expect(line('checkout-5xx')).toContain('▲');
		expect(frame()).toContain('elasticbeanstalk:SwapEnvironmentCNAMEs');
		expect(frame()).toContain('watch until both CNAMEs have moved, for up to 10 min');
		expect(line('swap back')).toContain('(u)');
		expect(line('DISRUPTIVE')).toContain('swap shop-blue ⇄ shop-green');
	});

	test('its calls as AWS CLI commands on request', () => {
		const { frame } = show(overlayOf(swapPlan, { cli: true }));
		expect(frame()).toContain('$ aws elasticbeanstalk swap-environment-cnames');
		expect(frame()).toContain('--source-environment-name shop-blue');
	});

	test('that it cannot be taken back, when it cannot', () => {
		const { undo: _none, ...final } = swapPlan;
		expect(show(overlayOf(final)).frame()).toContain('this cannot be taken back');
	});

	test('names from AWS without their power over the terminal', () => {
		const evil = { what: 'web\x1b[31m\nfake', before: 'a', after: 'b' };
		const { frame } = show(overlayOf({ ...swapPlan, changes: [evil] }));
		expect(frame()).not.toContain('\x1b');
		expect(frame().split('\n')).toHaveLength(34);
	});
});

describe('to go ahead it asks', () => {
	test('for y when the plan is routine', () => {
		expect(show(overlayOf({ ...swapPlan, risk: 'routine' })).line('go ahead')).toMatch(
			/y go ahead · esc leave/,
		);
	});

	test('for the word when it is disruptive, and shows what is typed', () => {
		const { line } = show(overlayOf(swapPlan, { typed: lineOf('swa') }));
		expect(line('to go ahead')).toMatch(/type swap and ⏎ .*swa▏/);
	});

	test('for the word even of a routine plan in production, and says so', () => {
		const { frame, line } = show(overlayOf({ ...swapPlan, risk: 'routine' }), undefined, true);
		expect(frame()).toContain('PRODUCTION · ROUTINE');
		expect(line('to go ahead')).toContain('type swap');
	});

	test('for the names, or how many they are, when it is destructive', () => {
		const targets = ['web-07', 'web-08'].map((name) => ({ kind: 'instances', id: `i-${name}`, name }));
		const { line } = show(overlayOf({ ...swapPlan, risk: 'destructive', targets }));
		expect(line('to go ahead')).toContain('type web-07, web-08 or 2 and ⏎');
	});

	test('for nothing when it is blocked: it says that it cannot', () => {
		const checks = [{ status: 'blocked' as const, text: 'shop-green is Updating' }];
		const { frame, line } = show(overlayOf({ ...swapPlan, checks }));
		expect(line('✗ blocked:')).toContain('shop-green is Updating');
		expect(line('this plan cannot go ahead')).toContain('go ahead: shop-green is Updating');
		expect(frame()).not.toContain('to go ahead');
	});
});

describe('a plan that is longer than the screen', () => {
	const changes = Array.from({ length: 40 }, (_, index) => ({
		what: `web-${index}`,
		before: 'a',
		after: 'b',
	}));
	const long = { ...swapPlan, changes };
	const small = { columns: 80, rows: 24 };

	test('is scrolled, says how much more there is, and keeps its question in sight', () => {
		const top = show(overlayOf(long), small);
		expect(top.line('to go ahead')).toMatch(/▲ 1 warning · type swap/);
		expect(top.frame()).toMatch(/↓ \d+ more/);
		expect(top.frame()).toContain('to go ahead');
		expect(top.frame()).not.toContain('swap back');

		const overlay = overlayOf(long);
		const extent = extentOf(storeOf({ overlay, screen: { size: small } }).getState());
		const lowest = (extent?.length ?? 0) - (extent?.page ?? 0);
		const bottom = show({ ...overlay, offset: lowest }, small);
		expect(bottom.frame()).toContain('swap back');
		expect(bottom.frame()).not.toMatch(/↓ \d+ more/);
	});

	test.each([
		[80, 24],
		[120, 36],
		[200, 50],
		[40, 10],
	])('fills %i×%i exactly', (columns, rows) => {
		const lines = show(overlayOf(long), { columns, rows }).frame().split('\n');
		expect(lines).toHaveLength(rows - 2);
		if (columns <= 100) for (const line of lines) expect([...line].length).toBe(columns);
	});
});

test('a plan that cannot be made says why and what to do', () => {
	const problem = {
		kind: 'denied' as const,
		sentence: 'AWS refuses elasticbeanstalk:DescribeEnvironments.',
		hint: 'Ask for this permission.',
		requestId: 'req-9',
		transient: false,
	};
	const { frame } = show(overlayOf(swapPlan, { plan: { state: 'failed', problem } }));
	expect(frame()).toContain('AWS refuses');
	expect(frame()).toContain('Ask for this permission.');
	expect(frame()).toContain('request req-9');
	expect(show(overlayOf(swapPlan, { plan: { state: 'loading' } })).frame()).toContain('making the plan …');
});

test('where esc leads: out, or back to the form that it came from', () => {
	const form: PlanOverlay['form'] = {
		overlay: 'form',
		action: 'swap',
		title: 'Swap',
		targets: [],
		fields: { state: 'ready', value: [] },
		cursor: 0,
		answers: {},
		edit: emptyLine,
		choiceCursor: 0,
		errors: {},
		ahead: [],
	};
	expect(show(overlayOf(swapPlan)).frame()).toContain('esc to leave');
	expect(show(overlayOf(swapPlan, { form })).frame()).toContain('esc to the form');
});
