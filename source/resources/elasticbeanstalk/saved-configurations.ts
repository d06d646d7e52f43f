import type {
	ApplicationDescription,
	ConfigurationSettingsDescription,
} from '@aws-sdk/client-elastic-beanstalk';
import { problemFrom } from '../../aws/problem.ts';
import type { CallOptions, Region } from '../../aws/region.ts';
import { age } from '../../text/age.ts';
import { fieldsOf, whenText } from '../detail-fields.ts';
import { quoted } from '../quoted.ts';
import type { Resource } from '../resource.ts';
import { inApplications } from './in-applications.ts';
import { platformName, shortPlatform } from './platform.ts';
import { readEnvironments } from './read-environments.ts';
import { withoutSecrets } from './secrets.ts';

/**
 * A saved configuration (configuration template): settings that environments can be created from.
 * https://docs.aws.amazon.com/elasticbeanstalk/latest/api/API_ConfigurationSettingsDescription.html
 */
export interface SavedConfiguration {
	/** `application/name` */
	id: string;
	application: string;
	name: string;
	/** ARN of its platform, else the name of its solution stack; undefined until read, like what follows. */
	platform?: string;
	description?: string;
	/** Milliseconds since the epoch. */
	createdAt?: number;
	updatedAt?: number;
	/** Names of the environments that were launched from it. */
	launched?: readonly string[];
}

declare module '../resource.ts' {
	interface Kinds {
		'saved-configurations': SavedConfiguration;
	}
}

export const savedConfigurations: Resource<SavedConfiguration> = {
	kind: 'saved-configurations',
	title: 'Saved configurations',
	singular: 'saved configuration',
	aliases: ['saved-configuration', 'saved', 'configuration-templates'],
	sources: [inApplications((application) => itemsOf(application))],
	enrichments: [
		{
			title: 'Elastic Beanstalk settings',
			// A call each, of what is saved once and hardly ever changes.
			rhythm: { settled: 900, moving: 900, background: 3600 },
			async read(region, items, options) {
				const told = new Map<string, Partial<SavedConfiguration>>();
				for (const item of items) {
					const settings = await settingsOf(region, item, options);
					if (settings)
						told.set(item.id, {
							platform: settings.PlatformArn ?? settings.SolutionStackName,
							description: settings.Description,
							createdAt: settings.DateCreated?.getTime(),
							updatedAt: settings.DateUpdated?.getTime(),
						});
				}
				return told;
			},
		},
		{
			title: 'Elastic Beanstalk environments',
			rhythm: { settled: 60, moving: 60, background: 600 },
			async read(region, items, options) {
				const environments = await readEnvironments(region, options);
				const from = ({ application, name }: SavedConfiguration) =>
					environments
						.filter(
							({ ApplicationName, TemplateName }) => ApplicationName === application && TemplateName === name,
						)
						.map(({ EnvironmentName = '' }) => EnvironmentName);
				return new Map(items.map((item) => [item.id, { launched: from(item) }]));
			},
		},
	],
	id: ({ id }) => id,
	name: ({ name }) => name,
	// AWS has no state of it: what matters is whether something was launched from it.
	state: ({ launched = [] }) => (launched.length > 0 ? 'deployed' : 'saved'),
	tone: ({ launched = [] }) => (launched.length > 0 ? 'good' : 'idle'),
	settled: () => true,
	order: (a, b) => (b.createdAt ?? 0) - (a.createdAt ?? 0),
	watch: () => ({}),
	columns: [
		{
			id: 'name',
			header: 'NAME',
			value: ({ name }) => name,
			width: { min: 16, max: 40, grow: 1 },
			priority: 0,
		},
		{
			id: 'application',
			header: 'APPLICATION',
			value: ({ application }) => application,
			width: { min: 14, max: 30 },
			priority: 0,
		},
		{
			id: 'platform',
			header: 'PLATFORM',
			value: ({ platform = '' }) => shortPlatform(platform),
			width: { min: 22, max: 40, grow: 1 },
			priority: 2,
		},
		{
			id: 'created',
			header: 'CREATED',
			value: ({ createdAt }, { now }) => (createdAt === undefined ? '' : age(now - createdAt)),
			time: ({ createdAt }) => createdAt,
			sort: ({ createdAt = 0 }) => -createdAt,
			width: { min: 7 },
			align: 'right',
			priority: 1,
		},
		{
			id: 'deployed',
			header: 'DEPLOYED',
			value: ({ launched }) => launched?.join(', ') ?? '',
			width: { min: 12, max: 30, grow: 1 },
			priority: 3,
		},
		{
			id: 'description',
			header: 'DESCRIPTION',
			value: ({ description = '' }) => description,
			width: { min: 16, max: 80, grow: 1 },
			priority: 4,
		},
	],
	pane: ['name', 'application', 'created'],
	summary: (items) => String(items.length),
	consoleUrl: ({ application }, { region }) =>
		`https://${region}.console.aws.amazon.com/elasticbeanstalk/home?region=${region}#/application/overview?applicationName=${encodeURIComponent(application)}`,
	async describe(region, item, { now }, options) {
		const { ConfigurationSettings = [] } = await region.call(
			'elasticbeanstalk',
			'DescribeConfigurationSettings',
			{ ApplicationName: item.application, TemplateName: item.name },
			options,
		);
		const [settings] = ConfigurationSettings;
		return {
			sections: [
				{
					title: item.name,
					fields: fieldsOf({
						application: item.application,
						description: settings?.Description,
						platform: platformName(settings?.PlatformArn ?? settings?.SolutionStackName ?? ''),
						created: whenText(settings?.DateCreated, now),
						updated: whenText(settings?.DateUpdated, now),
						deployed: item.launched?.join(', '),
					}),
				},
			],
			raw: settings && withoutSecrets(settings),
		};
	},
	related: () => [
		{
			title: 'environments launched from it',
			kind: 'environments',
			filter: ({ id, launched = [] }) => (launched.length > 0 ? quoted('template:*', id) : undefined),
		},
		{
			title: 'its application',
			kind: 'beanstalk-applications',
			filter: ({ application }) => quoted('name:*', application),
		},
	],
};

const itemsOf = ({ ApplicationName = '', ConfigurationTemplates = [] }: ApplicationDescription) =>
	ConfigurationTemplates.map(
		(name): SavedConfiguration => ({ id: `${ApplicationName}/${name}`, application: ApplicationName, name }),
	);

/** Undefined when it was deleted since it was listed, which AWS calls an invalid parameter. */
async function settingsOf(
	region: Region,
	{ application, name }: SavedConfiguration,
	options: CallOptions,
): Promise<ConfigurationSettingsDescription | undefined> {
	try {
		const { ConfigurationSettings = [] } = await region.call(
			'elasticbeanstalk',
			'DescribeConfigurationSettings',
			{ ApplicationName: application, TemplateName: name },
			options,
		);
		return ConfigurationSettings[0];
	} catch (error) {
		if (problemFrom(error).code === 'InvalidParameterValue') return undefined;
		throw error;
	}
}
