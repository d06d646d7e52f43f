import type { EnvironmentDescription } from '@aws-sdk/client-elastic-beanstalk';
import { literal } from '../../operations/find.ts';
import type { Condition, Plan } from '../../operations/plan.ts';
import { readEnvironments } from '../../resources/elasticbeanstalk/read-environments.ts';
import type { Action } from '../action.ts';
import { healthCheck, readyCheck } from './environment-checks.ts';
import { eventsOf, stillAsPlanned } from './environment-conditions.ts';
import { environmentNow, nameOf, targetOf } from './environments-now.ts';
import { fleetOf } from './instances-of.ts';
import { productionWarning } from './production-address.ts';
import { settingsOf } from './settings-of.ts';

/** Restarts the application server on every instance of an environment. There is no way back, and nothing to take back. */
export const restart: Action<'environments'> = {
	id: 'restart',
	kind: 'environments',
	title: 'Restart application servers',
	risk: 'disruptive',
	takes: 'one',
	appliesTo: ({ status }) => status === 'Ready' || `it is ${status}, not Ready`,
	async plan({ region, items, signal, productionAddresses, operations }): Promise<Plan> {
		const environment = await environmentNow(region, items[0], { signal });
		const { EnvironmentId } = environment;
		const name = nameOf(environment);
		const [settings, all] = await Promise.all([
			settingsOf(region, environment, { signal }),
			readEnvironments(region, { signal }),
		]);
		const { count } = await fleetOf(region, environment, settings, { signal });
		return {
			action: 'restart',
			title: `restart the application servers of ${name}`,
			risk: 'disruptive',
			word: 'restart',
			targets: [targetOf(environment)],
			changes: [{ what: `${name} · application servers`, before: 'running', after: 'restarted' }],
			course: [
				count === 1
					? 'on the one instance'
					: `on all ${count} instances at once: batches are for deployments, AWS promises none here`,
			],
			checks: [
				readyCheck(environment),
				healthCheck(environment),
				...productionWarning(environment, all, { named: productionAddresses, operations }),
				{ status: 'warning', text: `${name} may not answer while it restarts` },
			],
			guards: [stillAsPlanned({ ...environment, Status: 'Ready' })],
			steps: [
				{
					title: `restart the application servers of ${name}`,
					call: { service: 'elasticbeanstalk', operation: 'RestartAppServer', input: { EnvironmentId } },
				},
			],
			done: [isRestarted(environment, region.now())],
		};
	},
};

/** Its status stays Ready or comes back to it before anybody looks: the events alone tell. */
function isRestarted(environment: EnvironmentDescription, planned: number): Condition {
	const name = nameOf(environment);
	const narration = eventsOf(environment.ApplicationName, name, planned);
	const told = (test: string) =>
		`length(Events[?EnvironmentName == ${literal(name)} && ${test}]) > ${literal(0)}`;
	// One that was restarted between plan and confirmation is not meant.
	const { call, since } = narration;
	return {
		call,
		since,
		title: `the application servers of ${name} are restarted`,
		acceptors: [
			{
				matcher: 'path',
				path: told("starts_with(Message, 'Restarted application server')"),
				expected: true,
				outcome: 'success',
			},
			{
				matcher: 'path',
				// That health has worsened is told as well, and ends nothing.
				path: told(
					"(Severity == 'ERROR' || Severity == 'FATAL') && !starts_with(Message, 'Environment health has transitioned')",
				),
				expected: true,
				outcome: 'failure',
				reason: `${name} could not be restarted`,
			},
		],
		narration,
		every: 2,
		within: 900,
	};
}
