/** The versions of an application to choose from, and whether one of them can be deployed. */
import type { ApplicationVersionDescription } from '@aws-sdk/client-elastic-beanstalk';
import type { CallOptions, Region } from '../../aws/region.ts';
import type { Check } from '../../operations/plan.ts';
import { readEnvironments } from '../../resources/elasticbeanstalk/read-environments.ts';
import { age } from '../../text/age.ts';
import type { Choice } from '../action.ts';

/** In one answer, at most 1000; some applications keep that many. */
const pageSize = 500;

/** Those that can be deployed come first, newest first; the others say what they are. */
export async function versionChoices(
	region: Region,
	ApplicationName: string,
	{ signal }: CallOptions,
): Promise<Choice[]> {
	const runs = new Map<string, string[]>();
	for (const { ApplicationName: of, VersionLabel = '', EnvironmentName = '' } of await readEnvironments(
		region,
		{ signal },
	))
		if (of === ApplicationName) runs.set(VersionLabel, [...(runs.get(VersionLabel) ?? []), EnvironmentName]);
	const versions: ApplicationVersionDescription[] = [];
	for await (const { ApplicationVersions = [] } of region.pages(
		'elasticbeanstalk',
		'DescribeApplicationVersions',
		{ ApplicationName, MaxRecords: pageSize },
		{ signal },
	))
		versions.push(...ApplicationVersions);
	return versions.toSorted(byUse).map((version) => choiceOf(version, runs, region.now()));
}

function choiceOf(
	{ VersionLabel = '', Status, Description, DateCreated }: ApplicationVersionDescription,
	runs: ReadonlyMap<string, readonly string[]>,
	now: number,
): Choice {
	const where = runs.get(VersionLabel);
	const parts = [
		standings[Status ?? ''] ?? '',
		where ? `runs in ${where.join(', ')}` : '',
		Description ?? '',
		DateCreated ? age(now - DateCreated.getTime()) : '',
	];
	return { value: VersionLabel, label: VersionLabel, hint: parts.filter((part) => part !== '').join(' · ') };
}

/** What is to be said of a version that is not Processed (ApplicationVersionStatus). */
const standings: Readonly<Record<string, string>> = {
	Unprocessed: 'Unprocessed: checked when it is deployed',
	Processing: 'still Processing',
	Building: 'still Building',
	Failed: 'Failed: cannot be deployed',
};

const ranks: Readonly<Record<string, number>> = {
	Processed: 0,
	Unprocessed: 1,
	Processing: 2,
	Building: 2,
	Failed: 3,
};

const byUse = (a: ApplicationVersionDescription, b: ApplicationVersionDescription) =>
	(ranks[a.Status ?? ''] ?? 3) - (ranks[b.Status ?? ''] ?? 3) ||
	(b.DateCreated?.getTime() ?? 0) - (a.DateCreated?.getTime() ?? 0);

/**
 * Can this version be deployed? Beanstalk takes an unprocessed one and looks at its configuration files only then
 * (ApplicationVersionDescription$Status).
 */
export async function versionCheck(
	region: Region,
	ApplicationName: string,
	label: string,
	{ signal }: CallOptions,
): Promise<Check> {
	if (label === '') return { status: 'blocked', text: 'no version was chosen' };
	const { ApplicationVersions = [] } = await region.call(
		'elasticbeanstalk',
		'DescribeApplicationVersions',
		{ ApplicationName, VersionLabels: [label] },
		{ signal },
	);
	const [version] = ApplicationVersions;
	if (!version) return { status: 'blocked', text: `${ApplicationName} has no version ${label}` };
	const { Status, Description } = version;
	switch (Status) {
		case 'Failed':
			return {
				status: 'blocked',
				text: `version ${label} has Failed: Beanstalk could not process its bundle, and does not deploy it`,
			};
		case 'Processing':
		case 'Building':
			return { status: 'blocked', text: `version ${label} is still ${Status}: wait until it is Processed` };
		case 'Unprocessed':
			return {
				status: 'warning',
				text: `version ${label} is Unprocessed: Beanstalk looks at its configuration files only while it deploys it`,
			};
		default:
			return {
				status: 'passed',
				text: `version ${label} is ${Status ?? 'there'}${Description ? `: ${Description}` : ''}`,
			};
	}
}
