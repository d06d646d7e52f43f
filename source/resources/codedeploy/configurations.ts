import type { DeploymentConfigInfo } from '@aws-sdk/client-codedeploy';
import type { CallOptions, Region } from '../../aws/region.ts';
import { age } from '../../text/age.ts';
import { fieldsOf, whenText } from '../detail-fields.ts';
import { quoted } from '../quoted.ts';
import type { Resource } from '../resource.ts';
import { configurationRule } from './configuration-rule.ts';

/** A deployment configuration: how many targets at a time, how many must stay healthy (SDK type DeploymentConfigInfo). */
export interface DeploymentConfiguration {
	name: string;
	/** `Server`, `Lambda`, `ECS` */
	platform: string;
	/** In words: `at least 75 % healthy`; '' where the name alone is known. */
	rule: string;
	/** One Availability Zone after the other. */
	zonal: boolean;
	/** Milliseconds since the epoch; undefined for those that AWS made. */
	createdAt?: number;
}

declare module '../resource.ts' {
	interface Kinds {
		'deployment-configurations': DeploymentConfiguration;
	}
}

/** AWS's own for Lambda and ECS say all in their names; a call each would tell no more. */
const told = /^CodeDeployDefault\.(Lambda|ECS)/;

const isPredefined = (name: string) => name.startsWith('CodeDeployDefault.');

export const deploymentConfigurations: Resource<DeploymentConfiguration> = {
	kind: 'deployment-configurations',
	title: 'Deployment configurations',
	singular: 'deployment configuration',
	aliases: ['deployment-configuration', 'dc', 'configs'],
	sources: [
		{
			title: 'CodeDeploy configurations',
			// They are created and deleted, never changed, and are a call each.
			rhythm: { settled: 600, moving: 600, background: 3600 },
			async *list(region, options) {
				for await (const page of region.pages('codedeploy', 'ListDeploymentConfigs', {}, options)) {
					const names = page.deploymentConfigsList ?? [];
					yield names.filter((name) => told.test(name)).map(named);
					for (const name of names.filter((other) => !told.test(other)))
						yield [itemOf(await readConfiguration(region, name, options))];
				}
			},
		},
	],
	id: ({ name }) => name,
	name: ({ name }) => name,
	/** AWS keeps no state of a configuration. */
	state: ({ name }) => (isPredefined(name) ? 'predefined' : 'custom'),
	tone: () => 'idle',
	settled: () => true,
	order: (a, b) => rank(a) - rank(b),
	watch: ({ rule }) => ({ rule }),
	columns: [
		{
			id: 'name',
			header: 'CONFIGURATION',
			value: ({ name }) => name,
			width: { min: 30, max: 60, grow: 1 },
			priority: 0,
		},
		{ id: 'platform', header: 'PLATFORM', value: ({ platform }) => platform, width: { min: 8 }, priority: 2 },
		{
			id: 'rule',
			header: 'RULE',
			value: ({ rule }) => rule,
			width: { min: 24, max: 60, grow: 1 },
			priority: 0,
		},
		{
			id: 'zonal',
			header: 'ZONES',
			value: ({ zonal }) => (zonal ? 'one at a time' : ''),
			width: { min: 13 },
			priority: 4,
		},
		{
			id: 'age',
			header: 'AGE',
			value: ({ createdAt }, { now }) => (createdAt === undefined ? '' : age(now - createdAt)),
			time: ({ createdAt }) => createdAt,
			sort: ({ createdAt = 0 }) => -createdAt,
			width: { min: 5 },
			align: 'right',
			priority: 3,
		},
	],
	pane: ['name', 'rule'],
	summary: (items) => String(items.length),
	arn: ({ name }, { account, region }) => `arn:aws:codedeploy:${region}:${account}:deploymentconfig:${name}`,
	consoleUrl: ({ name }, { region }) =>
		`https://${region}.console.aws.amazon.com/codesuite/codedeploy/deployment-configurations/${encodeURIComponent(name)}?region=${region}`,
	async describe(region, { name }, { now }, options) {
		const info = await readConfiguration(region, name, options);
		const { zonalConfig: zonal } = info;
		const item = itemOf(info);
		return {
			sections: [
				{
					title: name,
					fields: fieldsOf({
						rule: item.rule,
						platform: item.platform,
						id: info.deploymentConfigId,
						created: whenText(info.createTime, now),
						...(zonal
							? {
									'first zone watched': seconds(
										zonal.firstZoneMonitorDurationInSeconds ?? zonal.monitorDurationInSeconds,
									),
									'each zone watched': seconds(zonal.monitorDurationInSeconds),
								}
							: {}),
					}),
				},
			],
			raw: info,
		};
	},
	related: () => [
		{
			title: 'groups that use it',
			kind: 'deployment-groups',
			filter: ({ name }) => quoted('configuration:', name),
		},
	],
};

const seconds = (value: number | undefined) => (value === undefined ? undefined : `${value} s`);

/** What deploys to instances first, one's own before AWS's. */
const rank = ({ name, platform }: DeploymentConfiguration) =>
	(platform === 'Server' ? 0 : 2) + Number(isPredefined(name));

/** What GetDeploymentConfig tells, with the name. */
export async function readConfiguration(
	region: Region,
	deploymentConfigName: string,
	options: CallOptions,
): Promise<DeploymentConfigInfo> {
	const input = { deploymentConfigName };
	const { deploymentConfigInfo = {} } = await region.call(
		'codedeploy',
		'GetDeploymentConfig',
		input,
		options,
	);
	return { deploymentConfigName, ...deploymentConfigInfo };
}

const named = (name: string): DeploymentConfiguration => ({
	name,
	platform: told.exec(name)?.[1] ?? '',
	rule: '',
	zonal: false,
});

const itemOf = (info: DeploymentConfigInfo): DeploymentConfiguration => ({
	name: info.deploymentConfigName ?? '',
	platform: info.computePlatform ?? 'Server',
	rule: configurationRule(info),
	zonal: info.zonalConfig !== undefined,
	createdAt: info.createTime?.getTime(),
});
