import type { InputOf } from '../../aws/operations.ts';
import { pageToken, readPageToken } from '../page-token.ts';
import type { World } from '../world.ts';
import { describeStackEvent } from './events.ts';
import { findStack, refuseBadToken, refuseMalformedName } from './find.ts';
import type { StackEventRecord } from './stack.ts';

const pageSize = 100;

/** What a stack and its resources went through, newest first. */
export function describeStackEvents(
	world: World,
	{ StackName = '', NextToken }: InputOf<'cloudformation', 'DescribeStackEvents'>,
) {
	refuseMalformedName(StackName);
	const stack = findStack(world, StackName, `Stack [${StackName}] does not exist`);
	const before =
		NextToken === undefined
			? Number.POSITIVE_INFINITY
			: refuseBadToken(readPageToken('DescribeStackEvents', NextToken));
	const page: StackEventRecord[] = [];
	for (let index = stack.events.length - 1; index >= 0 && page.length <= pageSize; index--) {
		const event = stack.events[index];
		if (event && event.sequence < before) page.push(event);
	}
	const last = page.length > pageSize ? page[pageSize - 1] : undefined;
	return {
		StackEvents: page.slice(0, pageSize).map((event) => describeStackEvent(stack, event)),
		...(last && { NextToken: pageToken('DescribeStackEvents', last.sequence) }),
	};
}
