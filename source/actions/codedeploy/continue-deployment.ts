import type { CallOptions, Region } from '../../aws/region.ts';
import { alarmStates } from '../../resources/codedeploy/alarm-states.ts';
import { groupId } from '../../resources/codedeploy/deployment-group.ts';
import type { Action, Choice } from '../action.ts';
import { armedField, bakeField, minutesIn } from '../bake-fields.ts';
import { type DeploymentNow, deploymentNow, isUnderWay, nothingToDo, underWayIn } from './deployment-now.ts';
import { endWaitPlan } from './end-wait-plan.ts';
import { groupNow } from './group-now.ts';
import { attempt } from './read.ts';
import { rerouteBake, usualBake } from './reroute-bake.ts';
import { type RerouteFacts, reroutePlan } from './reroute-plan.ts';
import { fleetsOf } from './two-fleets.ts';

/** Ends a wait of a blue/green deployment: reroutes the traffic now, or ends the originals now. */
export const continueDeployment: Action<'deployments'> = {
	id: 'continue-deployment',
	kind: 'deployments',
	title: 'Continue deployment',
	risk: 'disruptive',
	takes: 'one',
	appliesTo: isUnderWay,
	from: { 'deployment-groups': underWayIn },
	async form(context) {
		const now = await deploymentNow(context.region, context, context);
		const choices = waitsOf(now);
		return [
			{
				name: 'wait',
				label: 'do now',
				help: choices.length === 0 ? `${waitsForNothing(now)}: nothing can be done now` : undefined,
				type: 'choice',
				choices,
				default: choices[0]?.value,
			},
			...(choices[0]?.value === 'reroute' ? [bakeField(usualBake(now)), armedField('rolls back')] : []),
		];
	},
	async plan(context) {
		const { region, answers } = context;
		const options = { signal: context.signal };
		const now = await deploymentNow(region, context, options);
		const waits = waitsOf(now).map(({ value }) => value);
		const wait = answers.wait || waits[0];
		if (wait === undefined || !waits.includes(wait))
			return nothingToDo('continue-deployment', now, waitsForNothing(now));
		if (wait === 'reroute') {
			const facts = await rerouteFacts(region, now, options);
			const minutes = minutesIn(answers.bake ?? '') ?? 0;
			const armed = answers.armed === 'yes';
			const bake = minutes > 0 ? rerouteBake(now, facts.group, { minutes, armed }) : undefined;
			return reroutePlan({ ...facts, bake });
		}
		return endWaitPlan(now, await fleetsOf(region, now, options));
	},
};

/** What a deployment waits for that a person can end: at most one at a time. */
export function waitsOf({ info, title, before }: DeploymentNow): Choice[] {
	if (info.status === 'Ready')
		return [{ value: 'reroute', label: 'reroute', hint: `the traffic moves to ${title}` }];
	if (info.status === 'InProgress' && info.instanceTerminationWaitTimeStarted)
		return [
			{
				value: 'end',
				label: 'end the originals',
				hint: `those with ${before || 'what ran before'} are terminated`,
			},
		];
	return [];
}

const waitsForNothing = ({ id, info }: DeploymentNow) =>
	info.deploymentStyle?.deploymentType === 'BLUE_GREEN'
		? `${id} is ${info.status}, and waits for nothing at the moment`
		: `${id} is in place: only a blue/green deployment waits to be continued`;

export async function rerouteFacts(
	region: Region,
	now: DeploymentNow,
	options: CallOptions,
): Promise<RerouteFacts> {
	const { applicationName = '' } = now.info;
	const [{ group }, fleets] = await Promise.all([
		groupNow(region, groupId(applicationName, now.group), options),
		fleetsOf(region, now, options),
	]);
	const alarms = await attempt(
		async () => (group.alarms.length > 0 ? await alarmStates(region, group.alarms, options) : new Map()),
		options,
	);
	return { now, group, fleets, alarms };
}
