// biome-ignore-all lint/correctness/noComponentHookFactories: AWS's operations are no React components

import type { DeploymentInfo, TargetStatus } from '@aws-sdk/client-codedeploy';
import { describe, expect, test } from 'vitest';
import type { KnownTargets } from '../../../source/resources/deployments/known-targets.ts';
import { readTargets } from '../../../source/resources/deployments/read-targets.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { $metadata, awsError, done, now, regionWith } from '../region.ts';
import { deployment } from './targets.ts';

/** A fleet whose targets stand as the test says, in a CodeDeploy that keeps its limits. */
function fleet(size: number) {
	const statuses = new Map<string, TargetStatus>(
		Array.from({ length: size }, (_, index) => [`i-${index}`, 'Pending']),
	);
	const read: string[][] = [];
	const clock = createManualClock(now);
	const region = regionWith(
		{
			codedeploy: {
				ListDeploymentTargets: async ({ nextToken = '0', targetFilters }) => {
					const wanted = targetFilters?.TargetStatus;
					const ids = [...statuses]
						.filter(([, status]) => wanted?.includes(status) ?? true)
						.map(([id]) => id);
					const end = Number(nextToken) + 100;
					return {
						targetIds: ids.slice(Number(nextToken), end),
						...(end < ids.length ? { nextToken: String(end) } : {}),
						$metadata,
					};
				},
				BatchGetDeploymentTargets: async ({ targetIds = [] }) => {
					if (targetIds.length > 25) throw awsError('BatchLimitExceededException');
					read.push(targetIds);
					return {
						deploymentTargets: targetIds.map((targetId) => ({
							deploymentTargetType: 'InstanceTarget' as const,
							instanceTarget: { targetId, status: statuses.get(targetId), lifecycleEvents: [] },
						})),
						$metadata,
					};
				},
			},
		},
		clock,
	);
	const info = (more: Partial<DeploymentInfo> = {}) => {
		const counts: Partial<Record<TargetStatus, number>> = {};
		for (const status of statuses.values()) counts[status] = (counts[status] ?? 0) + 1;
		return deployment({ deploymentOverview: counts, ...more });
	};
	let known: KnownTargets = new Map();
	return {
		/** Targets `from` … `to` are `status` from now on. */
		move(from: number, to: number, status: TargetStatus) {
			for (let index = from; index < to; index++) statuses.set(`i-${index}`, status);
		},
		async read(more: Partial<DeploymentInfo> = {}) {
			read.length = 0;
			const before = region.sent.length;
			const told = await done(readTargets(region, info(more), known, {}), clock);
			known = told.targets;
			return { ...told, ids: read.flat(), calls: region.sent.length - before };
		},
	};
}

const statusesIn = (targets: KnownTargets) => {
	const counts: Record<string, number> = {};
	for (const { status } of targets.values()) counts[status] = (counts[status] ?? 0) + 1;
	return counts;
};

describe('a small fleet', () => {
	test('is read whole, and after that as far as it is not final', async () => {
		const { move, read } = fleet(12);
		expect(await read()).toMatchObject({ calls: 2, left: 'nothing' });
		move(0, 6, 'Succeeded');
		expect((await read()).ids).toHaveLength(12);
		move(6, 12, 'InProgress');
		const { ids, calls } = await read();
		expect(calls).toBe(1);
		expect(ids).toEqual(['i-6', 'i-7', 'i-8', 'i-9', 'i-10', 'i-11']);
	});

	test('is not read any more once the deployment is over', async () => {
		const { move, read } = fleet(3);
		await read();
		move(0, 1, 'Failed');
		const over = { status: 'Stopped' as const };
		expect((await read(over)).ids).toHaveLength(3);
		expect(await read(over)).toMatchObject({ calls: 0, left: 'nothing' });
	});
});

describe('a fleet of 500', () => {
	test('shows first what failed and what goes on, in few calls', async () => {
		const { move, read } = fleet(500);
		move(0, 200, 'Succeeded');
		move(200, 230, 'InProgress');
		move(230, 232, 'Failed');
		const { ids, calls, left } = await read();
		expect(ids.slice(0, 2)).toEqual(['i-230', 'i-231']);
		expect(ids).toContain('i-200');
		expect(calls).toBeLessThanOrEqual(6);
		expect(left).toBe('moved');
	});

	test('comes to be known whole, and then costs little', async () => {
		const { move, read } = fleet(500);
		move(0, 200, 'Succeeded');
		move(200, 201, 'InProgress');
		let last = await read();
		for (let round = 0; round < 10 && last.left !== 'nothing'; round++) last = await read();
		expect(statusesIn(last.targets)).toEqual({ Succeeded: 200, InProgress: 1, Pending: 299 });
		// One at a time: the one that was going has gone through, and the next has begun.
		move(200, 201, 'Succeeded');
		move(201, 202, 'InProgress');
		const { ids, calls } = await read();
		expect(ids).toEqual(['i-200', 'i-201']);
		expect(calls).toBe(2);
	});

	test('never takes more than its share of calls, however much moves at once', async () => {
		const { move, read } = fleet(500);
		move(0, 250, 'InProgress');
		await read();
		for (let round = 0; round < 5; round++) expect((await read()).calls).toBeLessThanOrEqual(12);
	});

	test('has the times of all in the end, and is left alone then', async () => {
		const { move, read } = fleet(500);
		move(0, 499, 'Succeeded');
		move(499, 500, 'Failed');
		const over = { status: 'Succeeded' as const };
		let last = await read(over);
		for (let round = 0; round < 20 && last.left !== 'nothing'; round++) last = await read(over);
		expect(last.left).toBe('nothing');
		expect([...last.targets.values()].every(({ told }) => told !== undefined)).toBe(true);
		expect((await read(over)).calls).toBe(0);
	});
});

test('a deployment that has only just been made has no targets', async () => {
	const clock = createManualClock(now);
	const region = regionWith(
		{
			codedeploy: {
				ListDeploymentTargets: async () => {
					throw awsError('DeploymentNotStartedException', 'The specified deployment has not started.');
				},
			},
		},
		clock,
	);
	const told = await done(readTargets(region, deployment({ status: 'Created' }), new Map(), {}), clock);
	expect(told).toEqual({ targets: new Map(), left: 'nothing' });
});
