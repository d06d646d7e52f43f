import { AwsError } from '../aws-error.ts';
import type { World } from '../world.ts';
import type { BuildFailure } from './build.ts';
import { build } from './build.ts';
import { moveStack } from './events.ts';
import type { Stack, StackResource } from './stack.ts';
import { transitions } from './stack.ts';

/** Updates the named resources of a stack; when one fails, what was begun is rolled back. */
export function updateStack(
	world: World,
	stack: Stack,
	logicalIds: readonly string[],
	failure?: BuildFailure,
): void {
	if (!updatable(stack))
		throw new AwsError(
			'ValidationError',
			`Stack:${stack.id} is in ${stack.status} state and can not be updated.`,
		);
	const { clock } = world;
	stack.lastUpdatedTime = clock.now();
	moveStack(world, stack, 'UPDATE_IN_PROGRESS', 'User Initiated');
	const resources = pick(stack, logicalIds);
	clock.in(3, () =>
		build(world, stack, { verb: 'UPDATE', resources, failure }, ({ begun, failed }) => {
			if (failed.length > 0) return rollBack(world, stack, begun, failed);
			moveStack(world, stack, 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS');
			clock.in(2, () => moveStack(world, stack, 'UPDATE_COMPLETE'));
		}),
	);
}

/** Whether it is settled, and in a state that can be updated. */
export const updatable = ({ status }: Stack): boolean =>
	transitions[status]?.includes('UPDATE_IN_PROGRESS') ?? false;

function rollBack(world: World, stack: Stack, begun: readonly string[], failed: readonly string[]): void {
	const { clock } = world;
	const reason = `The following resource(s) failed to update: [${failed.join(', ')}]. `;
	moveStack(world, stack, 'UPDATE_ROLLBACK_IN_PROGRESS', reason);
	clock.in(4, () =>
		build(world, stack, { verb: 'UPDATE', resources: pick(stack, begun) }, () => {
			moveStack(world, stack, 'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS');
			clock.in(2, () => moveStack(world, stack, 'UPDATE_ROLLBACK_COMPLETE'));
		}),
	);
}

const pick = ({ resources }: Stack, logicalIds: readonly string[]): StackResource[] =>
	logicalIds.flatMap((logicalId) => resources.get(logicalId) ?? []);
