import type { Stack as StackDescription } from '@aws-sdk/client-cloudformation';
import type { InputOf } from '../../aws/operations.ts';
import { pageToken, readPageToken } from '../page-token.ts';
import type { World } from '../world.ts';
import { findStack, refuseBadToken, refuseMalformedName } from './find.ts';
import type { Stack } from './stack.ts';

const pageSize = 100;

/** One stack by name or id, or all that are not deleted, newest first. */
export function describeStacks(world: World, input: InputOf<'cloudformation', 'DescribeStacks'>) {
	const { StackName, NextToken } = input;
	if (StackName !== undefined) {
		refuseMalformedName(StackName);
		return {
			Stacks: [describe(findStack(world, StackName, `Stack with id ${StackName} does not exist`))],
		};
	}
	const all = [...world.cloudformation.stacks.values()]
		.filter(({ status }) => status !== 'DELETE_COMPLETE')
		.reverse();
	const start = NextToken === undefined ? 0 : refuseBadToken(readPageToken('DescribeStacks', NextToken));
	const end = start + pageSize;
	return {
		Stacks: all.slice(start, end).map(describe),
		...(end < all.length && { NextToken: pageToken('DescribeStacks', end) }),
	};
}

const describe = (stack: Stack): StackDescription => ({
	StackId: stack.id,
	StackName: stack.name,
	Description: stack.description,
	Parameters: stack.parameters.map((parameter) => ({ ...parameter })),
	CreationTime: new Date(stack.creationTime),
	LastUpdatedTime: date(stack.lastUpdatedTime),
	DeletionTime: date(stack.deletionTime),
	RollbackConfiguration: {},
	StackStatus: stack.status,
	StackStatusReason: stack.statusReason,
	DisableRollback: false,
	NotificationARNs: [],
	Capabilities: [...stack.capabilities],
	// There are outputs once it has been created.
	Outputs: stack.status === 'CREATE_IN_PROGRESS' ? undefined : stack.outputs.map((output) => ({ ...output })),
	Tags: stack.tags.map((tag) => ({ ...tag })),
	EnableTerminationProtection: stack.terminationProtection,
	DriftInformation: { StackDriftStatus: 'NOT_CHECKED' },
});

const date = (time: number | undefined) => (time === undefined ? undefined : new Date(time));
