/** What there is to know of a group before something is deployed to it. */
import type { DeploymentConfigInfo, DeploymentInfo, RevisionLocation } from '@aws-sdk/client-codedeploy';
import type { CallOptions, Region } from '../../aws/region.ts';
import type { AppSpecFound } from '../../bundle/app-spec/app-spec-found.ts';
import { appSpecOf } from '../../bundle/app-spec/app-spec-of.ts';
import { type AlarmState, alarmStates } from '../../resources/codedeploy/alarm-states.ts';
import { readConfiguration } from '../../resources/codedeploy/configurations.ts';
import type { DeploymentGroup } from '../../resources/codedeploy/deployment-group.ts';
import { type GroupTarget, groupTargets } from '../../resources/codedeploy/group-targets.ts';
import { activeDeployments, deploymentsInfo } from './group-deployments.ts';
import type { GroupNow } from './group-now.ts';
import { attempt, type Read } from './read.ts';
import { groupOfReplacements } from './replacements.ts';
import type { Wishes } from './wishes.ts';

export interface GroupFacts {
	group: DeploymentGroup;
	/** The configuration that is asked for. */
	configuration: Read<DeploymentConfigInfo>;
	/** The instances that it deploys to; of blue/green those that it replaces. */
	targets: Read<GroupTarget[]>;
	/** Those that replace them, where they are there already. */
	replacements?: Read<GroupTarget[]>;
	active: Read<DeploymentInfo[]>;
	/** What its last successful deployment brought, and what that says of its hooks. */
	previous?: { location: RevisionLocation; appspec: AppSpecFound };
	/** Of the alarms named in the group, whether they are watched or not. */
	alarms: Read<ReadonlyMap<string, AlarmState>>;
	/** Names of alarms that the group has and does not look at. */
	unwatched: string[];
}

export async function groupFacts(
	region: Region,
	{ group, info }: GroupNow,
	{ configuration, replacements }: Wishes,
	options: CallOptions,
): Promise<GroupFacts> {
	const watched = new Set(group.alarms);
	const named = (info.alarmConfiguration?.alarms ?? []).flatMap(({ name }) => name ?? []);
	const [last, configured, active, alarms] = await Promise.all([
		lastDeployments(region, group, options),
		attempt(() => readConfiguration(region, configuration, options), options),
		attempt(() => activeDeployments(region, group, options), options),
		attempt(
			async () =>
				named.length > 0 ? await alarmStates(region, named, options) : new Map<string, AlarmState>(),
			options,
		),
	]);
	const location = last.get(group.lastSuccessful?.id ?? '')?.revision;
	const [targets, appspec, green] = await Promise.all([
		attempt(() => groupTargets(region, group, last, options), options),
		location && appSpecOf(region, location, options),
		replacements &&
			attempt(
				() => groupTargets(region, groupOfReplacements(group, replacements), new Map(), options),
				options,
			),
	]);
	return {
		group,
		configuration: configured,
		targets,
		...(green ? { replacements: green } : {}),
		active,
		...(location && appspec ? { previous: { location, appspec } } : {}),
		alarms,
		unwatched: named.filter((name) => !watched.has(name)),
	};
}

async function lastDeployments(
	region: Region,
	{ lastSuccessful, lastAttempted }: DeploymentGroup,
	options: CallOptions,
): Promise<ReadonlyMap<string, DeploymentInfo>> {
	const ids = [...new Set([lastSuccessful, lastAttempted].flatMap((last) => last?.id ?? []))];
	const infos = await deploymentsInfo(region, ids, options);
	return new Map(infos.map((info) => [info.deploymentId ?? '', info]));
}
