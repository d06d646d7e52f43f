// biome-ignore-all lint/correctness/noComponentHookFactories: AWS's operations are no React components

import { describe, expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { Controls } from '../../source/cockpit/controls.ts';
import { createCockpit } from '../../source/cockpit/create-cockpit.ts';
import { openDetail } from '../../source/cockpit/places.ts';
import { startTicking } from '../../source/cockpit/ticking.ts';
import { resources } from '../../source/resources/all.ts';
import type { Kinds } from '../../source/resources/resource.ts';
import { withKnown, withPart } from '../../source/store/known.ts';
import type { State } from '../../source/store/state.ts';
import { extentOf } from '../../views/extent.ts';
import { createManualClock } from '../helpers/manual-clock.ts';
import { memoryJournal } from '../operations/memory-journal.ts';
import { deployment, going } from '../resources/deployments/targets.ts';
import { $metadata, awsError, regionWith } from '../resources/region.ts';
import { knowing, now, stateOf } from '../views/screen-of.ts';

const item: Kinds['deployments'] = {
	id: 'codedeploy d-7XK',
	service: 'CodeDeploy',
	subjectId: 'd-7XK',
	name: 'bookshop-web',
	version: 'v42',
	status: 'InProgress',
	tone: 'busy',
	settled: false,
	startedAt: now,
	by: 'user',
	message: '',
};

/** The board of one deployment that goes on for as long as the test wants. */
async function onBoard(refused?: Error) {
	const clock = createManualClock(now);
	let status: 'InProgress' | 'Succeeded' | 'Stopped' = 'InProgress';
	let late = 0;
	let refusal = refused;
	let lists = 0;
	const [, { told }] = going('i-1');
	const region = regionWith(
		{
			codedeploy: {
				BatchGetDeployments: async () => {
					if (refusal) throw refusal;
					await clock.sleep(late * 1000);
					return {
						deploymentsInfo: [deployment({ status, deploymentOverview: { InProgress: 1 } })],
						$metadata,
					};
				},
				ListDeploymentTargets: async () => ({ targetIds: ['i-1'], $metadata }),
				BatchGetDeploymentTargets: async () => ({
					deploymentTargets: [{ deploymentTargetType: 'InstanceTarget', instanceTarget: told }],
					$metadata,
				}),
			},
			ec2: { DescribeInstances: async () => ({ Reservations: [], $metadata }) },
		},
		clock,
	);
	const size = { columns: 120, rows: 36 };
	const start = knowing(
		stateOf(size, { places: [{ screen: 'table', kind: 'deployments' }] }),
		'deployments',
		[item],
	);
	const store = createStore<State>(() => start);
	const controls: Controls = {
		store,
		clock,
		run: (command) => cockpit.run(command),
		uuid: () => 'token',
		connections: {
			region: () => region,
			destination: () => ({ profile: 'ops', region: 'eu-west-1' }),
			connect: () => undefined,
			simulate: () => undefined,
			reconnect: () => undefined,
			readNow: () => void lists++,
			attend: () => undefined,
			signal: () => new AbortController().signal,
			close: () => undefined,
		},
		journal: memoryJournal(),
		extentOf,
		terminal: {
			copy: () => undefined,
			redraw: () => undefined,
			suspend: () => undefined,
			quit: () => undefined,
		},
	};
	const cockpit = createCockpit(controls);
	startTicking(controls);
	openDetail(controls, 'deployments', item.id);
	await clock.advance(0);
	const place = () => {
		const front = store.getState().screen.places.at(-1);
		return front?.screen === 'detail' ? front : undefined;
	};
	return {
		...cockpit,
		place,
		reads: () => region.sent.filter((sent) => sent === 'codedeploy:BatchGetDeployments').length,
		listReads: () => lists,
		pass: (seconds: number) => clock.advance(seconds * 1000),
		settle: () => {
			status = 'Succeeded';
		},
		/** From now on it takes so many seconds to answer, and says that it was stopped. */
		answerAfter: (seconds: number) => {
			status = 'Stopped';
			late = seconds;
		},
		refuse: (error: Error | undefined) => {
			refusal = error;
		},
		/** The list was read, and has the item changed. */
		list: (change: Partial<Kinds['deployments']>) =>
			store.setState((state) => {
				const known = withPart(resources.deployments, state.known.deployments, 0, [{ ...item, ...change }]);
				return { known: withKnown(state.known, 'deployments', known) };
			}),
	};
}

describe('a detail that is live', () => {
	test('is read again every few seconds, and no more once it is settled', async () => {
		const { pass, reads, settle } = await onBoard();
		expect(reads()).toBe(1);
		await pass(5);
		await pass(5);
		expect(reads()).toBe(3);
		settle();
		await pass(5);
		await pass(60);
		expect(reads()).toBe(4);
	});

	test('stays on the screen while it is read', async () => {
		const { pass, place } = await onBoard();
		const before = place()?.detail;
		await pass(5);
		expect(before?.state).toBe('ready');
		expect(place()?.detail.state).toBe('ready');
		expect(place()?.detail).not.toBe(before);
	});

	test('is left alone when it is left', async () => {
		const { pass, reads, run } = await onBoard();
		run('back');
		await pass(60);
		expect(reads()).toBe(1);
	});

	test('is read by its own time, however often its item changes', async () => {
		const { pass, reads, list } = await onBoard();
		for (let done = 0; done < 5; done++) {
			list({ counts: { done, failed: 0, total: 12 } });
			await pass(1);
		}
		expect(reads()).toBe(2);
	});

	test('comes to be read at all, however often its item changes meanwhile', async () => {
		const { pass, place, list, settle, answerAfter } = await onBoard();
		settle();
		await pass(5);
		answerAfter(5);
		for (let done = 0; done < 8; done++) {
			list({ counts: { done, failed: 0, total: 12 } });
			await pass(1);
		}
		expect(place()?.detail).toMatchObject({ state: 'ready', value: { board: { status: 'Stopped' } } });
	});

	test('once settled is read when its item changes', async () => {
		const { pass, reads, list, settle } = await onBoard();
		settle();
		await pass(5);
		list({ status: 'Succeeded', settled: true });
		await pass(1);
		expect(reads()).toBe(3);
	});

	test('has the list read when the two say different things', async () => {
		const { pass, listReads, settle } = await onBoard();
		expect(listReads()).toBe(0);
		settle();
		await pass(5);
		expect(listReads()).toBe(1);
	});
});

describe('a live detail that cannot be read again', () => {
	test('stays, with what went wrong, and is tried again more and more rarely', async () => {
		const { pass, place, reads, refuse } = await onBoard();
		refuse(awsError('InvalidDeploymentIdException', 'No.'));
		await pass(5);
		expect(place()?.detail.state).toBe('ready');
		expect(place()?.trouble?.code).toBe('InvalidDeploymentIdException');
		await pass(10);
		expect(reads()).toBe(3);
		await pass(19);
		expect(reads()).toBe(3);
		await pass(1);
		expect(reads()).toBe(4);
	});

	test('comes back by itself', async () => {
		const { pass, place, refuse } = await onBoard();
		refuse(awsError('InvalidDeploymentIdException', 'No.'));
		await pass(5);
		refuse(undefined);
		await pass(10);
		expect(place()?.trouble).toBeUndefined();
	});

	test('and never was shows the problem in its place', async () => {
		const { place, pass, reads } = await onBoard(awsError('InvalidDeploymentIdException', 'No.'));
		expect(place()?.detail).toMatchObject({
			state: 'failed',
			problem: { code: 'InvalidDeploymentIdException' },
		});
		await pass(60);
		expect(reads()).toBe(1);
	});
});
