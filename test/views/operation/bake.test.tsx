import { describe, expect, test } from 'vitest';
import type { Baking } from '../../../source/operations/bake/baking.ts';
import type { Reading } from '../../../source/operations/bake/sight.ts';
import type { Operation } from '../../../source/operations/operation.ts';
import type { Bake, Gauge, Light } from '../../../source/operations/plan.ts';
import type { Size } from '../../../source/store/screen.ts';
import { width } from '../../../source/text/width.ts';
import { framed, insideOf } from '../../../views/components/frame.ts';
import { contextOf } from '../../../views/context-of.ts';
import { OperationView } from '../../../views/operation/operation.tsx';
import { operationLines } from '../../../views/operation/operation-lines.ts';
import { Resume } from '../../../views/overlays/resume.tsx';
import { now, onDeck, storeOf } from '../overlays/deck.tsx';
import { operationOf, swapPlan } from '../overlays/plans.ts';

const call = { service: 'elasticbeanstalk', operation: 'DescribeEnvironments', input: {} } as const;
const light = (title: string): Light => ({ call, title, acceptors: [] });
const sides = ['shop-green', 'shop-blue'];
const gauges: Gauge[] = sides.flatMap((side) =>
	[
		['requests', '/s'],
		['errors', '%'],
		['p90', 'ms'],
	].map(([title = '', unit = '']) => ({ call, side, title, path: '', unit })),
);
const bake: Bake = {
	title: 'shop-green takes the traffic of shop.eu-west-1.elasticbeanstalk.com',
	seconds: 600,
	every: 10,
	lights: [light('health of shop-green'), light('alarm shop-5xx'), light('alarm shop-latency')],
	gauges,
	facts: sides.flatMap((side) =>
		['version', 'health', 'address'].map((title) => ({ call, side, title, path: '' })),
	),
	armed: true,
	next: { title: 'terminate shop-blue', action: 'terminate-environment', targets: ['e-blue'] },
};
const reading = (colour: Reading['colour'], says: string, reason = ''): Reading => ({
	colour,
	says,
	reason,
	at: now - 4000,
});
const baking: Baking = { stage: 'baking', from: now - 80_000, until: now + 520_000, armed: true, red: [] };

const bakes = (changes: Partial<Operation> = {}): Operation =>
	operationOf({
		plan: { ...swapPlan, bake },
		phase: 'baking',
		owner: 'bastion:4711:1',
		baking,
		sight: {
			at: now - 4000,
			lights: [
				reading('green', 'Green/Ok'),
				reading('amber', 'INSUFFICIENT_DATA'),
				reading('unread', 'CloudWatch cannot be reached.'),
			],
			facts: ['v43', 'Green/Ok', 'shop.eu-west-1.elasticbeanstalk.com', 'v42', 'Green/Ok', undefined],
			lines: [[1, 2, 4, 8], [0, 0.4], [95], [38, 2], [0], [undefined]],
		},
		names: { name: 'shop', moved: 2, of: 3, over: false },
		...changes,
	});

const show = (operation: Operation, size: Size = { columns: 100, rows: 30 }, others: Operation[] = []) =>
	onDeck(
		{
			state: { operations: [operation, ...others] },
			screen: { size, places: [{ screen: 'operation', id: '01', offset: 0 }] },
		},
		<OperationView id="01" offset={0} size={size} />,
	);

describe('a bake shows', () => {
	test.each([
		[80, 24],
		[120, 36],
		[200, 50],
	])('time, lights, both sides and keys without scrolling at %d×%d', (columns, rows) => {
		// Wider than what Ink renders in a test.
		const size = { columns, rows };
		const options = { cells: insideOf(size).cells, now, overrides: {} };
		const page = framed({ title: '', lines: operationLines(bakes(), options) }, size);
		const lines = page.map((spans) => spans.map(({ text }) => text).join(''));
		const line = (text: string) => lines.find((one) => one.includes(text)) ?? '';
		expect(line('left of')).toMatch(/◐ baking +8:40 left of 10m.*● ARMED/);
		expect(line('takes the traffic')).toContain('shop.eu-west-1.elasticbeanstalk.com');
		expect(line('K keep now')).toMatch(/K keep now · A disarm · B at once: swap back/);
		expect(line('health of')).toMatch(/✓ health of shop-green +4s ago +Green\/Ok/);
		expect(line('shop-5xx')).toMatch(/▲ alarm shop-5xx +4s ago +INSUFFICIENT_DATA/);
		expect(line('shop-latency')).toMatch(/\? alarm shop-latency +4s ago +cannot be read: CloudWatch/);
		expect(lines.find((one) => /^│ 4s ago +shop-green +shop-blue/.test(one))).toBeDefined();
		expect(line('version')).toMatch(/version +v43 +v42/);
		expect(line('requests')).toMatch(/requests .*▁▂▄█ +8 \/s .*█▁ +2 \/s/);
		expect(line('errors')).toMatch(/0\.4 %.* 0 %/);
		expect(line('p90')).toMatch(/95 ms.*–/);
		expect(line('DNS')).toContain('2 of 3 resolvers');
		for (const one of lines) expect(width(one)).toBe(columns);
	});

	test('that a light is red, and that it was', () => {
		const red = reading('red', 'Red/Severe', 'shop-green is Red: 15 % of the requests fail');
		const { frame, line } = show(
			bakes({
				baking: {
					...baking,
					armed: false,
					red: [{ at: now - 60_000, light: 'alarm shop-5xx', reason: 'shop-5xx is in ALARM' }],
				},
				sight: { at: now, lights: [red], facts: [], lines: [] },
			}),
		);
		expect(line('✗ health')).toContain('RED shop-green is Red: 15 % of the requests fail');
		expect(line('was red: shop-5xx')).toContain('11:59:00');
		expect(line('A arm')).toContain('A arm');
		expect(frame()).toContain('○ not armed');
		expect(line('shop-latency')).toContain('not read yet');
	});

	test('many green lights on one line', () => {
		const lights = Array.from({ length: 9 }, (_, index) => light(`alarm-${index}`));
		const { frame } = show(
			bakes({
				plan: { ...swapPlan, bake: { ...bake, lights } },
				sight: { at: now, lights: lights.map(() => reading('green', 'OK')), facts: [], lines: [] },
			}),
		);
		expect(frame()).toMatch(/✓ alarm-0, alarm-1, alarm-2/);
	});

	test('that its time is up and what it waits for', () => {
		const late = { ...baking, until: now - 1000 };
		expect(show(bakes({ baking: late })).line('time is up')).toContain(
			'waits for what is red or cannot be read',
		);
	});

	test('that it was kept, and what comes next', () => {
		const kept: Baking = {
			...baking,
			stage: 'kept',
			decision: { at: now, why: 'time', reason: 'no light is red' },
		};
		const { line, frame } = show(bakes({ phase: 'done', baking: kept }), { columns: 100, rows: 40 });
		expect(line('✓ kept')).toContain('the time is up: no light is red at 12:00:00');
		expect(line('X ')).toContain('X terminate shop-blue, or leave it');
		expect(frame()).not.toContain('K keep now');
	});

	test('once decided and never read here, nothing that looks like a reading', () => {
		const kept: Baking = { ...baking, stage: 'kept', decision: { at: now, why: 'time', reason: 'quiet' } };
		const { frame } = show(bakes({ phase: 'done', baking: kept, sight: undefined }));
		expect(frame()).not.toMatch(/not read|shop-green +shop-blue/);
	});

	test('that it is taken back, and how that goes', () => {
		const back: Baking = {
			...baking,
			stage: 'back',
			decision: { at: now, why: 'person', reason: 'by hand', by: 'bastion:99:1' },
		};
		const undo = operationOf({
			id: '01-back',
			undoes: '01',
			plan: { ...swapPlan, title: 'Undo: swap back' },
		});
		const { line, frame } = show(bakes({ baking: back }), { columns: 80, rows: 24 }, [undo]);
		expect(line('◐ taking it back')).toContain('by hand (process 99 on bastion)');
		expect(line('Undo: swap back')).toContain('◐ Undo: swap back  watching');
		// What was read while it baked may be false by now, so it does not look as if it were read now.
		expect(line('as of')).toContain('as of 11:59:56');
		expect(frame()).not.toContain('ago');
		const done = show(bakes({ baking: back, phase: 'done', undoneBy: '01-back' }));
		expect(done.line('↶ taken back')).toContain('by hand');
	});
});

test('its keys mean keep, back and arm only while it may be decided', () => {
	const context = (operation: Operation) =>
		contextOf(
			storeOf({
				state: { operations: [operation] },
				screen: { places: [{ screen: 'operation', id: '01', offset: 0 }] },
			}).getState(),
		);
	expect(context(bakes())).toBe('baking');
	expect(context(bakes({ phase: 'watching', baking: { stage: 'due', armed: true, red: [] } }))).toBe(
		'baking',
	);
	expect(context(bakes({ phase: 'interrupted' }))).toBe('baking');
	expect(context(bakes({ phase: 'done', baking: { ...baking, stage: 'kept' } }))).toBe('operation');
	expect(context(bakes({ undoneBy: '02' }))).toBe('operation');
	expect(context(operationOf({}))).toBe('operation');
});

test('after a crash the overlay says how much is left, and that nobody watched', () => {
	const size = { columns: 90, rows: 24 };
	const left = bakes({ phase: 'interrupted', heard: { at: now - 240_000, wall: 0 } });
	const overlay = { overlay: 'resume' as const, operations: ['01'], cursor: 0 };
	const { frame, line } = onDeck(
		{ overlay, state: { operations: [left] }, screen: { size } },
		<Resume overlay={overlay} size={size} />,
	);
	expect(line('baking, ')).toContain('baking, 9 min left; nobody watched for 4m');
	expect(frame()).toContain('It was armed: nobody would have taken it back meanwhile.');
	expect(line('w watch on')).toContain('B take back at once');
});
