import type { Stack } from './stack.ts';

/** What CloudFormation knows in this world. */
export interface CloudFormationPart {
	/** By id, in the order of their creation. */
	readonly stacks: Map<string, Stack>;
	/** How many events there have ever been. */
	count: number;
}

declare module '../world.ts' {
	interface Parts {
		cloudformation: CloudFormationPart;
	}
}

export const newCloudFormationPart = (): CloudFormationPart => ({ stacks: new Map(), count: 0 });
