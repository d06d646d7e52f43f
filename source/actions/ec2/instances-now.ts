/** The instances that an action is about, as EC2 has them now: what is on the screen may be old. */
import type { Instance } from '@aws-sdk/client-ec2';
import type { CallOptions, Region } from '../../aws/region.ts';
import type { Check, Target } from '../../operations/plan.ts';
import { instances as resource } from '../../resources/ec2/instances.ts';
import type { Kinds } from '../../resources/resource.ts';
import { batches, mostIds } from '../batches.ts';

/** In the order of `items`. Throws ProblemError, also when one of them is gone. */
export async function instancesNow(
	region: Region,
	items: readonly Kinds['instances'][],
	{ signal }: CallOptions,
): Promise<Instance[]> {
	const ids = items.map((item) => resource.id(item));
	const found = new Map<string, Instance>();
	for (const InstanceIds of batches(ids, mostIds)) {
		for await (const page of region.pages('ec2', 'DescribeInstances', { InstanceIds }, { signal }))
			for (const instance of (page.Reservations ?? []).flatMap(({ Instances }) => Instances ?? []))
				found.set(instance.InstanceId ?? '', instance);
	}
	return ids.flatMap((id) => found.get(id) ?? []);
}

export const idOf = (instance: Instance): string => instance.InstanceId ?? '';

export const stateOf = (instance: Instance): string => instance.State?.Name ?? 'unknown';

export const tagOf = (instance: Instance, key: string): string | undefined =>
	instance.Tags?.find((tag) => tag.Key === key)?.Value;

/** What a person calls it. */
export const nameOf = (instance: Instance): string => tagOf(instance, 'Name') || idOf(instance);

export const targetOf = (instance: Instance): Target => ({
	kind: 'instances',
	id: idOf(instance),
	name: nameOf(instance),
});

/** `web-07` or `12 instances`. */
export const spoken = (instances: readonly Instance[]): string =>
	instances.length === 1 ? instances.map(nameOf).join() : `${instances.length} instances`;

/** Auto Scaling replaces what it misses: who stops or terminates a member should know. */
export function autoScalingChecks(instances: readonly Instance[], verb: string): Check[] {
	return instances.flatMap((instance) => {
		const group = tagOf(instance, 'aws:autoscaling:groupName');
		return group === undefined
			? []
			: [
					{
						status: 'warning',
						text: `${nameOf(instance)} belongs to the Auto Scaling group ${group}, which replaces a member that is ${verb}`,
					},
				];
	});
}
