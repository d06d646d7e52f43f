import { describe, expect, test } from 'vitest';
import { width } from '../../../source/text/width.ts';
import { contextOf } from '../../../views/context-of.ts';
import { extentOf } from '../../../views/extent.ts';
import {
	allow,
	block,
	broken,
	events,
	going,
	inPlace,
	target,
	through,
	waiting,
} from '../../resources/deployments/targets.ts';
import { ago } from '../../resources/region.ts';
import { boardText, placeWith, stateWith } from './boards.ts';

const small = { columns: 80, rows: 24 };
const usual = { columns: 120, rows: 36 };
const large = { columns: 200, rows: 50 };
const sizes = [small, usual, large];

const all = [...block, ...inPlace, ...allow];
const three = [through('i-1'), going('i-2'), waiting('i-3')];
const behindLoadBalancer = [
	target('i-1', 'Succeeded', events(all, 13)),
	target('i-2', 'InProgress', events(all, 6, 'InProgress')),
	target('i-3', 'Pending', events(all, 0)),
];
const fleet = Array.from({ length: 500 }, (_, index) => {
	const id = `i-${index}`;
	if (index < 431) return through(id);
	if (index < 433) return broken(id);
	return index < 448 ? going(id) : waiting(id);
});

const lineWith = (text: string, what: string) => text.split('\n').find((line) => line.includes(what)) ?? '';

describe.each(sizes)('a board at $columns×$rows', (size) => {
	test.each([
		['three targets', three],
		['three behind a load balancer', behindLoadBalancer],
		['five hundred', fleet],
	])('of %s fills the screen exactly', (_what, targets) => {
		const lines = boardText(targets, { size }).split('\n');
		expect(lines).toHaveLength(size.rows - 2);
		expect(new Set(lines.map(width))).toEqual(new Set([size.columns]));
	});

	test('tells who is where', () => {
		const text = boardText(behindLoadBalancer, { size });
		expect(lineWith(text, '│ d-7XK')).toContain('v41 → v42');
		expect(lineWith(text, 'InProgress 4m12s')).toContain('✗ 0 failed  ◐ 1 going  ✓ 1 done  · 1 waiting');
		expect(lineWith(text, 'web-01')).toMatch(/✓ web-01( +✓( \d+s)?){13} .*v42/);
		expect(lineWith(text, 'web-02')).toMatch(/◐ web-02( +✓( \d+s)?){6} +◐ ?5s( +·){6} .*v41 → v42/);
		expect(lineWith(text, 'web-03')).toMatch(/· web-03( +·){13} .*v41/);
	});
});

describe('what a board has room for', () => {
	test('at 80 columns headings of three cells for thirteen events, whole ones for seven', () => {
		expect(boardText(behindLoadBalancer, { size: small })).toContain(
			'bBl Blk aBl Stp Bdl bIn Ins aIn Sta Val bAl Alw aAl Runs',
		);
		expect(boardText(three, { size: small })).toContain(
			'Stop Bundle Before Install After Start Validate Runs',
		);
	});

	test('at 200 columns the time of each event, and of all together', () => {
		const text = boardText(behindLoadBalancer, { size: large });
		expect(text).toMatch(/Took +Runs/);
		expect(lineWith(text, 'web-01')).toMatch(/(✓ 10s +){13}2m10s +v42/);
	});

	test('at 200 columns why a target failed', () => {
		const line = lineWith(boardText([broken('i-1')], { size: large }), 'web-01');
		expect(line).toContain('ValidateService  ScriptFailed  Script at specified');
	});
});

describe('the time of what goes on', () => {
	test('runs with the clock', () => {
		expect(boardText(three, { later: 4000 })).toContain('◐ 9s');
	});

	test('stands still when nobody has looked for a while', () => {
		expect(boardText(three, { later: 120_000 })).toContain('◐ 15s');
	});
});

describe('a fleet of five hundred', () => {
	test('shows failed and moving targets first, and folds the others', () => {
		const lines = boardText(fleet).split('\n');
		const rows = lines.filter((line) => /web-\d/.test(line));
		expect(rows).toHaveLength(17);
		expect(rows[0]).toMatch(/▸ ✗ web-432/);
		expect(rows[2]).toMatch(/◐ web-434/);
		expect(lines.find((line) => line.includes('unfolds'))).toContain('✓ 431 done  · 52 waiting  z unfolds');
	});

	test('folds by the count that CodeDeploy keeps, before every target is read', () => {
		const overview = { Succeeded: 900, InProgress: 15, Failed: 2, Pending: 83 };
		expect(boardText(fleet, { info: { deploymentOverview: overview } })).toContain(
			'✓ 900 done  · 83 waiting',
		);
	});

	test('unfolds into all of them', () => {
		const text = boardText(fleet, { look: { unfolded: true } });
		expect(text).not.toContain('unfolds');
		expect(text).toContain('↓ 472 more');
		expect(lineWith(text, 'web-01')).toContain('✓ web-01');
	});

	test('keeps the cursor in sight', () => {
		const look = { unfolded: true, cursorIndex: 300, cursorId: 'i-200' };
		expect(lineWith(boardText(fleet, { look }), '▸')).toContain('web-201');
		expect(lineWith(boardText(fleet, { look: { ...look, cursorId: 'gone' } }), '▸')).toContain('web-284');
	});

	test('is as long as it has rows and folds', () => {
		expect(extentOf(stateWith(placeWith(fleet)))).toEqual({ page: 28, length: 18 });
		expect(extentOf(stateWith(placeWith(fleet, { look: { unfolded: true } })))).toEqual({
			page: 28,
			length: 500,
		});
	});
});

describe('a blue/green deployment', () => {
	const replacement = [...inPlace, ...allow];
	const fleets = [
		target('i-1', 'Ready', events(replacement, 7), 'Green'),
		target('i-2', 'Pending', events(block, 0), 'Blue'),
	];
	const info = {
		status: 'Ready',
		deploymentStyle: { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
		blueGreenDeploymentConfiguration: {
			deploymentReadyOption: { actionOnTimeout: 'STOP_DEPLOYMENT', waitTimeInMinutes: 30 },
		},
	} as const;

	test.each(sizes)('shows two fleets, the traffic and the wait at $columns×$rows', (size) => {
		const text = boardText(fleets, { size, info });
		expect(text).toContain('▲ waits for the reroute to be ordered, and stops without it: 29m55s left');
		expect(text).toContain('Green: the replacements  no traffic');
		expect(lineWith(text, 'web-01')).toContain('◇ web-01');
		expect(text).toContain('Blue: the originals  takes the traffic');
		expect(lineWith(text, 'web-02')).toContain('· web-02');
	});
});

describe('the page of one target', () => {
	const opened = (size = usual) => boardText(fleet, { size, look: { opened: 'i-431' } });

	test.each(sizes)('tells each event with its times, and why one failed, at $columns×$rows', (size) => {
		const text = opened(size);
		expect(text.split('\n')[0]).toContain('✗ Failed');
		expect(lineWith(text, 'ApplicationStop')).toMatch(/✓ ApplicationStop +11:58:55 → 11:59:05 {2}10s/);
		expect(lineWith(text, 'ValidateService')).toContain('✗ ValidateService');
		expect(lineWith(text, 'error code')).toContain('ScriptFailed');
		expect(lineWith(text, 'script  ')).toContain('scripts/validate.sh');
		expect(text.replace(/[\s│]+/g, ' ')).toContain('failed with exit code 22');
	});

	test('keeps the shape of the log, and nothing in it reaches the terminal', () => {
		expect(lineWith(opened(), 'log  ')).toContain('LifecycleEvent - ValidateService');
		expect(lineWith(opened(), '[stderr]')).toContain('[stderr] curl: (22) ␛[31m503');
	});

	test('belongs to the keys of a text, the board has its own', () => {
		expect(contextOf(stateWith(placeWith(three)))).toBe('board');
		expect(contextOf(stateWith(placeWith(three, { look: { opened: 'i-1' } })))).toBe('detail');
		expect(contextOf(stateWith(placeWith(three, { more: { mode: 'yaml' } })))).toBe('detail');
	});

	test('gives way to the board when its target is there no more', () => {
		expect(boardText(three, { look: { opened: 'gone' } })).toContain('▸');
	});
});

test('a board that could not be read again says so, and stays', () => {
	const trouble = {
		kind: 'throttled',
		sentence: 'CodeDeploy throttles this account.',
		hint: 'It is tried again.',
		transient: true,
	} as const;
	const text = boardText(three, { more: { trouble } });
	expect(text).toContain('web-02');
	expect(text).toContain('✗ not read again: CodeDeploy throttles this account. It is tried again.');
});

test('a deployment without targets says so', () => {
	expect(boardText([], { info: { status: 'Created' } })).toContain('It has no targets yet.');
	expect(boardText([], { info: { status: 'Failed', completeTime: ago(5) } })).toContain(
		'It never had any targets.',
	);
});
