/** Which version runs on how many instances of an environment. */
import type { ConfigurationOptionSetting, EnvironmentDescription } from '@aws-sdk/client-elastic-beanstalk';
import { problemFrom } from '../../aws/problem.ts';
import type { CallOptions, Region } from '../../aws/region.ts';
import { settingIn } from '../../resources/elasticbeanstalk/settings.ts';

/** The instances of an environment, by the version that runs on them. */
export interface Fleet {
	count: number;
	/** `4 × v42`, `3 × v42, 1 × v41` */
	versions: string;
}

/**
 * From enhanced health. Where the environment has basic health only, as many as its Auto Scaling group keeps at
 * least, all of them with the environment's version.
 */
export async function fleetOf(
	region: Region,
	{ EnvironmentId, VersionLabel = 'no version' }: EnvironmentDescription,
	settings: readonly ConfigurationOptionSetting[],
	{ signal }: CallOptions,
): Promise<Fleet> {
	try {
		const labels: string[] = [];
		for await (const { InstanceHealthList = [] } of region.pages(
			'elasticbeanstalk',
			'DescribeInstancesHealth',
			{ EnvironmentId, AttributeNames: ['Deployment'] },
			{ signal },
		))
			labels.push(...InstanceHealthList.map(({ Deployment }) => Deployment?.VersionLabel ?? VersionLabel));
		if (labels.length > 0) return { count: labels.length, versions: counted(labels) };
	} catch (error) {
		if (problemFrom(error).kind === 'aborted') throw error;
	}
	const least = Number(settingIn(settings, 'aws:autoscaling:asg', 'MinSize') ?? 1);
	const count = Number.isInteger(least) && least > 0 ? least : 1;
	return { count, versions: `${count} × ${VersionLabel}` };
}

function counted(labels: readonly string[]): string {
	const counts = new Map<string, number>();
	for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
	return [...counts]
		.toSorted(([, a], [, b]) => b - a)
		.map(([label, count]) => `${count} × ${label}`)
		.join(', ');
}
