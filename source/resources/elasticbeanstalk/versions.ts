import type { ApplicationVersionDescription } from '@aws-sdk/client-elastic-beanstalk';
import { age } from '../../text/age.ts';
import { fieldsOf, whenText } from '../detail-fields.ts';
import { quoted } from '../quoted.ts';
import type { Resource, Tone } from '../resource.ts';
import { readEnvironments } from './read-environments.ts';

/**
 * A version of an Elastic Beanstalk application: a label and the bundle that is deployed under it.
 * https://docs.aws.amazon.com/elasticbeanstalk/latest/api/API_ApplicationVersionDescription.html
 */
export interface Version {
	/** `application/label` */
	id: string;
	application: string;
	label: string;
	/**
	 * `Unprocessed` (checked only when it is deployed), `Processing`, `Building`, `Processed`, `Failed`
	 * (ApplicationVersionStatus): a failed one cannot be deployed.
	 */
	status: string;
	description: string;
	/** Where its bundle is; undefined for one that comes from CodeCommit or an image. */
	bucket?: string;
	key?: string;
	arn: string;
	/** Milliseconds since the epoch. */
	createdAt: number;
	/** Names of the environments that run it; undefined until read. */
	runsIn?: readonly string[];
}

declare module '../resource.ts' {
	interface Kinds {
		versions: Version;
	}
}

const tones: Readonly<Record<string, Tone>> = {
	Unprocessed: 'idle',
	Processing: 'busy',
	Building: 'busy',
	Processed: 'good',
	Failed: 'bad',
};
const toneOf = ({ status }: Version): Tone => tones[status] ?? 'warning';

/** AWS gives as many in one answer as one asks for, at most 1000; some applications keep that many. */
const pageSize = 500;

/** What tells a version apart in a region: labels are unique in their application only. */
export const versionId = (application: string, label: string): string => `${application}/${label}`;

export const versions: Resource<Version> = {
	kind: 'versions',
	title: 'Application versions',
	singular: 'application version',
	aliases: ['version', 'application-versions', 'v'],
	sources: [
		{
			title: 'Elastic Beanstalk versions',
			rhythm: { settled: 30, moving: 5, background: 600 },
			async *list(region, options) {
				const pages = region.pages(
					'elasticbeanstalk',
					'DescribeApplicationVersions',
					{ MaxRecords: pageSize },
					options,
				);
				for await (const { ApplicationVersions = [] } of pages) yield ApplicationVersions.map(itemOf);
			},
		},
	],
	enrichments: [
		{
			title: 'Elastic Beanstalk environments',
			rhythm: { settled: 30, moving: 15, background: 600 },
			async read(region, items, options) {
				const runs = new Map<string, string[]>();
				for (const environment of await readEnvironments(region, options)) {
					const { ApplicationName = '', VersionLabel = '', EnvironmentName = '' } = environment;
					const id = versionId(ApplicationName, VersionLabel);
					runs.set(id, [...(runs.get(id) ?? []), EnvironmentName]);
				}
				return new Map(items.map(({ id }) => [id, { runsIn: runs.get(id) ?? [] }]));
			},
		},
	],
	id: ({ id }) => id,
	name: ({ label }) => label,
	state: ({ status }) => status,
	tone: toneOf,
	settled: ({ status }) => status !== 'Processing' && status !== 'Building',
	attention: ({ status }) => status === 'Failed',
	order: (a, b) => b.createdAt - a.createdAt,
	watch: ({ status }) => ({ status }),
	columns: [
		{
			id: 'label',
			header: 'VERSION',
			value: ({ label }) => label,
			width: { min: 8, max: 30, grow: 1 },
			priority: 0,
		},
		{
			id: 'status',
			header: 'STATUS',
			value: ({ status }) => status,
			width: { min: 11 },
			tone: toneOf,
			priority: 0,
		},
		{
			id: 'runs',
			header: 'RUNS IN',
			value: ({ runsIn }) => runsIn?.join(', ') ?? '',
			sort: ({ runsIn = [] }) => -runsIn.length,
			width: { min: 14, max: 40, grow: 1 },
			priority: 1,
		},
		{
			id: 'created',
			header: 'CREATED',
			value: ({ createdAt }, { now }) => age(now - createdAt),
			time: ({ createdAt }) => createdAt,
			sort: ({ createdAt }) => -createdAt,
			width: { min: 7 },
			align: 'right',
			priority: 1,
		},
		{
			id: 'application',
			header: 'APPLICATION',
			value: ({ application }) => application,
			width: { min: 14, max: 24 },
			priority: 2,
		},
		{
			id: 'description',
			header: 'DESCRIPTION',
			value: ({ description }) => description,
			width: { min: 24, max: 80, grow: 2 },
			priority: 3,
		},
		{
			id: 'source',
			header: 'SOURCE',
			value: ({ bucket, key }) => (bucket && key ? `s3://${bucket}/${key}` : ''),
			width: { min: 46, max: 90, grow: 1 },
			priority: 4,
		},
	],
	pane: ['label', 'status', 'runs', 'created'],
	summary(items) {
		const failed = items.filter(({ status }) => status === 'Failed').length;
		const running = items.filter(({ runsIn = [] }) => runsIn.length > 0).length;
		return [
			String(items.length),
			...(running > 0 ? [`${running} running`] : []),
			...(failed > 0 ? [`${failed} failed`] : []),
		].join(' · ');
	},
	arn: ({ arn }) => arn || undefined,
	consoleUrl: ({ application }, { region }) =>
		`https://${region}.console.aws.amazon.com/elasticbeanstalk/home?region=${region}#/application/versions?applicationName=${encodeURIComponent(application)}`,
	async describe(region, { application, label, runsIn = [] }, { now }, options) {
		const { ApplicationVersions = [] } = await region.call(
			'elasticbeanstalk',
			'DescribeApplicationVersions',
			{ ApplicationName: application, VersionLabels: [label] },
			options,
		);
		const [version] = ApplicationVersions;
		const { S3Bucket, S3Key } = version?.SourceBundle ?? {};
		const source = version?.SourceBuildInformation;
		return {
			sections: [
				{
					title: label,
					fields: fieldsOf({
						application,
						status: version?.Status,
						description: version?.Description,
						created: whenText(version?.DateCreated, now),
						updated: whenText(version?.DateUpdated, now),
						'runs in': runsIn.join(', ') || 'no environment',
						bundle: S3Bucket && S3Key ? `s3://${S3Bucket}/${S3Key}` : undefined,
						source: source && `${source.SourceRepository} ${source.SourceLocation}`,
						build: version?.BuildArn,
						image: version?.ImageSource?.Uri,
					}),
				},
			],
			raw: version,
		};
	},
	related: () => [
		{
			title: 'environments that run it',
			kind: 'environments',
			filter: ({ id, runsIn = [] }) => (runsIn.length > 0 ? quoted('runs:*', id) : undefined),
		},
		{
			title: 'its application',
			kind: 'beanstalk-applications',
			filter: ({ application }) => quoted('name:*', application),
		},
		{
			title: 'others of its application',
			kind: 'versions',
			filter: ({ application }) => quoted('application:*', application),
		},
	],
};

const itemOf = (version: ApplicationVersionDescription): Version => ({
	id: versionId(version.ApplicationName ?? '', version.VersionLabel ?? ''),
	application: version.ApplicationName ?? '',
	label: version.VersionLabel ?? '',
	status: version.Status ?? '',
	description: version.Description ?? '',
	bucket: version.SourceBundle?.S3Bucket,
	key: version.SourceBundle?.S3Key,
	arn: version.ApplicationVersionArn ?? '',
	createdAt: version.DateCreated?.getTime() ?? 0,
});
