import type { CallOptions, Region } from '../../aws/region.ts';
import { uploadStep } from '../../bundle/upload-step.ts';
import { literal } from '../../operations/find.ts';
import type { Check, Condition, Plan, PlannedCall, Reference, Step } from '../../operations/plan.ts';
import { versionId } from '../../resources/elasticbeanstalk/versions.ts';
import { bytesText } from '../../text/bytes.ts';
import type { Answers } from '../action.ts';
import type { Made } from './bundle-of.ts';

interface Wanted {
	application: string;
	label: string;
	answers: Answers;
	made: Made;
	checks: Check[];
}

/** Beanstalk's bucket, as the first step names it. */
const bucketInto = (into: string): Reference => ({ into, step: 0, from: 'S3Bucket' });

/** Beanstalk's bucket → the bundle in it → the version. Blocked without steps where there is no bundle. */
export async function versionPlan(
	region: Region,
	{ application, label, answers, made, checks }: Wanted,
	{ signal }: CallOptions,
): Promise<Plan> {
	const what = `${application} · version ${label}`;
	const from = described(made, answers);
	const now = region.now();
	const plan: Plan = {
		action: 'create-version',
		title: `create version ${label} of ${application}`,
		risk: 'routine',
		word: 'create',
		targets: [{ kind: 'versions', id: versionId(application, label), name: label }],
		changes: [{ what, before: '', after: from }],
		checks,
		guards: [],
		steps: [],
		done: [],
	};
	if (made.source === undefined) return plan;
	const { account } = await region.identity({ signal });
	// The bucket's usual name, to be read on the screen: what is sent is what the first step says.
	const bucket = `elasticbeanstalk-${region.name}-${account}`;
	const key = keyOf(application, label, made.bundle.file.sha256);
	const description = answers.description || (made.source === 'git' ? made.bundle.subject : '');
	return {
		...plan,
		guards: [
			{
				...versionsOf(application, label),
				path: 'length(ApplicationVersions)',
				expected: 0,
				otherwise: `Somebody has created a version ${label} since.`,
			},
		],
		steps: [
			{
				title: 'have Beanstalk name its bucket, and make it if there is none',
				call: { service: 'elasticbeanstalk', operation: 'CreateStorageLocation', input: {} },
				undo: [],
			},
			{
				...uploadStep({ bucket, key, file: made.bundle.file }),
				references: [bucketInto('Bucket')],
				undo: [],
			},
			createStep(application, label, { bucket, key, description, process: answers.process !== 'no' }),
		],
		done: [isMade(application, label, answers.process !== 'no', now)],
		undo: {
			title: `delete version ${label} and its bundle`,
			risk: 'destructive',
			word: 'delete',
			changes: [{ what, before: from, after: '' }],
			guards: [
				{
					call: {
						service: 'elasticbeanstalk',
						operation: 'DescribeEnvironments',
						input: { ApplicationName: application, VersionLabel: label, IncludeDeleted: false },
					},
					path: 'length(Environments)',
					expected: 0,
					otherwise: `Version ${label} runs in an environment: Beanstalk does not delete it.`,
					vital: true,
				},
			],
			done: [isGone(application, label)],
		},
	};
}

/** `HEAD 1a2b3c4 of /home/ops/shop, 1.2 MiB` */
function described(made: Made, { path = '' }: Answers): string {
	if (made.source === undefined) return `from ${path}`;
	const { directory, file } = made.bundle;
	const where = made.source === 'git' ? `HEAD ${made.bundle.commit.slice(0, 7)} of ${directory}` : directory;
	return `from ${where}, ${bytesText(file.bytes)}`;
}

/**
 * As `eb` has it: `bookshop-shop/v44.zip`. A label that holds what an address of S3 had better not has its bundle
 * end with a piece of its hash: `v4 4` must not take the place of `v4-4`.
 */
function keyOf(application: string, label: string, sha256: string): string {
	const key = [application, label].map((part) => part.replaceAll(/[^\w.+-]/g, '-')).join('/');
	return key === `${application}/${label}` ? `${key}.zip` : `${key}-${sha256.slice(0, 8)}.zip`;
}

const versionsOf = (ApplicationName: string, label: string): PlannedCall => ({
	call: {
		service: 'elasticbeanstalk',
		operation: 'DescribeApplicationVersions',
		input: { ApplicationName, VersionLabels: [label] },
	},
});

const createStep = (
	ApplicationName: string,
	VersionLabel: string,
	{
		bucket,
		key,
		description,
		process,
	}: { bucket: string; key: string; description: string; process: boolean },
): Step => ({
	title: `create version ${VersionLabel}`,
	call: {
		service: 'elasticbeanstalk',
		operation: 'CreateApplicationVersion',
		input: {
			ApplicationName,
			VersionLabel,
			...(description ? { Description: description.slice(0, 200) } : {}),
			SourceBundle: { S3Bucket: bucket, S3Key: key },
			Process: process,
			AutoCreateApplication: false,
		},
	},
	references: [bucketInto('SourceBundle.S3Bucket')],
	// The label was free, so a version that has it is the one.
	recover: {
		...versionsOf(ApplicationName, VersionLabel),
		path: 'ApplicationVersions[0].{Label: VersionLabel}',
	},
	undo: [
		{
			call: {
				service: 'elasticbeanstalk',
				operation: 'DeleteApplicationVersion',
				input: { ApplicationName, VersionLabel, DeleteSourceBundle: true },
			},
		},
	],
});

const status = 'ApplicationVersions[0].Status';

/** Processed; where that was not asked for it stays Unprocessed. */
const isMade = (application: string, label: string, process: boolean, since: number): Condition => ({
	...versionsOf(application, label),
	title: process ? `version ${label} is Processed` : `version ${label} is there`,
	acceptors: [
		{ matcher: 'path', path: status, expected: 'Processed', outcome: 'success' },
		...(process
			? []
			: [{ matcher: 'path', path: status, expected: 'Unprocessed', outcome: 'success' } as const]),
		{
			matcher: 'path',
			path: status,
			expected: 'Failed',
			outcome: 'failure',
			reason: `Beanstalk could not process version ${label}: its configuration files are wrong`,
		},
	],
	progress: status,
	narration: {
		call: {
			service: 'elasticbeanstalk',
			operation: 'DescribeEvents',
			input: { ApplicationName: application, StartTime: new Date(since), MaxRecords: 200 },
		},
		path: `reverse(Events[?VersionLabel == ${literal(label)} && !EnvironmentName].join('  ', [Severity, Message]))`,
	},
	every: 2,
	within: 300,
});

const isGone = (application: string, label: string): Condition => ({
	...versionsOf(application, label),
	title: `version ${label} is gone`,
	acceptors: [{ matcher: 'path', path: 'ApplicationVersions', expected: [], outcome: 'success' }],
	every: 2,
	within: 120,
});
