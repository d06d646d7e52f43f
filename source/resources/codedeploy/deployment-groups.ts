import { age } from '../../text/age.ts';
import { quoted } from '../quoted.ts';
import type { Relation, Resource, Tone } from '../resource.ts';
import { applicationNames, groupNames } from './application-names.ts';
import { batches } from './batches.ts';
import { type DeploymentGroup, deploymentGroup } from './deployment-group.ts';
import { deploymentTones, isDeploymentOver } from './deployment-status.ts';
import { describeGroup } from './describe-group.ts';

declare module '../resource.ts' {
	interface Kinds {
		'deployment-groups': DeploymentGroup;
	}
}

const toneOf = ({ lastAttempted }: DeploymentGroup): Tone =>
	lastAttempted ? (deploymentTones[lastAttempted.status] ?? 'busy') : 'idle';

export const deploymentGroups: Resource<DeploymentGroup> = {
	kind: 'deployment-groups',
	title: 'Deployment groups',
	singular: 'deployment group',
	aliases: ['deployment-group', 'dg', 'groups'],
	sources: [
		{
			title: 'CodeDeploy groups',
			// Three calls for each application and one more: of ten applications half a minute's worth.
			rhythm: { settled: 120, moving: 30, background: 600 },
			async *list(region, options) {
				for await (const applications of applicationNames(region, options))
					for (const applicationName of applications) {
						const names = await groupNames(region, applicationName, options);
						for (const deploymentGroupNames of batches(names)) {
							const { deploymentGroupsInfo = [] } = await region.call(
								'codedeploy',
								'BatchGetDeploymentGroups',
								{ applicationName, deploymentGroupNames },
								options,
							);
							yield deploymentGroupsInfo.map(deploymentGroup);
						}
					}
			},
		},
	],
	id: ({ id }) => id,
	name: ({ name }) => name,
	/** AWS gives a group no state of its own: it is as its last deployment. */
	state: ({ lastAttempted }) => lastAttempted?.status ?? 'never deployed',
	tone: toneOf,
	settled: ({ lastAttempted }) => lastAttempted === undefined || isDeploymentOver(lastAttempted.status),
	attention: (item) => toneOf(item) === 'bad',
	facets: ({ platform }) => ({ platform }),
	watch: ({ revision, configuration, style }) => ({ revision, configuration, style }),
	columns: [
		{
			id: 'name',
			header: 'GROUP',
			value: ({ name }) => name,
			width: { min: 16, max: 40, grow: 1 },
			priority: 0,
		},
		{
			id: 'application',
			header: 'APPLICATION',
			value: ({ application }) => application,
			width: { min: 14, max: 32 },
			priority: 2,
		},
		{
			id: 'revision',
			header: 'REVISION',
			value: ({ revision }) => revision,
			width: { min: 8, max: 24 },
			priority: 1,
		},
		{
			id: 'last',
			header: 'LAST',
			value: (item) => deploymentGroups.state(item),
			tone: toneOf,
			width: { min: 14 },
			priority: 0,
		},
		{
			id: 'age',
			header: 'AGE',
			value: ({ lastAttempted: last }, { now }) => (last ? age(now - (last.endedAt ?? last.createdAt)) : ''),
			time: ({ lastAttempted: last }) => last?.endedAt ?? last?.createdAt,
			sort: ({ lastAttempted: last }) => -(last?.endedAt ?? last?.createdAt ?? 0),
			width: { min: 4 },
			align: 'right',
			priority: 3,
		},
		{ id: 'style', header: 'STYLE', value: ({ style }) => style, width: { min: 10 }, priority: 4 },
		{
			id: 'configuration',
			header: 'CONFIGURATION',
			value: ({ configuration }) => configuration,
			width: { min: 29, max: 40 },
			priority: 5,
		},
		{
			id: 'rollback',
			header: 'ROLLBACK',
			value: ({ rollsBackOn }) => (rollsBackOn.length > 0 ? 'automatic' : 'none'),
			width: { min: 9 },
			priority: 6,
		},
		{
			id: 'where',
			header: 'WHERE',
			value: ({ autoScalingGroups, tagSets }) =>
				[...autoScalingGroups, ...tagSets.flat().map(({ key, value }) => `${key}=${value}`)].join(', '),
			width: { min: 16, grow: 2 },
			priority: 7,
		},
	],
	pane: ['name', 'revision', 'last'],
	summary(items) {
		const moving = items.filter((item) => !deploymentGroups.settled(item)).length;
		const failed = items.filter((item) => toneOf(item) === 'bad').length;
		return [
			String(items.length),
			...(moving > 0 ? [`${moving} being deployed to`] : []),
			...(failed > 0 ? [`${failed} failed last`] : []),
		].join(' · ');
	},
	arn: ({ application, name }, { account, region }) =>
		`arn:aws:codedeploy:${region}:${account}:deploymentgroup:${application}/${name}`,
	consoleUrl: ({ application, name }, { region }) =>
		`https://${region}.console.aws.amazon.com/codesuite/codedeploy/applications/${encodeURIComponent(application)}/deployment-groups/${encodeURIComponent(name)}?region=${region}`,
	describe: describeGroup,
	related: ({ autoScalingGroups, tagSets, alarms }) => [
		{
			title: 'its deployments',
			kind: 'deployments',
			filter: ({ application, name }) => [quoted('name:', application), quoted('group:', name)].join(' '),
		},
		{
			title: 'revisions of its application',
			kind: 'revisions',
			filter: ({ application }) => quoted('application:', application),
		},
		{
			title: 'its application',
			kind: 'codedeploy-applications',
			filter: ({ application }) => quoted('name:', application),
		},
		{
			title: 'its configuration',
			kind: 'deployment-configurations',
			filter: ({ configuration }) => quoted('name:', configuration),
		},
		...autoScalingGroups.map(
			(group): Relation<DeploymentGroup> => ({
				title: `instances of ${group}`,
				kind: 'instances',
				filter: () => quoted('aws:autoscaling:groupName=', group),
			}),
		),
		...tagSets.flat().flatMap(({ key, value }): Relation<DeploymentGroup>[] =>
			key === ''
				? []
				: [
						{
							title: `instances with ${key}=${value || '*'}`,
							kind: 'instances',
							filter: () => `${quoted('', key)}${quoted('=', value || '*')}`,
						},
					],
		),
		...alarms.map(
			(alarm): Relation<DeploymentGroup> => ({
				title: `alarm ${alarm}`,
				kind: 'alarms',
				filter: () => quoted('name:', alarm),
			}),
		),
	],
};
