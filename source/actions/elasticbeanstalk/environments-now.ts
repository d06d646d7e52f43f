/** The environments that an action is about, as Beanstalk has them now: what is on the screen may be old. */
import type { EnvironmentDescription } from '@aws-sdk/client-elastic-beanstalk';
import { ProblemError } from '../../aws/problem.ts';
import type { CallOptions, Region } from '../../aws/region.ts';
import type { Target } from '../../operations/plan.ts';
import type { Kinds } from '../../resources/resource.ts';

/** Throws ProblemError, also when it is gone. */
export async function environmentNow(
	region: Region,
	item: Pick<Kinds['environments'], 'id' | 'name'> | undefined,
	{ signal }: CallOptions,
): Promise<EnvironmentDescription> {
	const { Environments = [] } = item
		? await region.call(
				'elasticbeanstalk',
				'DescribeEnvironments',
				{ EnvironmentIds: [item.id], IncludeDeleted: false },
				{ signal },
			)
		: {};
	const [environment] = Environments;
	if (environment) return environment;
	throw new ProblemError({
		kind: 'not-found',
		sentence: `There is no environment ${item?.name ?? ''} any more.`,
		hint: 'Read again to see what there is.',
		transient: false,
	});
}

/** Its name: unique in the region among those that are not terminated. */
export const nameOf = ({ EnvironmentName = '' }: EnvironmentDescription): string => EnvironmentName;

/** What the journal calls it. */
export const targetOf = ({ EnvironmentId = '', EnvironmentName = '' }: EnvironmentDescription): Target => ({
	kind: 'environments',
	id: EnvironmentId,
	name: EnvironmentName,
});

/** `Green/Ok`; the colour alone where Beanstalk reports basic health. */
export const healthOf = ({ Health = 'Grey', HealthStatus }: EnvironmentDescription): string =>
	HealthStatus ? `${Health}/${HealthStatus}` : Health;

/** A worker takes messages from a queue and has no address. */
export const isWorker = ({ Tier }: EnvironmentDescription): boolean => Tier?.Name === 'Worker';
