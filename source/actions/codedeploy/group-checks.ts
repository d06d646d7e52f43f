/** May something be deployed to the group now? */
import type { Check } from '../../operations/plan.ts';
import type { GroupTarget } from '../../resources/codedeploy/group-targets.ts';
import { nameOf, spoken } from './fleet-changes.ts';
import { type Forecast, forecast } from './forecast.ts';
import type { GroupFacts } from './group-facts.ts';
import { whyUnread } from './read.ts';
import type { Wishes } from './wishes.ts';

export const passed = (text: string): Check => ({ status: 'passed', text });
export const warning = (text: string): Check => ({ status: 'warning', text });
export const blocked = (text: string): Check => ({ status: 'blocked', text });

export function groupChecks(facts: GroupFacts, wishes: Wishes): Check[] {
	return [
		...freeChecks(facts),
		...configurationChecks(facts, wishes),
		...fleetChecks(facts),
		...alarmChecks(facts, wishes),
	];
}

export function freeChecks({ group, active: { value, problem } }: GroupFacts): Check[] {
	if (problem)
		return [
			warning(`whether something is deployed to ${group.name} now is not known: ${whyUnread(problem)}`),
		];
	if (!value || value.length === 0) return [passed(`nothing else is deployed to ${group.name} now`)];
	return value.map(({ deploymentId, status }) =>
		blocked(`${deploymentId} is ${status} in ${group.name}, and CodeDeploy takes one at a time`),
	);
}

function configurationChecks({ configuration: { problem } }: GroupFacts, { configuration }: Wishes): Check[] {
	if (!problem) return [];
	return problem.kind === 'not-found' || problem.kind === 'invalid-input'
		? [blocked(`there is no deployment configuration ${configuration}`)]
		: [warning(`what ${configuration} allows is not known: ${whyUnread(problem)}`)];
}

/** The instances that the revision is installed on. */
const deployedTo = ({ targets, replacements }: GroupFacts) => replacements ?? targets;

/** What the configuration means for this fleet; undefined where either is not known. */
export function forecastOf(facts: GroupFacts): Forecast | undefined {
	const { value } = deployedTo(facts);
	return facts.configuration.value && value && forecast(facts.configuration.value, value.length);
}

function fleetChecks(facts: GroupFacts): Check[] {
	const { group, replacements } = facts;
	const { value: targets, problem } = deployedTo(facts);
	const unseen =
		group.onPremisesTagSets.length > 0
			? [warning('it deploys to on-premises instances too, which are not counted here')]
			: [];
	if (!targets) return [warning(`its instances are not known: ${whyUnread(problem)}`), ...unseen];
	if (targets.length === 0 && replacements)
		return [blocked('there are no instances like the replacements that are named (asg:name, key=value)')];
	if (targets.length === 0 && unseen.length === 0)
		return [blocked(`${group.name} has no instances: CodeDeploy would fail at once (NO_INSTANCES)`)];
	const ahead = forecastOf(facts);
	if (ahead?.atOnce === 0 && unseen.length === 0)
		return [
			blocked(
				`of ${spoken(targets.length)} none may be out of service with this configuration: CodeDeploy would fail at once (HEALTH_CONSTRAINTS_INVALID)`,
			),
		];
	return [...aliveChecks(targets, ahead), ...aloneChecks(facts), ...unseen];
}

/** CodeDeploy tries stopped instances too, and counts them as failed. */
function aliveChecks(targets: readonly GroupTarget[], ahead: Forecast | undefined): Check[] {
	const down = targets.filter(({ state }) => state !== 'running');
	if (down.length === 0) return [passed(`${spoken(targets.length)}: running`)];
	const names = down.slice(0, 6).map((target) => `${nameOf(target)} is ${target.state}`);
	const more = down.length > 6 ? ` and ${down.length - 6} more` : '';
	const toomany = ahead && down.length > ahead.mayFail;
	const then = toomany ? 'more than may fail' : 'each counts as a failure';
	return [warning(`${names.join(', ')}${more}: ${then}`)];
}

function aloneChecks({ group, targets: { value: targets = [] } }: GroupFacts): Check[] {
	const [only, ...others] = targets;
	if (!only || others.length > 0 || group.fleets) return [];
	return [warning(`${nameOf(only)} is its only instance: nothing serves while it is deployed to`)];
}

function alarmChecks({ group, alarms: { value, problem }, unwatched }: GroupFacts, wishes: Wishes): Check[] {
	if (problem) return [warning(`its alarms are not known: ${whyUnread(problem)}`)];
	const stateOf = (name: string) => value?.get(name)?.value;
	const watched = group.alarms.flatMap((name): Check[] => {
		const state = stateOf(name);
		if (state === undefined) return [warning(`its alarm ${name} is not there`)];
		if (state !== 'ALARM') return [];
		return [
			wishes.ignoreAlarms
				? warning(`${name} is in ALARM, and does not stop this deployment`)
				: blocked(
						`${name} is in ALARM, which would stop the deployment at once (ignore-alarms=yes to deploy all the same)`,
					),
		];
	});
	const others = unwatched
		.filter((name) => stateOf(name) === 'ALARM')
		.map((name) => warning(`${name} is in ALARM; the group does not look at it`));
	const quiet = watched.length === 0 && group.alarms.length > 0;
	const text = wishes.ignoreAlarms
		? 'its alarms are not looked at'
		: `no alarm rings: ${group.alarms.join(', ')}`;
	return [...(quiet ? [passed(text)] : watched), ...others];
}
