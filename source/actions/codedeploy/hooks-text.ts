/** Which scripts run on each instance, whose, and for how long at most. */
import type { AppSpecHook } from '../../bundle/app-spec/app-spec.ts';
import type { AppSpecFound } from '../../bundle/app-spec/app-spec-found.ts';
import type { DeploymentGroup } from '../../resources/codedeploy/deployment-group.ts';

/** A revision as the hooks' lines call it, with what it says of itself. */
export interface Spoken {
	title: string;
	appspec: AppSpecFound;
}

/**
 * The agent runs these out of the revision that was deployed last with success, all others out of the new one.
 * https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-hooks.html
 */
const ofThePrevious: ReadonlySet<string> = new Set([
	'BeforeBlockTraffic',
	'AfterBlockTraffic',
	'ApplicationStop',
]);

/** Only where instances are taken out of a load balancer. */
const withTraffic = /Traffic$/;

/** Lines of a plan's course. `previous` is what runs; undefined where nothing was deployed yet. */
export function hookLines(group: DeploymentGroup, next: Spoken, previous: Spoken | undefined): string[] {
	const lines = group.fleets
		? [
				hooksLine(`on each replacement`, next, (event) => wants(group, event, false)),
				previous &&
					hooksLine('on each original, when the traffic leaves it', previous, (event) =>
						/BlockTraffic$/.test(event),
					),
			]
		: [
				previous && hooksLine('first on each', previous, (event) => wants(group, event, true)),
				hooksLine(previous ? 'then' : 'on each', next, (event) => wants(group, event, false)),
			];
	return lines.filter((line) => line !== undefined);
}

const wants = ({ trafficControl, fleets }: DeploymentGroup, event: string, previous: boolean) =>
	ofThePrevious.has(event) === previous &&
	(trafficControl || fleets !== undefined || !withTraffic.test(event));

function hooksLine(
	when: string,
	{ title, appspec }: Spoken,
	wanted: (event: string) => boolean,
): string | undefined {
	if (appspec.state === 'unread')
		return `${when}: the hooks of ${title}, which are not known: ${appspec.reason}`;
	if (!appspec.appspec) return `${when}: the hooks of ${title}, which are not known`;
	const hooks = appspec.appspec.hooks.filter(({ event }) => wanted(event));
	if (hooks.length === 0) return undefined;
	return `${when}, of ${title}: ${hooks.map(hookText).join(' → ')}`;
}

const hookText = ({ event, location, timeout }: AppSpecHook) => `${event} ${location} (${timeout} s)`;
