import type { DeploymentTarget, InstanceTarget, LifecycleEvent } from '@aws-sdk/client-codedeploy';
import type { Stage } from '../board.ts';

/** What the targets of all platforms have in common: an instance, a Lambda function, an ECS service, a stack. */
export type ToldTarget = Pick<
	InstanceTarget,
	'targetId' | 'targetArn' | 'status' | 'lastUpdatedAt' | 'instanceLabel'
> & { lifecycleEvents?: LifecycleEvent[] };

/** The one member that a target of its type has (SDK type DeploymentTarget). */
export const toldTarget = (target: DeploymentTarget): ToldTarget =>
	target.instanceTarget ??
	target.lambdaTarget ??
	target.ecsTarget ??
	target.cloudFormationTarget ??
	({} satisfies ToldTarget);

/** Statuses that CodeDeploy changes no more. */
const final: ReadonlySet<string> = new Set(['Succeeded', 'Failed', 'Skipped']);
export const isFinal = (status: string): boolean => final.has(status);

/** TargetStatus and LifecycleEventStatus → stage; a status that AWS has added since is unknown. */
const stages: Readonly<Record<string, Stage>> = {
	Pending: 'pending',
	InProgress: 'going',
	Ready: 'ready',
	Succeeded: 'done',
	Failed: 'failed',
	Skipped: 'skipped',
};
export const stageOf = (status: string | undefined): Stage => stages[status ?? ''] ?? 'unknown';
