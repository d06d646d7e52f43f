import type { World } from '../world.ts';
import { moveResource } from './events.ts';
import type { Stack, StackResource } from './stack.ts';

/** A resource that cannot be built, and what its service says. */
export interface BuildFailure {
	logicalId: string;
	reason: string;
}

/** Those of `waiting` that need nothing more that is `unfinished`. */
export const buildable = (
	waiting: readonly StackResource[],
	unfinished: ReadonlySet<string>,
): StackResource[] =>
	waiting.filter(({ dependsOn }) => !dependsOn.some((logicalId) => unfinished.has(logicalId)));

/**
 * Creates or updates resources of a stack, each as soon as all that it depends on is there. When one fails,
 * those under way are cancelled and nothing more begins. `then` gets the logical ids of all that were begun,
 * and of those that failed or were cancelled.
 */
export function build(
	world: World,
	stack: Stack,
	work: { verb: 'CREATE' | 'UPDATE'; resources: readonly StackResource[]; failure?: BuildFailure },
	then: (outcome: { begun: string[]; failed: string[] }) => void,
): void {
	const { clock, random } = world;
	const { verb, failure } = work;
	let waiting = work.resources;
	const unfinished = new Set(work.resources.map(({ logicalId }) => logicalId));
	const underWay = new Set<StackResource>();
	const begun: string[] = [];
	proceed();

	function proceed() {
		if (unfinished.size === 0) return then({ begun, failed: [] });
		const ready = buildable(waiting, unfinished);
		waiting = waiting.filter((resource) => !ready.includes(resource));
		for (const resource of ready) {
			underWay.add(resource);
			begun.push(resource.logicalId);
			moveResource(world, stack, resource, `${verb}_IN_PROGRESS`);
		}
		for (const resource of ready) finishLater(resource);
		if (underWay.size === 0)
			throw new Error(`the resources of ${stack.name} depend on each other in a circle`);
	}

	function finishLater(resource: StackResource) {
		const [least, most] = resource.seconds;
		const seconds = least + random.next() * (most - least);
		if (verb === 'CREATE')
			clock.in(Math.min(1, seconds / 2), () => {
				if (!underWay.has(resource)) return;
				resource.physicalId ??= physicalId(world, stack, resource);
				moveResource(world, stack, resource, 'CREATE_IN_PROGRESS', 'Resource creation Initiated');
			});
		clock.in(seconds, () => {
			// Cancelled meanwhile.
			if (!underWay.delete(resource)) return;
			if (failure?.logicalId === resource.logicalId) return fail(resource, failure.reason);
			moveResource(world, stack, resource, `${verb}_COMPLETE`);
			unfinished.delete(resource.logicalId);
			proceed();
		});
	}

	function fail(resource: StackResource, reason: string) {
		moveResource(world, stack, resource, `${verb}_FAILED`, reason);
		const cancelled = [...underWay];
		underWay.clear();
		for (const other of cancelled)
			moveResource(
				world,
				stack,
				other,
				`${verb}_FAILED`,
				verb === 'CREATE' ? 'Resource creation cancelled' : 'Resource update cancelled',
			);
		then({ begun, failed: [resource, ...cancelled].map(({ logicalId }) => logicalId) });
	}
}

/** Most services name what CloudFormation makes after the stack; EC2 gives ids of its own. */
function physicalId(world: World, stack: Stack, { logicalId, type }: StackResource): string {
	const prefix = ec2Prefixes[type];
	return prefix
		? `${prefix}-0${world.random.hex(16)}`
		: `${stack.name}-${logicalId}-${world.random.hex(12).toUpperCase()}`;
}

const ec2Prefixes: Readonly<Record<string, string>> = {
	'AWS::EC2::VPC': 'vpc',
	'AWS::EC2::Subnet': 'subnet',
	'AWS::EC2::InternetGateway': 'igw',
	'AWS::EC2::RouteTable': 'rtb',
	'AWS::EC2::SubnetRouteTableAssociation': 'rtbassoc',
	'AWS::EC2::SecurityGroup': 'sg',
	'AWS::EC2::LaunchTemplate': 'lt',
};
