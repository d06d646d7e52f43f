import { describe, expect, test } from 'vitest';
import { deploymentBoard } from '../../../source/resources/deployments/deployment-board.ts';
import { ago } from '../region.ts';
import {
	allow,
	block,
	broken,
	deployment,
	events,
	going,
	inPlace,
	target,
	through,
	waiting,
} from './targets.ts';

const names = new Map([
	['i-1', 'web-10'],
	['i-2', 'web-2'],
	['i-3', ''],
]);
const minutes = (count: number) => count * 60_000;

describe('the board of a deployment in place', () => {
	const board = deploymentBoard(deployment(), new Map([through('i-1'), going('i-2'), waiting('i-3')]), names);

	test('says what goes where, and how far it is', () => {
		expect(board.headline).toEqual(['d-7XK', 'production', 'v41 → v42', 'CodeDeployDefault.HalfAtATime']);
		expect(board).toMatchObject({ status: 'InProgress', tone: 'busy', startedAt: ago(252).getTime() });
		expect(board.endedAt).toBeUndefined();
		expect(board.share).toBeCloseTo((1 + 3 / 7 + 0) / 3);
	});

	test('has a column for each event that there is, and no other', () => {
		expect(board.columns.map(({ title }) => title)).toEqual(inPlace);
		expect(board.columns.map(({ short }) => short)).toEqual([
			'Stop',
			'Bundle',
			'Before',
			'Install',
			'After',
			'Start',
			'Validate',
		]);
	});

	test('has a row for each target, by name as a person counts, or by id', () => {
		const [section] = board.sections;
		expect(board.sections).toHaveLength(1);
		expect(section?.rows.map(({ name, stage, version }) => [name, stage, version])).toEqual([
			['i-3', 'pending', 'v41'],
			['web-2', 'going', 'v41 → v42'],
			['web-10', 'done', 'v42'],
		]);
		expect(section?.rows[1]?.cells.map((cell) => cell?.stage)).toEqual([
			'done',
			'done',
			'done',
			'going',
			'pending',
			'pending',
			'pending',
		]);
		expect(section?.rows[1]?.cells[3]).toEqual({ stage: 'going', startedAt: ago(5).getTime() });
	});

	test('counts what it sees until CodeDeploy tells its own count', () => {
		const counted = (info = {}) =>
			deploymentBoard(deployment(info), new Map([through('i-1'), going('i-2')]), names)
				.counts.filter(({ count }) => count > 0)
				.map(({ count, word }) => `${count} ${word}`);
		expect(counted()).toEqual(['1 going', '1 done']);
		expect(counted({ deploymentOverview: { Succeeded: 431, InProgress: 17, Pending: 52 } })).toEqual([
			'17 going',
			'431 done',
			'52 waiting',
		]);
	});
});

describe('a deployment that failed', () => {
	const info = deployment({
		status: 'Failed',
		completeTime: ago(1),
		errorInformation: { code: 'HEALTH_CONSTRAINTS', message: 'Too many individual instances failed.' },
		rollbackInfo: { rollbackDeploymentId: 'd-8AB' },
	});
	const board = deploymentBoard(info, new Map([broken('i-1'), through('i-2')]), names);

	test('says why, and what takes it back', () => {
		expect(board).toMatchObject({ tone: 'bad', endedAt: ago(1).getTime() });
		expect(board.notes).toEqual([
			{ text: 'HEALTH_CONSTRAINTS: Too many individual instances failed.', tone: 'bad' },
			{ text: 'rolled back by d-8AB', tone: 'warning' },
		]);
	});

	test('says of each target what went wrong on it', () => {
		const row = board.sections[0]?.rows.find(({ id }) => id === 'i-1');
		expect(row).toMatchObject({ stage: 'failed', version: 'v41 ✗ v42' });
		expect(row?.remark).toContain('ValidateService  ScriptFailed  Script at specified location');
		expect(row?.cells.at(-1)?.notes?.map(({ label }) => label)).toEqual([
			'error code',
			'script',
			'message',
			'log',
		]);
	});

	test('of one that was stopped on its way, what runs there is not certain; of one that never began, it is', () => {
		const stopped = [
			target('i-1', 'Skipped', events(inPlace, 4)),
			target('i-2', 'Skipped', events(inPlace, 0)),
		];
		const [section] = deploymentBoard(deployment({ status: 'Stopped' }), new Map(stopped), names).sections;
		expect(section?.rows.map(({ name, version }) => [name, version])).toEqual([
			['web-2', 'v41'],
			['web-10', 'v41 ? v42'],
		]);
	});

	test('and the one that takes it back says so too', () => {
		const rollback = { rollbackTriggeringDeploymentId: 'd-7XK', rollbackMessage: 'Rolling back.' };
		const back = deploymentBoard(
			deployment({ creator: 'codeDeployRollback', rollbackInfo: rollback }),
			new Map(),
			names,
		);
		expect(back.headline).toContain('by codeDeployRollback');
		expect(back.notes).toEqual([{ text: 'rolls back d-7XK' }]);
	});
});

describe('a blue/green deployment', () => {
	const style = {
		deploymentStyle: { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
		blueGreenDeploymentConfiguration: {
			deploymentReadyOption: { actionOnTimeout: 'STOP_DEPLOYMENT', waitTimeInMinutes: 30 },
			terminateBlueInstancesOnDeploymentSuccess: { action: 'TERMINATE', terminationWaitTimeInMinutes: 60 },
		},
	} as const;
	const replacement = [...inPlace, ...allow];
	const green = (id: string, done: number, status: 'InProgress' | 'Ready' | 'Succeeded' = 'InProgress') =>
		target(id, status, events(replacement, done), 'Green');
	const blue = (id: string, done: number, status: 'Pending' | 'Succeeded' = 'Pending') =>
		target(id, status, events(block, done), 'Blue');
	const boardOf = (info: object, ...targets: Array<ReturnType<typeof green>>) =>
		deploymentBoard(deployment({ ...style, ...info }), new Map(targets), names);

	test('shows both fleets, each with its own events', () => {
		const board = boardOf({}, blue('i-1', 0), green('i-2', 3));
		expect(board.sections.map(({ title, note }) => `${title}, ${note}`)).toEqual([
			'Green: the replacements, no traffic',
			'Blue: the originals, takes the traffic',
		]);
		expect(board.columns.map(({ title }) => title)).toEqual([...inPlace, ...allow, ...block]);
		const [ofGreen, ofBlue] = board.sections.map(({ rows }) => rows[0]);
		expect(ofGreen?.version).toBe('→ v42');
		expect(ofGreen?.cells.slice(-3)).toEqual([undefined, undefined, undefined]);
		expect(ofBlue?.version).toBe('v41');
		expect(ofBlue?.cells[0]).toBeUndefined();
	});

	test('says that the second fleet is not there yet', () => {
		expect(boardOf({}, blue('i-1', 0)).sections[0]).toMatchObject({ note: 'not there yet', rows: [] });
	});

	test('that waits for the reroute says how long it will', () => {
		const { notes, tone } = boardOf({ status: 'Ready' }, blue('i-1', 0), green('i-2', 7, 'Ready'));
		expect(tone).toBe('warning');
		expect(notes[0]).toEqual({
			text: 'waits for the reroute to be ordered, and stops without it',
			tone: 'warning',
			until: ago(5).getTime() + minutes(30),
		});
	});

	test('moves the traffic, and waits before the originals go', () => {
		const half = boardOf({}, blue('i-1', 0), green('i-2', 9), green('i-3', 7));
		expect(half.sections.map(({ note }) => note)).toEqual(['1 of 2 take traffic', 'takes the traffic']);
		const moved = boardOf(
			{ instanceTerminationWaitTimeStarted: true },
			blue('i-1', 3, 'Succeeded'),
			green('i-2', 10, 'Succeeded'),
		);
		expect(moved.sections.map(({ note }) => note)).toEqual(['takes the traffic', 'no traffic']);
		expect(moved.notes[0]).toMatchObject({ until: ago(5).getTime() + minutes(60) });
	});

	test('that is taken back has its traffic where it was', () => {
		const back = [...events(block, 3, 'Pending', 100), ...events(allow, 3)];
		const left = [...events(replacement, 10, 'Pending', 100), ...events(block, 3)];
		const board = boardOf(
			{},
			target('i-1', 'Succeeded', back, 'Blue'),
			target('i-2', 'Succeeded', left, 'Green'),
		);
		expect(board.sections.map(({ note }) => note)).toEqual(['no traffic', 'takes the traffic']);
	});
});

test('a target that nobody has read yet has no cells, and what no event is known of is no column', () => {
	const unread = { status: 'Pending', readAt: 0, sealed: false };
	const board = deploymentBoard(deployment(), new Map([['i-9', unread]]), new Map());
	expect(board.columns).toEqual([]);
	expect(board.sections[0]?.rows[0]).toMatchObject({ name: 'i-9', stage: 'pending', cells: [] });
});
