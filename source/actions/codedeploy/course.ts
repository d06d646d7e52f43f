/** How a deployment will go, a line each. */
import type { DeploymentGroup } from '../../resources/codedeploy/deployment-group.ts';
import type { GroupTarget } from '../../resources/codedeploy/group-targets.ts';
import { minutes, nameOf, originalsText } from './fleet-changes.ts';
import { type Configuration, type Forecast, forecastText } from './forecast.ts';
import { hookLines, type Spoken } from './hooks-text.ts';
import { rollbackText, type Wishes } from './wishes.ts';

export interface Course {
	group: DeploymentGroup;
	next: Spoken;
	previous?: Spoken;
	wishes: Wishes;
	configuration?: Configuration;
	/** Undefined where the fleet or the configuration is not known. */
	ahead?: Forecast;
	targets: readonly GroupTarget[];
}

export function courseOf(course: Course): string[] {
	const { group, next, previous, wishes, configuration, ahead, targets } = course;
	const pace = configuration && ahead ? [forecastText(configuration, ahead)] : [];
	return [
		...(group.fleets ? fleetLines(group) : []),
		...pace,
		...(ahead && ahead.atOnce > 0 && !group.fleets ? orderLines(ahead, targets) : []),
		...(configuration?.zonalConfig ? ['one Availability Zone after the other'] : []),
		...(group.fleets ? [] : [trafficLine(group)]),
		...hookLines(group, next, previous),
		rollbackText(wishes, previous?.title ?? ''),
	];
}

/** Names that a line has room for. */
const mostNames = 6;

/** CodeDeploy begins with what is unhealthy, then what runs something unknown or older. */
function orderLines({ fleet, atOnce }: Forecast, targets: readonly GroupTarget[]): string[] {
	const rounds = Math.ceil(fleet / atOnce);
	const sized = rounds > 1 ? [`about ${rounds} rounds, if each takes as long`] : [];
	const unhealthy = targets.filter(({ as }) => as === 'failed' || as === 'never');
	if (unhealthy.length === 0 || unhealthy.length === targets.length) return sized;
	const names = unhealthy.slice(0, mostNames).map(nameOf).join(', ');
	const more = unhealthy.length > mostNames ? ` and ${unhealthy.length - mostNames} more` : '';
	return [...sized, `most likely begins with those that are not well: ${names}${more}`];
}

function trafficLine({ trafficControl, loadBalancers }: DeploymentGroup): string {
	if (!trafficControl)
		return 'no load balancer is told: each instance keeps its traffic while it is deployed to';
	const from = loadBalancers.length > 0 ? loadBalancers.join(', ') : 'its load balancer';
	return `each instance is taken out of ${from} first, and put back in the end`;
}

function fleetLines({ fleets, autoScalingGroups, loadBalancers }: DeploymentGroup): string[] {
	if (!fleets) return [];
	const origin =
		fleets.provisioning === 'COPY_AUTO_SCALING_GROUP'
			? `a copy of the Auto Scaling group ${autoScalingGroups.join(', ')} is created first`
			: 'the replacement instances are there already';
	const moves =
		fleets.readyWait === undefined
			? 'as soon as every replacement is ready'
			: `when it is told to (continue-deployment); after ${minutes(fleets.readyWait)} without that it stops`;
	return [
		origin,
		`the traffic${loadBalancers.length > 0 ? ` of ${loadBalancers.join(', ')}` : ''} moves ${moves}`,
		`then the originals are ${originalsText(fleets)}`,
	];
}
