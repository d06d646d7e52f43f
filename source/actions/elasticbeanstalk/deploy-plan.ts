import type { EnvironmentDescription } from '@aws-sdk/client-elastic-beanstalk';
import { literal } from '../../operations/find.ts';
import type { Check, Condition, Plan } from '../../operations/plan.ts';
import { courseOf, rollOutOf } from '../../resources/elasticbeanstalk/deployment-policy.ts';
import { readEnvironments } from '../../resources/elasticbeanstalk/read-environments.ts';
import type { ActionContext } from '../action.ts';
import { alarmChecks, healthCheck, readyCheck } from './environment-checks.ts';
import {
	becomesGreen,
	begun,
	eventsOf,
	read,
	readyAgain,
	sameVersion,
	standing,
	stillAsPlanned,
	terminated,
} from './environment-conditions.ts';
import { nameOf, targetOf } from './environments-now.ts';
import { fleetOf } from './instances-of.ts';
import { productionWarning } from './production-address.ts';
import { settingsOf } from './settings-of.ts';
import { versionCheck } from './version-choices.ts';

type Context = Omit<ActionContext<unknown>, 'items'>;

/** The plan of one deployment, by the policy that is in force. */
export async function deployPlan(
	environment: EnvironmentDescription,
	label: string,
	context: Context,
): Promise<Plan> {
	const { region, signal, productionAddresses, operations } = context;
	const { ApplicationName = '', EnvironmentId, VersionLabel: former = '' } = environment;
	const name = nameOf(environment);
	const [version, alarms, all, settings] = await Promise.all([
		versionCheck(region, ApplicationName, label, { signal }),
		alarmChecks(region, { signal }),
		readEnvironments(region, { signal }),
		settingsOf(region, environment, { signal }),
	]);
	const fleet = await fleetOf(region, environment, settings, { signal });
	const rollOut = rollOutOf(settings, fleet.count);
	const deploy = (VersionLabel: string) =>
		({
			service: 'elasticbeanstalk',
			operation: 'UpdateEnvironment',
			input: { EnvironmentId, VersionLabel },
		}) as const;
	const changes = (before: string, after: string, fleetBefore: string, fleetAfter: string) => [
		{ what: `${name} · version`, before, after },
		{ what: `${name} · instances`, before: fleetBefore, after: fleetAfter },
	];
	const ends = (from: string, to: string, failing: string) =>
		runs(environment, { from, to, failing, since: region.now() });
	return {
		action: 'deploy-version',
		title: `deploy ${label} to ${name}`,
		risk: 'disruptive',
		word: 'deploy',
		targets: [targetOf(environment)],
		changes: changes(former, label, fleet.versions, `${fleet.count} × ${label}`),
		course: courseOf(rollOut, fleet.count),
		checks: [
			readyCheck(environment),
			version,
			...(former === label
				? [{ status: 'warning', text: `${name} runs ${label} already: it is deployed once more` } as const]
				: []),
			...interruption(rollOut.serving, name),
			...productionWarning(environment, all, { named: productionAddresses, operations }),
			healthCheck(environment),
			...alarms,
		],
		guards: [stillAsPlanned({ ...environment, Status: 'Ready' })],
		steps: [
			{
				title: `deploy ${label} to ${name}`,
				call: deploy(label),
				until: taken(environment, former, label),
				...(former ? { undo: [{ call: deploy(former), until: taken(environment, label, former) }] } : {}),
			},
		],
		done: ends(former, label, 'Beanstalk rolled it back'),
		...(former
			? {
					undo: {
						title: `deploy ${former} to ${name} again`,
						risk: 'disruptive',
						word: 'deploy',
						changes: changes(label, former, `${fleet.count} × ${label}`, `${fleet.count} × ${former}`),
						guards: [readyAgain(environment), sameVersion({ ...environment, VersionLabel: label })],
						done: ends(label, former, `Beanstalk went back to ${label}`),
					},
				}
			: {}),
	};
}

/** A plan that cannot be made says why. */
export const notThere = (text: string): Plan => ({
	action: 'deploy-version',
	title: 'deploy a version',
	risk: 'disruptive',
	targets: [],
	changes: [],
	checks: [{ status: 'blocked', text }],
	guards: [],
	steps: [],
	done: [],
});

const interruption = (serving: number, name: string): Check[] =>
	serving > 0 ? [] : [{ status: 'warning', text: `${name} does not answer while it restarts` }];

/** Its version changes early; the same version again shows in the status alone. */
const taken = (environment: EnvironmentDescription, from: string, to: string): Condition =>
	begun(
		environment,
		'Beanstalk has begun',
		from === to ? undefined : `Environments[0].VersionLabel == ${literal(to)}`,
	);

/** Ready with the version, then healthy: a version may be deployed well and be ill, which is told and undoes nothing. */
function runs(
	environment: EnvironmentDescription,
	{ from, to, failing, since }: { from: string; to: string; failing: string; since: number },
): Condition[] {
	const name = nameOf(environment);
	const path = 'Environments[0].[Status, VersionLabel]';
	const health = read(environment.EnvironmentId ?? '');
	return [
		{
			...health,
			title: `${name} is Ready with ${to}`,
			acceptors: [
				{ matcher: 'path', path, expected: ['Ready', to], outcome: 'success' },
				...(from && from !== to
					? [
							{
								matcher: 'path',
								path,
								expected: ['Ready', from],
								outcome: 'failure',
								reason: `${name} is Ready again with ${from}: ${failing}`,
							} as const,
						]
					: []),
				...terminated(name),
			],
			progress: standing,
			narration: eventsOf(environment.ApplicationName, name, since),
			every: 3,
			within: 3600,
		},
		becomesGreen(health, name, {
			narration: {
				...health,
				path: `Environments[].join(' ', ['with', VersionLabel, 'its health is', Health, HealthStatus || ''])`,
			},
			within: 120,
		}),
	];
}
