import type { World } from '../world.ts';
import { build } from './build.ts';
import { moveStack, uuid } from './events.ts';
import type { Stack, StackResource } from './stack.ts';

/** What a stack is made from. */
export type StackOrder = Pick<
	Stack,
	'name' | 'description' | 'parameters' | 'outputs' | 'capabilities' | 'tags' | 'terminationProtection'
> & { resources: readonly Omit<StackResource, 'physicalId' | 'status'>[] };

/** Creates a stack now and builds its resources in the order of their dependencies. */
export function createStack(world: World, { resources, ...order }: StackOrder): Stack {
	const { region, account, clock, cloudformation } = world;
	const stack: Stack = {
		...order,
		id: `arn:aws:cloudformation:${region}:${account}:stack/${order.name}/${uuid(world)}`,
		resources: new Map(resources.map((resource) => [resource.logicalId, { ...resource }])),
		creationTime: clock.now(),
		status: 'REVIEW_IN_PROGRESS',
		events: [],
	};
	cloudformation.stacks.set(stack.id, stack);
	moveStack(world, stack, 'CREATE_IN_PROGRESS', 'User Initiated');
	const all = [...stack.resources.values()];
	clock.in(2, () =>
		build(world, stack, { verb: 'CREATE', resources: all }, () => {
			moveStack(world, stack, 'CREATE_COMPLETE');
		}),
	);
	return stack;
}
