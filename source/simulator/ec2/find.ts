import type { Image } from '@aws-sdk/client-ec2';
import { AwsError } from '../aws-error.ts';
import type { World } from '../world.ts';
import type { SimulatedInstance } from './part.ts';

const wellFormed = /^i-([0-9a-f]{8}|[0-9a-f]{17})$/;

/** The instances of these ids, in their order; EC2 names the first malformed one, else all that are unknown. */
export function findInstances({ ec2 }: World, ids: readonly string[]): SimulatedInstance[] {
	const malformed = ids.find((id) => !wellFormed.test(id));
	if (malformed !== undefined)
		throw new AwsError('InvalidInstanceID.Malformed', `Invalid id: "${malformed}"`);
	const unknown = ids.filter((id) => !ec2.instances.has(id));
	if (unknown.length === 1)
		throw new AwsError('InvalidInstanceID.NotFound', `The instance ID '${unknown[0]}' does not exist`);
	if (unknown.length > 1)
		throw new AwsError('InvalidInstanceID.NotFound', `The instance IDs '${unknown.join(', ')}' do not exist`);
	return ids.flatMap((id) => ec2.instances.get(id) ?? []);
}

const wellFormedImage = /^ami-([0-9a-f]{8}|[0-9a-f]{17})$/;

/** The images of these ids, in their order. */
export function findImages({ images }: World['ec2'], ids: readonly string[]): Image[] {
	const malformed = ids.find((id) => !wellFormedImage.test(id));
	if (malformed !== undefined)
		throw new AwsError('InvalidAMIID.Malformed', `Invalid id: "${malformed}" (expecting "ami-...")`);
	const unknown = ids.filter((id) => !images.some(({ ImageId }) => ImageId === id));
	if (unknown.length > 0)
		throw new AwsError(
			'InvalidAMIID.NotFound',
			`The image ${unknown.length > 1 ? 'ids' : 'id'} '[${unknown.join(', ')}]' ${unknown.length > 1 ? 'do' : 'does'} not exist`,
		);
	return ids.flatMap((id) => images.find(({ ImageId }) => ImageId === id) ?? []);
}

/** The ids that a write must name. */
export function neededIds(ids: readonly string[] | undefined): readonly string[] {
	if (!ids || ids.length === 0)
		throw new AwsError('MissingParameter', 'The request must contain the parameter InstanceId');
	return ids;
}

/** EC2 answers a dry run that would be allowed with an error. */
export function refuseDryRun({ DryRun }: { DryRun?: boolean }): void {
	if (DryRun)
		throw new AwsError('DryRunOperation', 'Request would have succeeded, but DryRun flag is set.', 412);
}
