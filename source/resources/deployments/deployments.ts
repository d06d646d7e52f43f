import { age } from '../../text/age.ts';
import { progressBar } from '../../text/progress-bar.ts';
import { quoted } from '../quoted.ts';
import type { Resource, Tone } from '../resource.ts';
import { codeDeployDeployments } from './codedeploy-deployments.ts';
import { describeDeployment } from './describe.ts';
import { environmentUpdates } from './environment-updates.ts';
import { stackOperations } from './stack-operations.ts';

/** One thing that is, or was, being deployed: whatever service does it. */
export interface Deployment {
	/** Unique over the services. */
	id: string;
	service: 'CodeDeploy' | 'Beanstalk' | 'Stack';
	/** AWS's own id: of the deployment, the environment, the stack. */
	subjectId: string;
	/** Of the application, the environment, the stack. */
	name: string;
	/** Where it goes: a deployment group. */
	group?: string;
	version: string;
	/** Where the revision is, of CodeDeploy alone: `s3://bucket/key`. */
	revision?: string;
	/** AWS's own word: `InProgress`, `Updating`, `UPDATE_COMPLETE`. */
	status: string;
	tone: Tone;
	settled: boolean;
	/** It is not over, but waits for a person or for its time to come: `message` says for which. */
	waits?: true;
	/** Targets that are through, of how many. */
	counts?: { done: number; failed: number; total: number };
	/** Milliseconds since the epoch. */
	startedAt: number;
	endedAt?: number;
	/** Who began it: `user`, `autoscaling`, `codeDeployRollback`. */
	by: string;
	/** Why it failed, what it waits for, or what AWS says of it. */
	message: string;
	/** Ids of the CodeDeploy deployments that take it back, and that it takes back. */
	rolledBackBy?: string;
	rollsBack?: string;
	/** It is from before the newest, and was read only when there was time: that it is known is no news. */
	past?: true;
}

declare module '../resource.ts' {
	interface Kinds {
		deployments: Deployment;
	}
}

const isOver = ({ settled, waits }: Deployment): boolean => settled && !waits;

export const deployments: Resource<Deployment> = {
	kind: 'deployments',
	title: 'Deployments',
	singular: 'deployment',
	aliases: ['d', 'deploy', 'deployment', 'cd', 'stacks'],
	sources: [codeDeployDeployments, environmentUpdates, stackOperations],
	id: ({ id }) => id,
	ownId: ({ subjectId }) => subjectId,
	name: ({ name }) => name,
	state: ({ status }) => status,
	tone: ({ tone }) => tone,
	settled: ({ settled }) => settled,
	attention: ({ tone, waits, endedAt }, { now }) =>
		(tone === 'bad' && now - (endedAt ?? now) < 3_600_000) || waits === true,
	order: (a, b) => Number(isOver(a)) - Number(isOver(b)) || b.startedAt - a.startedAt,
	facets: ({ service, subjectId, group = '', revision = '', by }) => ({
		service,
		deployment: subjectId,
		group,
		revision,
		by,
	}),
	// Only the newest are listed.
	lapses: () => true,
	news: ({ past, status }) => (past ? '' : `new deployment, ${status}`),
	watch: ({ status }) => ({ status }),
	columns: [
		{
			id: 'name',
			header: 'DEPLOYMENT',
			value: ({ name }) => name,
			width: { min: 13, max: 36, grow: 1 },
			priority: 0,
		},
		{ id: 'service', header: 'SERVICE', value: ({ service }) => service, width: { min: 10 }, priority: 3 },
		{
			id: 'version',
			header: 'VERSION',
			value: ({ version }) => version,
			width: { min: 7, max: 20 },
			priority: 2,
		},
		{
			id: 'status',
			header: 'STATUS',
			value: ({ status }) => status,
			width: { min: 11, max: 36 },
			tone: ({ tone }) => tone,
			priority: 0,
		},
		{
			id: 'progress',
			header: 'PROGRESS',
			value: progressText,
			sort: (item) => shareOf(item) ?? -1,
			width: { min: 19, max: 26, grow: 1 },
			tone: ({ settled, waits }) => (waits ? 'warning' : settled ? undefined : 'busy'),
			priority: 1,
		},
		{
			id: 'now',
			header: 'NOW',
			value: (item) => (isOver(item) ? item.status : progressText(item) || item.status),
			width: { min: 12, max: 30 },
			tone: ({ tone }) => tone,
			priority: 0,
			paneOnly: true,
		},
		{
			id: 'age',
			header: 'AGE',
			value: ({ startedAt, endedAt }, { now }) => age(now - (endedAt ?? startedAt)),
			time: ({ startedAt, endedAt }) => endedAt ?? startedAt,
			sort: ({ startedAt }) => -startedAt,
			width: { min: 4 },
			align: 'right',
			priority: 1,
		},
		{
			id: 'group',
			header: 'GROUP',
			value: ({ group = '' }) => group,
			width: { min: 12, max: 24 },
			priority: 6,
		},
		{ id: 'by', header: 'BY', value: ({ by }) => by, width: { min: 8, max: 20 }, priority: 5 },
		{
			id: 'message',
			header: 'MESSAGE',
			value: ({ message }) => message,
			width: { min: 16, grow: 2 },
			priority: 4,
		},
	],
	pane: ['name', 'service', 'version', 'now', 'age'],
	summary(items) {
		const moving = items.filter(({ settled }) => !settled).length;
		const waiting = items.filter(({ waits }) => waits).length;
		const waits = waiting > 0 ? [`${waiting} waiting`] : [];
		return [`${moving > 0 ? moving : 'none'} under way`, ...waits, items.length].join(' · ');
	},
	consoleUrl: ({ service, subjectId }, { region }) => {
		const host = `https://${region}.console.aws.amazon.com`;
		if (service === 'CodeDeploy')
			return `${host}/codesuite/codedeploy/deployments/${subjectId}?region=${region}`;
		if (service === 'Beanstalk')
			return `${host}/elasticbeanstalk/home?region=${region}#/environment/dashboard?environmentId=${subjectId}`;
		return `${host}/cloudformation/home?region=${region}#/stacks/stackinfo?stackId=${encodeURIComponent(subjectId)}`;
	},
	describe: describeDeployment,
	related: () => [
		{
			title: 'its rollback',
			kind: 'deployments',
			filter: ({ rolledBackBy }) => quoted('deployment:', rolledBackBy),
		},
		{
			title: 'what it rolls back',
			kind: 'deployments',
			filter: ({ rollsBack }) => quoted('deployment:', rollsBack),
		},
		{
			title: 'its deployment group',
			kind: 'deployment-groups',
			filter: ({ service, name, group }) =>
				service === 'CodeDeploy'
					? [quoted('application:', name), quoted('name:', group)].join(' ')
					: undefined,
		},
		{
			title: 'its revision',
			kind: 'revisions',
			filter: ({ name, revision }) =>
				revision ? [quoted('application:', name), quoted('address:', revision)].join(' ') : undefined,
		},
		{
			title: 'its environment',
			kind: 'environments',
			filter: ({ service, name }) => (service === 'Beanstalk' ? quoted('name:', name) : undefined),
		},
		{
			title: 'its instances',
			kind: 'instances',
			filter: ({ service, name }) =>
				service === 'Beanstalk'
					? quoted('elasticbeanstalk:environment-name=', name)
					: service === 'Stack'
						? quoted('aws:cloudformation:stack-name=', name)
						: undefined,
		},
		{ title: 'others of it', kind: 'deployments', filter: ({ name }) => quoted('name:', name) },
	],
};

function shareOf({ counts }: Deployment): number | undefined {
	return counts && counts.total > 0 ? (counts.done + counts.failed) / counts.total : undefined;
}

function progressText(item: Deployment): string {
	const { counts, message } = item;
	const share = shareOf(item);
	if (isOver(item)) return counts && counts.failed > 0 ? `${counts.failed} of ${counts.total} failed` : '';
	if (message !== '' || share === undefined || !counts) return message;
	const through = `${counts.done}/${counts.total}`.padStart(5);
	const failed = counts.failed > 0 ? ` ✗${counts.failed}` : '';
	return `${through} ${progressBar(share, 8)} ${Math.round(share * 100)} %${failed}`;
}
