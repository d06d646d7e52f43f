import type {
	Diagnostics,
	LifecycleEventStatus,
	TargetLabel,
	TargetStatus,
} from '@aws-sdk/client-codedeploy';
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
	/** Of a blue/green deployment: is it of the original fleet (Blue) or of the replacement (Green)? */
	readonly label?: TargetLabel;
	readonly lifecycle: readonly LifecycleRule[];
	status: TargetStatus;
	lastUpdatedAt: number;
	/** The events begun so far, in the order of the lifecycle; the others follow from the target's status. */
	readonly steps: Step[];
}

export const newTarget = (
	given: Pick<Target, 'id' | 'place' | 'label' | 'lifecycle'>,
	now: number,
): Target => ({
	...given,
	status: 'Pending',
	lastUpdatedAt: now,
	steps: [],
});

/** Begins an event. */
export function beginStep(target: Target, now: number): void {
	target.steps.push({ status: 'InProgress', startTime: now });
	target.lastUpdatedAt = now;
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
	step.status = status;
	step.endTime = now;
	step.diagnostics = diagnostics;
	target.lastUpdatedAt = now;
}

/** The status of an event that never began: nothing runs any more once its target is at an end. */
export const statusOfUnbegun = (target: Target): LifecycleEventStatus =>
	target.status === 'Failed' || target.status === 'Skipped' ? 'Skipped' : 'Pending';
