import type { Stack } from '@aws-sdk/client-cloudformation';
import type { Source, Tone } from '../resource.ts';
import type { Deployment } from './deployments.ts';

/** The last operation of each stack. */
export const stackOperations: Source<Deployment> = {
	title: 'CloudFormation',
	rhythm: { settled: 60, moving: 5, background: 120 },
	async *list(region, options) {
		for await (const { Stacks = [] } of region.pages('cloudformation', 'DescribeStacks', {}, options))
			yield Stacks.map(itemOf);
	},
};

function toneOf(status: string): Tone {
	if (status.endsWith('_IN_PROGRESS')) return 'busy';
	if (/ROLLBACK|FAILED/.test(status)) return 'bad';
	return status === 'DELETE_COMPLETE' ? 'idle' : 'good';
}

/** A stack in review waits for a person, not for AWS. */
const isSettled = (status: string) => !status.endsWith('_IN_PROGRESS') || status === 'REVIEW_IN_PROGRESS';

function itemOf(stack: Stack): Deployment {
	const { StackId = '', StackStatus: status = '', LastUpdatedTime, CreationTime, DeletionTime } = stack;
	return {
		id: `stack ${StackId}`,
		service: 'Stack',
		subjectId: StackId,
		name: stack.StackName ?? '',
		version: '',
		status,
		tone: status === 'REVIEW_IN_PROGRESS' ? 'idle' : toneOf(status),
		settled: isSettled(status),
		startedAt: (DeletionTime ?? LastUpdatedTime ?? CreationTime)?.getTime() ?? 0,
		by: '',
		message: stack.StackStatusReason ?? '',
	};
}
