import type { Deployment, DeploymentOrder } from './deployment.ts';

/**
 * A rollback is a new deployment of the last revision that went well. There is none of a rollback itself, nor
 * where nothing ever went well.
 */
export function rollbackOf({ id: failed, group, creator }: Deployment): DeploymentOrder | undefined {
	if (!group.autoRollback || !group.lastSuccessful || creator === 'codeDeployRollback') return undefined;
	return {
		group,
		revision: group.lastSuccessful,
		creator: 'codeDeployRollback',
		rollback: (id) => ({
			rollbackTriggeringDeploymentId: failed,
			rollbackMessage: `Deployment ${id} is triggered to roll back deployment ${failed}.`,
		}),
	};
}

/** What a failed deployment says of the rollback that follows it. */
export const rolledBackBy = (failed: string, back: string): NonNullable<Deployment['rollback']> => ({
	rollbackDeploymentId: back,
	rollbackMessage: `Deployment ${failed} terminated. Automatic rollback is triggered with a DeploymentId ${back}.`,
});
