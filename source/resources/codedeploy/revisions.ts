import { age } from '../../text/age.ts';
import { fieldsOf, whenText } from '../detail-fields.ts';
import { quoted } from '../quoted.ts';
import type { Resource } from '../resource.ts';
import { applicationNames } from './application-names.ts';
import { newestRevisions } from './newest-revisions.ts';
import { type Revision, revisionOf } from './revision.ts';

declare module '../resource.ts' {
	interface Kinds {
		revisions: Revision;
	}
}

const beganAt = ({ registeredAt, firstUsedAt }: Revision): number => registeredAt ?? firstUsedAt ?? 0;

export const revisions: Resource<Revision> = {
	kind: 'revisions',
	title: 'Revisions',
	singular: 'revision',
	aliases: ['revision', 'rev', 'revs'],
	sources: [
		{
			title: 'CodeDeploy revisions',
			rhythm: { settled: 120, moving: 120, background: 600 },
			async *list(region, options) {
				for await (const applications of applicationNames(region, options))
					for (const application of applications) yield* newestRevisions(region, application, options);
			},
		},
	],
	id: ({ id }) => id,
	name: ({ title, address }) => title || address,
	/** AWS keeps no state of a revision: what matters is whether it is, or ever was, deployed. */
	state: ({ groups, lastUsedAt }) =>
		groups.length > 0 ? 'deployed' : lastUsedAt === undefined ? 'never deployed' : 'was deployed',
	tone: ({ groups }) => (groups.length > 0 ? 'good' : 'idle'),
	settled: () => true,
	order: (a, b) => beganAt(b) - beganAt(a),
	// Only the newest are listed.
	lapses: () => true,
	watch: ({ groups }) => ({ groups: groups.join(', ') }),
	columns: [
		{
			id: 'name',
			header: 'REVISION',
			value: (item) => revisions.name(item),
			width: { min: 12, max: 36, grow: 1 },
			priority: 0,
		},
		{
			id: 'application',
			header: 'APPLICATION',
			value: ({ application }) => application,
			width: { min: 14, max: 32 },
			priority: 1,
		},
		{
			id: 'state',
			header: 'STATE',
			value: (item) => revisions.state(item),
			tone: ({ groups }) => (groups.length > 0 ? 'good' : undefined),
			width: { min: 14 },
			priority: 0,
		},
		{
			id: 'registered',
			header: 'REGISTERED',
			value: (item, { now }) => (beganAt(item) === 0 ? '' : age(now - beganAt(item))),
			time: (item) => beganAt(item) || undefined,
			sort: (item) => -beganAt(item),
			width: { min: 10 },
			align: 'right',
			priority: 2,
		},
		{
			id: 'used',
			header: 'USED',
			value: ({ lastUsedAt }, { now }) => (lastUsedAt === undefined ? '' : age(now - lastUsedAt)),
			time: ({ lastUsedAt }) => lastUsedAt,
			sort: ({ lastUsedAt = 0 }) => -lastUsedAt,
			width: { min: 5 },
			align: 'right',
			priority: 4,
		},
		{
			id: 'groups',
			header: 'GROUPS',
			value: ({ groups }) => groups.join(', '),
			width: { min: 16, max: 40 },
			priority: 5,
		},
		{
			id: 'description',
			header: 'DESCRIPTION',
			value: ({ description }) => description,
			width: { min: 16, max: 60, grow: 2 },
			priority: 3,
		},
		{
			id: 'address',
			header: 'WHERE',
			value: ({ address }) => address,
			width: { min: 30, max: 80, grow: 1 },
			priority: 6,
		},
	],
	pane: ['name', 'application', 'state', 'registered'],
	summary(items) {
		const fresh = items.filter((item) => revisions.state(item) === 'never deployed').length;
		return fresh > 0 ? `${items.length} · ${fresh} never deployed` : String(items.length);
	},
	consoleUrl: ({ application }, { region }) =>
		`https://${region}.console.aws.amazon.com/codesuite/codedeploy/applications/${encodeURIComponent(application)}/revisions?region=${region}`,
	async describe(region, item, { now }, options) {
		const { revisions: [info] = [] } = await region.call(
			'codedeploy',
			'BatchGetApplicationRevisions',
			{ applicationName: item.application, revisions: [item.location] },
			options,
		);
		const told = info ? revisionOf(item.application, info) : item;
		const { s3Location, gitHubLocation } = told.location;
		const when = (time: number | undefined) =>
			time === undefined ? undefined : whenText(new Date(time), now);
		return {
			sections: [
				{
					title: `${told.application} ${revisions.name(told)}`,
					fields: fieldsOf({
						state: revisions.state(told),
						description: told.description,
						'target of': told.groups.join(', '),
						registered: when(told.registeredAt),
						'first used': when(told.firstUsedAt),
						'last used': when(told.lastUsedAt),
					}),
				},
				{
					title: 'Where',
					fields: fieldsOf({
						address: told.address,
						bucket: s3Location?.bucket,
						key: s3Location?.key,
						type: s3Location?.bundleType,
						version: s3Location?.version,
						'entity tag': s3Location?.eTag,
						repository: gitHubLocation?.repository,
						commit: gitHubLocation?.commitId,
					}),
				},
			],
			raw: info ?? item,
		};
	},
	related: () => [
		{
			title: 'its deployments',
			kind: 'deployments',
			filter: ({ application, address }) =>
				[quoted('name:', application), quoted('revision:', address)].join(' '),
		},
		{
			title: 'its application',
			kind: 'codedeploy-applications',
			filter: ({ application }) => quoted('name:', application),
		},
		{
			title: 'groups it is deployed to',
			kind: 'deployment-groups',
			filter: ({ application, title, groups }) =>
				groups.length > 0
					? [quoted('application:', application), quoted('revision:', title)].join(' ')
					: undefined,
		},
	],
};
