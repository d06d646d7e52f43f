import type { ApplicationDescription } from '@aws-sdk/client-elastic-beanstalk';
import { age } from '../../text/age.ts';
import { fieldsOf, whenText } from '../detail-fields.ts';
import { quoted } from '../quoted.ts';
import type { Resource } from '../resource.ts';
import { healthTones } from './health-tones.ts';
import { inApplications } from './in-applications.ts';
import { readEnvironments } from './read-environments.ts';

/**
 * An Elastic Beanstalk application: what versions, saved configurations and environments belong to.
 * https://docs.aws.amazon.com/elasticbeanstalk/latest/api/API_ApplicationDescription.html
 */
export interface BeanstalkApplication {
	name: string;
	description: string;
	arn: string;
	/** Labels of its versions, newest first. */
	versions: readonly string[];
	/** Names of its saved configurations. */
	savedConfigurations: readonly string[];
	/** Milliseconds since the epoch. */
	createdAt: number;
	updatedAt: number;
	/** Its environments with the colour of their health; undefined until read. */
	environments?: ReadonlyArray<{ name: string; health: string }>;
}

declare module '../resource.ts' {
	interface Kinds {
		'beanstalk-applications': BeanstalkApplication;
	}
}

const worstFirst = ['Red', 'Yellow', 'Grey', 'Green'];

/** AWS has no state of an application: it is as well as the worst of its environments. */
function stateOf({ environments }: BeanstalkApplication): string {
	if (environments === undefined) return 'Unknown';
	return worstFirst.find((colour) => environments.some(({ health }) => health === colour)) ?? 'empty';
}

export const beanstalkApplications: Resource<BeanstalkApplication> = {
	kind: 'beanstalk-applications',
	title: 'Beanstalk applications',
	singular: 'Beanstalk application',
	aliases: ['beanstalk-application', 'eb-apps'],
	sources: [inApplications((application) => [itemOf(application)])],
	enrichments: [
		{
			title: 'Elastic Beanstalk environments',
			rhythm: { settled: 30, moving: 30, background: 600 },
			async read(region, items, options) {
				const environments = await readEnvironments(region, options);
				const of = (application: string) =>
					environments
						.filter(({ ApplicationName }) => ApplicationName === application)
						.map(({ EnvironmentName = '', Health = '' }) => ({ name: EnvironmentName, health: Health }));
				return new Map(items.map(({ name }) => [name, { environments: of(name) }]));
			},
		},
	],
	id: ({ name }) => name,
	name: ({ name }) => name,
	state: stateOf,
	tone: (item) => healthTones[stateOf(item)] ?? 'idle',
	settled: () => true,
	attention: (item) => stateOf(item) === 'Red' || stateOf(item) === 'Yellow',
	// How its environments are is told of those.
	watch: () => ({}),
	columns: [
		{
			id: 'name',
			header: 'APPLICATION',
			value: ({ name }) => name,
			width: { min: 16, max: 40, grow: 1 },
			priority: 0,
		},
		{
			id: 'health',
			header: 'HEALTH',
			value: stateOf,
			width: { min: 8 },
			tone: (item) => healthTones[stateOf(item)],
			priority: 1,
		},
		{
			id: 'environments',
			header: 'ENVIRONMENTS',
			value: ({ environments }) => environments?.map(({ name }) => name).join(', ') ?? '',
			width: { min: 14, max: 60, grow: 2 },
			priority: 2,
		},
		{
			id: 'versions',
			header: 'VERSIONS',
			value: ({ versions }) => String(versions.length),
			sort: ({ versions }) => versions.length,
			width: { min: 8 },
			align: 'right',
			priority: 3,
		},
		{
			id: 'saved',
			header: 'SAVED',
			value: ({ savedConfigurations }) => String(savedConfigurations.length),
			sort: ({ savedConfigurations }) => savedConfigurations.length,
			width: { min: 5 },
			align: 'right',
			priority: 4,
		},
		{
			id: 'updated',
			header: 'UPDATED',
			value: ({ updatedAt }, { now }) => age(now - updatedAt),
			time: ({ updatedAt }) => updatedAt,
			sort: ({ updatedAt }) => -updatedAt,
			width: { min: 7 },
			align: 'right',
			priority: 5,
		},
		{
			id: 'description',
			header: 'DESCRIPTION',
			value: ({ description }) => description,
			width: { min: 14, max: 60, grow: 1 },
			priority: 6,
		},
	],
	pane: ['name', 'health', 'environments', 'versions'],
	summary: (items) => String(items.length),
	arn: ({ arn }) => arn || undefined,
	consoleUrl: ({ name }, { region }) =>
		`https://${region}.console.aws.amazon.com/elasticbeanstalk/home?region=${region}#/application/overview?applicationName=${encodeURIComponent(name)}`,
	async describe(region, { name, environments = [] }, { now }, options) {
		const { Applications = [] } = await region.call(
			'elasticbeanstalk',
			'DescribeApplications',
			{ ApplicationNames: [name] },
			options,
		);
		const [application] = Applications;
		const { MaxCountRule: count, MaxAgeRule: days } =
			application?.ResourceLifecycleConfig?.VersionLifecycleConfig ?? {};
		return {
			sections: [
				{
					title: name,
					fields: fieldsOf({
						description: application?.Description,
						versions: application?.Versions?.length.toString(),
						'saved configurations': application?.ConfigurationTemplates?.join(', '),
						created: whenText(application?.DateCreated, now),
						updated: whenText(application?.DateUpdated, now),
						'versions kept': [
							...(count?.Enabled ? [`the newest ${count.MaxCount}`] : []),
							...(days?.Enabled ? [`${days.MaxAgeInDays} days`] : []),
						].join(', '),
					}),
				},
				{
					title: 'Environments',
					fields: environments.map(({ name: label, health }) => ({
						label,
						value: health,
						tone: healthTones[health] ?? 'idle',
					})),
				},
			],
			raw: application,
		};
	},
	related: () => [
		{ title: 'its environments', kind: 'environments', filter: ({ name }) => quoted('application:*', name) },
		{ title: 'its versions', kind: 'versions', filter: ({ name }) => quoted('application:*', name) },
		{
			title: 'its saved configurations',
			kind: 'saved-configurations',
			filter: ({ name, savedConfigurations: { length } }) =>
				length > 0 ? quoted('application:*', name) : undefined,
		},
		{ title: 'its events', kind: 'events', filter: ({ name }) => quoted('application:*', name) },
	],
};

const itemOf = (application: ApplicationDescription): BeanstalkApplication => ({
	name: application.ApplicationName ?? '',
	description: application.Description ?? '',
	arn: application.ApplicationArn ?? '',
	versions: application.Versions ?? [],
	savedConfigurations: application.ConfigurationTemplates ?? [],
	createdAt: application.DateCreated?.getTime() ?? 0,
	updatedAt: application.DateUpdated?.getTime() ?? 0,
});
