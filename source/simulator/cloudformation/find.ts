/** Looking up what a call names, refusing as CloudFormation does: everything is a ValidationError. */
import { AwsError } from '../aws-error.ts';
import type { World } from '../world.ts';
import type { Stack } from './stack.ts';

/** By name or id; a deleted stack is found by its id alone. */
export function findStack({ cloudformation }: World, nameOrId: string, otherwise: string): Stack {
	const byId = cloudformation.stacks.get(nameOrId);
	if (byId) return byId;
	for (const stack of cloudformation.stacks.values())
		if (stack.name === nameOrId && stack.status !== 'DELETE_COMPLETE') return stack;
	throw new AwsError('ValidationError', otherwise);
}

const pattern = '[a-zA-Z][-a-zA-Z0-9]*|arn:[-a-zA-Z0-9:/._+]*';
const wellFormed = new RegExp(`^(?:${pattern})$`);

export function refuseMalformedName(stackName: string): void {
	const constraint =
		stackName.length === 0
			? 'Member must have length greater than or equal to 1'
			: wellFormed.test(stackName)
				? undefined
				: `Member must satisfy regular expression pattern: ${pattern}`;
	if (constraint)
		throw new AwsError(
			'ValidationError',
			`1 validation error detected: Value '${stackName}' at 'stackName' failed to satisfy constraint: ${constraint}`,
		);
}

export function refuseBadToken(position: number | undefined): number {
	if (position === undefined) throw new AwsError('ValidationError', 'The specified NextToken is not valid.');
	return position;
}
