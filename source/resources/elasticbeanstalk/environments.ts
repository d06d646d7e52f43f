import type { EnvironmentDescription } from '@aws-sdk/client-elastic-beanstalk';
import { age } from '../../text/age.ts';
import { quoted } from '../quoted.ts';
import type { Resource, Tone } from '../resource.ts';
import { describeEnvironment } from './describe-environment.ts';
import { environmentTraffic, newerPlatforms } from './environment-enrichments.ts';
import { figureText, latencyText, type Served, shareText } from './figures.ts';
import { healthTones } from './health-tones.ts';
import { balancerOf } from './load-balancer.ts';
import { shortPlatform } from './platform.ts';
import { versionId } from './versions.ts';

/**
 * An Elastic Beanstalk environment.
 * https://docs.aws.amazon.com/elasticbeanstalk/latest/api/API_EnvironmentDescription.html
 */
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
	/** The load balancer's address, or a worker's queue. */
	endpoint: string;
	/** What it serves; undefined until read, and where health is basic. */
	served?: Served;
	/** A newer version of its platform; '' when it runs the newest, undefined until read. */
	newerPlatform?: string;
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
	enrichments: [environmentTraffic, newerPlatforms],
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
			width: { min: 14, max: 30, grow: 1 },
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
			priority: 1,
		},
		{
			id: 'requests',
			header: 'REQ/S',
			value: ({ served }) => (served ? figureText(served.requestsPerSecond) : ''),
			sort: ({ served }) => served?.requestsPerSecond ?? -1,
			width: { min: 5 },
			align: 'right',
			priority: 2,
		},
		{
			id: 'failing',
			header: '5XX',
			value: ({ served }) => shareText(served?.failing),
			sort: ({ served }) => served?.failing ?? -1,
			tone: ({ served }) => ((served?.failing ?? 0) > 0.01 ? 'bad' : undefined),
			width: { min: 5 },
			align: 'right',
			priority: 2,
		},
		{
			id: 'p90',
			header: 'P90',
			value: ({ served }) => latencyText(served?.p90),
			sort: ({ served }) => served?.p90 ?? -1,
			width: { min: 6 },
			align: 'right',
			priority: 3,
		},
		{
			id: 'application',
			header: 'APPLICATION',
			value: ({ application }) => application,
			width: { min: 20, max: 24 },
			priority: 4,
		},
		{
			id: 'cname',
			header: 'CNAME',
			value: ({ cname }) => cname,
			// Cut from the right it still says which environment is live.
			width: { min: 16, max: 60, grow: 2 },
			priority: 1,
		},
		{
			id: 'platform',
			header: 'PLATFORM',
			value: ({ platform, newerPlatform }) =>
				newerPlatform ? `${shortPlatform(platform)} ▲ ${newerPlatform}` : shortPlatform(platform),
			tone: ({ newerPlatform }) => (newerPlatform ? 'warning' : undefined),
			width: { min: 24, max: 48, grow: 1 },
			priority: 6,
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
	],
	pane: ['name', 'status', 'health', 'version'],
	summary(items) {
		const moving = items.filter((item) => !isSettled(item)).length;
		return moving > 0 ? `${items.length} · ${moving} changing` : String(items.length);
	},
	arn: ({ arn }) => arn || undefined,
	consoleUrl: ({ id }, { region }) =>
		`https://${region}.console.aws.amazon.com/elasticbeanstalk/home?region=${region}#/environment/dashboard?environmentId=${id}`,
	describe: describeEnvironment,
	related: () => [
		{ title: 'its deployments', kind: 'deployments', filter: ({ name }) => quoted('name:', name) },
		{ title: 'its events', kind: 'events', filter: ({ name }) => quoted('environment:*', name) },
		{
			title: 'the version that it runs',
			kind: 'versions',
			filter: ({ application, version }) =>
				version ? quoted('id:*', versionId(application, version)) : undefined,
		},
		{
			title: 'versions of its application',
			kind: 'versions',
			filter: ({ application }) => quoted('application:*', application),
		},
		{
			title: 'its application',
			kind: 'beanstalk-applications',
			filter: ({ application }) => quoted('name:*', application),
		},
		{
			title: 'saved configurations of its application',
			kind: 'saved-configurations',
			filter: ({ application }) => quoted('application:*', application),
		},
		{
			title: 'alarms on it',
			kind: 'alarms',
			filter: ({ name }) => quoted('environmentname:*', name),
		},
		{
			title: 'alarms on its load balancer',
			kind: 'alarms',
			filter: ({ endpoint }) => {
				const balancer = balancerOf(endpoint);
				return balancer && quoted(`${balancer.dimension}:`, balancer.name);
			},
		},
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
	endpoint: environment.EndpointURL ?? '',
	arn: environment.EnvironmentArn ?? '',
	createdAt: environment.DateCreated?.getTime() ?? 0,
	updatedAt: environment.DateUpdated?.getTime() ?? 0,
});
