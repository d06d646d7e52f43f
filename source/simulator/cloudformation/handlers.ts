import type { Handlers } from '../world.ts';
import { describeStackEvents } from './describe-stack-events.ts';
import { describeStacks } from './describe-stacks.ts';

export const cloudformation: Handlers<'cloudformation'> = {
	DescribeStackEvents: describeStackEvents,
	DescribeStacks: describeStacks,
};
