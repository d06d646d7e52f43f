import type { ApplicationInfo, DeploymentGroupInfo } from '@aws-sdk/client-codedeploy';
import { age } from '../../text/age.ts';
import { fieldsOf, whenText } from '../detail-fields.ts';
import { quoted } from '../quoted.ts';
import type { Field, Resource } from '../resource.ts';
import { applicationNames, groupNames } from './application-names.ts';
import { batches, mostApplications } from './batches.ts';
import { deploymentGroup } from './deployment-group.ts';
import { deploymentTones } from './deployment-status.ts';

/** A CodeDeploy application: what groups and revisions belong to (SDK type ApplicationInfo). */
export interface CodeDeployApplication {
	name: string;
	/** AWS's own id, which nothing else asks for. */
	applicationId: string;
	/** `Server`, `Lambda`, `ECS` */
	platform: string;
	/** Name of the connection to GitHub; '' without one. */
	gitHub: string;
	/** Milliseconds since the epoch. */
	createdAt: number;
}

declare module '../resource.ts' {
	interface Kinds {
		'codedeploy-applications': CodeDeployApplication;
	}
}

export const codedeployApplications: Resource<CodeDeployApplication> = {
	kind: 'codedeploy-applications',
	title: 'CodeDeploy applications',
	singular: 'CodeDeploy application',
	aliases: ['codedeploy-application', 'codedeploy', 'cd-apps'],
	sources: [
		{
			title: 'CodeDeploy applications',
			rhythm: { settled: 120, moving: 120, background: 600 },
			async *list(region, options) {
				for await (const names of applicationNames(region, options))
					for (const batch of batches(names, mostApplications)) {
						const { applicationsInfo = [] } = await region.call(
							'codedeploy',
							'BatchGetApplications',
							{ applicationNames: batch },
							options,
						);
						yield applicationsInfo.map(itemOf);
					}
			},
		},
	],
	id: ({ name }) => name,
	name: ({ name }) => name,
	/** AWS keeps no state of an application. */
	state: ({ platform }) => platform,
	tone: () => 'idle',
	settled: () => true,
	watch: ({ platform }) => ({ platform }),
	columns: [
		{
			id: 'name',
			header: 'APPLICATION',
			value: ({ name }) => name,
			width: { min: 20, max: 60, grow: 1 },
			priority: 0,
		},
		{ id: 'platform', header: 'PLATFORM', value: ({ platform }) => platform, width: { min: 8 }, priority: 1 },
		{
			id: 'github',
			header: 'GITHUB',
			value: ({ gitHub }) => gitHub,
			width: { min: 12, max: 30 },
			priority: 3,
		},
		{
			id: 'age',
			header: 'AGE',
			value: ({ createdAt }, { now }) => age(now - createdAt),
			time: ({ createdAt }) => createdAt,
			sort: ({ createdAt }) => -createdAt,
			width: { min: 4 },
			align: 'right',
			priority: 2,
		},
	],
	pane: ['name', 'platform', 'age'],
	summary: (items) => String(items.length),
	arn: ({ name }, { account, region }) => `arn:aws:codedeploy:${region}:${account}:application:${name}`,
	consoleUrl: ({ name }, { region }) =>
		`https://${region}.console.aws.amazon.com/codesuite/codedeploy/applications/${encodeURIComponent(name)}?region=${region}`,
	async describe(region, item, { now }, options) {
		const applicationName = item.name;
		const names = await groupNames(region, applicationName, options);
		const groups: DeploymentGroupInfo[] = [];
		for (const deploymentGroupNames of batches(names)) {
			const input = { applicationName, deploymentGroupNames };
			const page = await region.call('codedeploy', 'BatchGetDeploymentGroups', input, options);
			groups.push(...(page.deploymentGroupsInfo ?? []));
		}
		return {
			sections: [
				{
					title: applicationName,
					fields: fieldsOf({
						id: item.applicationId,
						platform: item.platform,
						'GitHub connection': item.gitHub,
						created: whenText(new Date(item.createdAt), now),
					}),
				},
				{ title: 'Deployment groups', fields: groups.map(groupField) },
			],
			raw: { application: item, deploymentGroups: groups },
		};
	},
	related: () => [
		{
			title: 'its deployment groups',
			kind: 'deployment-groups',
			filter: ({ name }) => quoted('application:', name),
		},
		{ title: 'its revisions', kind: 'revisions', filter: ({ name }) => quoted('application:', name) },
		{ title: 'its deployments', kind: 'deployments', filter: ({ name }) => quoted('name:', name) },
	],
};

function groupField(info: DeploymentGroupInfo): Field {
	const { name, style, configuration, revision, lastAttempted } = deploymentGroup(info);
	const tone = lastAttempted && deploymentTones[lastAttempted.status];
	const pieces = [revision, lastAttempted?.status ?? 'never deployed', style, configuration];
	return { label: name, value: pieces.filter(Boolean).join('  '), ...(tone ? { tone } : {}) };
}

const itemOf = (info: ApplicationInfo): CodeDeployApplication => ({
	name: info.applicationName ?? '',
	applicationId: info.applicationId ?? '',
	platform: info.computePlatform ?? 'Server',
	gitHub: info.gitHubAccountName ?? '',
	createdAt: info.createTime?.getTime() ?? 0,
});
