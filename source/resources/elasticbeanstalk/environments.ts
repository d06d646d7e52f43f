import type { EnvironmentDescription } from '@aws-sdk/client-elastic-beanstalk';
import { age } from '../../text/age.ts';
import { fieldsOf, whenText } from '../detail-fields.ts';
import { quoted } from '../quoted.ts';
import type { Resource, Tone } from '../resource.ts';
import { healthTones } from './health-tones.ts';
import { versionId } from './versions.ts';

/** An Elastic Beanstalk environment. */
export interface Environment {
	id: string;
	name: string;
	application: string;
	/** `Launching`, `Updating`, `Ready`, `Terminating`, `Aborting`, `LinkingFrom`, `LinkingTo` */
	status: string;
	/** `Green`, `Yellow`, `Red`, `Grey` */
	health: string;
	/** `Ok`, `Info`, `Warning`, `Degraded`, `Severe`, `Pending`, `Unknown`, `Suspended`, `NoData` */
	healthStatus: string;
	version: string;
	cname: string;
	/** ARN of its platform version, else the name of its solution stack. */
	platform: string;
	/** `WebServer`, `Worker` */
	tier: string;
	/** Name of the saved configuration that it was launched from; '' without one. */
	template: string;
	description: string;
	/** An update is under way that AbortEnvironmentUpdate would end. */
	abortable: boolean;
	arn: string;
	/** Milliseconds since the epoch. */
	createdAt: number;
	updatedAt: number;
}

declare module '../resource.ts' {
	interface Kinds {
		environments: Environment;
	}
}

const isSettled = ({ status }: Environment) => status === 'Ready' || status === 'Terminated';
const toneOf = (item: Environment): Tone => (isSettled(item) ? (healthTones[item.health] ?? 'idle') : 'busy');

export const environments: Resource<Environment> = {
	kind: 'environments',
	title: 'Environments',
	singular: 'environment',
	aliases: ['env', 'eb', 'beanstalk', 'environment'],
	sources: [
		{
			title: 'Elastic Beanstalk',
			rhythm: { settled: 20, moving: 4, background: 120 },
			async *list(region, options) {
				const pages = region.pages(
					'elasticbeanstalk',
					'DescribeEnvironments',
					{ IncludeDeleted: false },
					options,
				);
				for await (const page of pages) yield (page.Environments ?? []).map(itemOf);
			},
		},
	],
	id: ({ id }) => id,
	name: ({ name }) => name,
	state: ({ status }) => status,
	tone: toneOf,
	settled: isSettled,
	attention: ({ health }) => health === 'Red' || health === 'Yellow',
	facets: ({ health, application, version, template }) => ({
		colour: health,
		runs: versionId(application, version),
		template: template && `${application}/${template}`,
	}),
	watch: ({ status, health, version, cname }) => ({ status, health, version, cname }),
	columns: [
		{
			id: 'name',
			header: 'NAME',
			value: ({ name }) => name,
			width: { min: 16, max: 40, grow: 1 },
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
			id: 'health',
			header: 'HEALTH',
			value: ({ health, healthStatus }) => [health, healthStatus].filter(Boolean).join('/'),
			tone: ({ health }) => healthTones[health],
			width: { min: 14 },
			priority: 1,
		},
		{
			id: 'version',
			header: 'VERSION',
			value: ({ version }) => version,
			width: { min: 8, max: 24 },
			priority: 2,
		},
		{
			id: 'application',
			header: 'APPLICATION',
			value: ({ application }) => application,
			width: { min: 14, max: 24 },
			priority: 4,
		},
		{
			id: 'cname',
			header: 'CNAME',
			value: ({ cname }) => cname,
			width: { min: 42, max: 60, grow: 2 },
			priority: 3,
		},
		{
			id: 'updated',
			header: 'UPDATED',
			value: ({ updatedAt }, { now }) => age(now - updatedAt),
			sort: ({ updatedAt }) => -updatedAt,
			width: { min: 7 },
			align: 'right',
			priority: 5,
		},
	],
	pane: ['name', 'status', 'health', 'version'],
	summary(items) {
		const moving = items.filter((item) => !isSettled(item)).length;
		return moving > 0 ? `${items.length} · ${moving} changing` : String(items.length);
	},
	arn: ({ arn }) => arn || undefined,
	consoleUrl: ({ id }, { region }) =>
		`https://${region}.console.aws.amazon.com/elasticbeanstalk/home?region=${region}#/environment/dashboard?environmentId=${id}`,
	async describe(region, { id, name }, { now }, options) {
		const [{ Environments = [] }, { Events = [] }] = await Promise.all([
			region.call('elasticbeanstalk', 'DescribeEnvironments', { EnvironmentIds: [id] }, options),
			region.call('elasticbeanstalk', 'DescribeEvents', { EnvironmentId: id, MaxRecords: 30 }, options),
		]);
		const [environment] = Environments;
		return {
			sections: [
				{
					title: name,
					fields: fieldsOf({
						id,
						application: environment?.ApplicationName,
						status: environment?.Status,
						health: [environment?.Health, environment?.HealthStatus].filter(Boolean).join('/'),
						version: environment?.VersionLabel,
						cname: environment?.CNAME,
						platform: environment?.PlatformArn ?? environment?.SolutionStackName,
						tier: environment?.Tier?.Name,
						updated: whenText(environment?.DateUpdated, now),
						created: whenText(environment?.DateCreated, now),
					}),
				},
				{
					title: 'Events',
					fields: Events.map(({ EventDate, Severity = '', Message = '' }) => ({
						label: EventDate ? `${age(now - EventDate.getTime())} ago` : '',
						value: `${Severity}  ${Message}`,
						...(/ERROR|FATAL/.test(Severity) ? { tone: 'bad' as const } : {}),
					})),
				},
			],
			raw: { environment, events: Events },
		};
	},
	related: () => [
		{ title: 'its deployments', kind: 'deployments', filter: ({ name }) => quoted('name:', name) },
		{
			title: 'its instances',
			kind: 'instances',
			filter: ({ name }) => quoted('elasticbeanstalk:environment-name=', name),
		},
	],
};

const itemOf = (environment: EnvironmentDescription): Environment => ({
	id: environment.EnvironmentId ?? '',
	name: environment.EnvironmentName ?? '',
	application: environment.ApplicationName ?? '',
	status: environment.Status ?? '',
	health: environment.Health ?? '',
	healthStatus: environment.HealthStatus ?? '',
	version: environment.VersionLabel ?? '',
	cname: environment.CNAME ?? '',
	platform: environment.PlatformArn ?? environment.SolutionStackName ?? '',
	tier: environment.Tier?.Name ?? '',
	template: environment.TemplateName ?? '',
	description: environment.Description ?? '',
	abortable: environment.AbortableOperationInProgress ?? false,
	arn: environment.EnvironmentArn ?? '',
	createdAt: environment.DateCreated?.getTime() ?? 0,
	updatedAt: environment.DateUpdated?.getTime() ?? 0,
});
