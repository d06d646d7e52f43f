import type { ResourceStatus, StackEvent, StackStatus } from '@aws-sdk/client-cloudformation';
import type { World } from '../world.ts';
import type { Stack, StackEventRecord, StackResource } from './stack.ts';
import { transitions } from './stack.ts';

/** Simulated days fill up; AWS keeps ninety days. */
const kept = 1000;

/** Moves a stack to a status and tells of it. */
export function moveStack(world: World, stack: Stack, to: StackStatus, reason?: string): void {
	if (!transitions[stack.status]?.includes(to))
		throw new Error(`stack ${stack.name} cannot go from ${stack.status} to ${to}`);
	stack.status = to;
	stack.statusReason = reason;
	tell(world, stack, {
		id: uuid(world),
		logicalId: stack.name,
		physicalId: stack.id,
		type: 'AWS::CloudFormation::Stack',
		status: to,
		reason,
	});
}

/** Moves a resource of a stack to a status and tells of it. */
export function moveResource(
	world: World,
	stack: Stack,
	resource: StackResource,
	status: ResourceStatus,
	reason?: string,
): void {
	resource.status = status;
	const { logicalId, physicalId = '', type } = resource;
	const id = `${logicalId}-${status}-${new Date(world.clock.now()).toISOString()}`;
	tell(world, stack, { id, logicalId, physicalId, type, status, reason });
}

function tell(world: World, stack: Stack, event: Omit<StackEventRecord, 'sequence' | 'time'>): void {
	stack.events.push({ ...event, sequence: ++world.cloudformation.count, time: world.clock.now() });
	// Now and then, since cutting the head off for each event would copy them all each time.
	if (stack.events.length >= 2 * kept) stack.events = stack.events.slice(-kept);
}

export const uuid = ({ random }: World): string =>
	[8, 4, 4, 4, 12].map((length) => random.hex(length)).join('-');

export function describeStackEvent(stack: Stack, record: StackEventRecord): StackEvent {
	const event: StackEvent = {
		StackId: stack.id,
		EventId: record.id,
		StackName: stack.name,
		LogicalResourceId: record.logicalId,
		PhysicalResourceId: record.physicalId,
		ResourceType: record.type,
		Timestamp: new Date(record.time),
		ResourceStatusReason: record.reason,
	};
	// A stack's own events tell its clean-ups too, which the SDK does not list among these statuses.
	return Object.assign(event, { ResourceStatus: record.status });
}
