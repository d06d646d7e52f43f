import type { Diagnostics, LifecycleEventStatus, TargetStatus } from '@aws-sdk/client-codedeploy';
import type { LifecycleRule } from './lifecycle.ts';

/** A lifecycle event that has begun on a target. Times are the region's milliseconds. */
export interface Step {
	status: LifecycleEventStatus;
	startTime: number;
	endTime?: number;
	diagnostics?: Diagnostics;
}

/** One instance in a deployment. */
export interface Target {
	readonly id: string;
	/** Its place in the deployment, from 0. */
	readonly place: number;
	status: TargetStatus;
	lastUpdatedAt: number;
	/** The events begun so far, in the order of the lifecycle; the others follow from the target's status. */
	readonly steps: Step[];
}

export const newTarget = (id: string, place: number, now: number): Target => ({
	id,
	place,
	status: 'Pending',
	lastUpdatedAt: now,
	steps: [],
});

/** Begins the next event of the lifecycle, if there is one. */
export function beginStep(target: Target, lifecycle: readonly LifecycleRule[], now: number) {
	const rule = lifecycle[target.steps.length];
	if (rule) {
		target.steps.push({ status: 'InProgress', startTime: now });
		target.lastUpdatedAt = now;
	}
	return rule;
}

/** Ends the event under way. */
export function endStep(
	target: Target,
	status: 'Succeeded' | 'Failed',
	diagnostics: Diagnostics,
	now: number,
): void {
	const step = target.steps.at(-1);
	if (step?.status !== 'InProgress') throw new Error(`${target.id} has no lifecycle event under way`);
	Object.assign(step, { status, endTime: now, diagnostics });
	target.lastUpdatedAt = now;
}

/** The status of an event that never began: nothing runs any more once its target is at an end. */
export const statusOfUnbegun = (target: Target): LifecycleEventStatus =>
	target.status === 'Failed' || target.status === 'Skipped' ? 'Skipped' : 'Pending';
