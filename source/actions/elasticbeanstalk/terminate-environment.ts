import type { EnvironmentDescription } from '@aws-sdk/client-elastic-beanstalk';
import type { Region } from '../../aws/region.ts';
import { literal } from '../../operations/find.ts';
import type { Check, Condition, Guard, Plan, Undo } from '../../operations/plan.ts';
import { environments as resource } from '../../resources/elasticbeanstalk/environments.ts';
import { readEnvironments } from '../../resources/elasticbeanstalk/read-environments.ts';
import type { Action } from '../action.ts';
import { becomesReady, begun, eventsOf, read, standing, stillAsPlanned } from './environment-conditions.ts';
import { environmentNow, nameOf, targetOf } from './environments-now.ts';
import { standingOf } from './production-address.ts';
import { swapCheck } from './swapped-lately.ts';
import { addressChecks, bakeChecks, lossChecks, trafficCheck } from './terminate-checks.ts';

/**
 * Terminates an environment with all its resources. Beanstalk can rebuild it under the same name for 42 days:
 * https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/environment-management-rebuild.html
 */
export const terminateEnvironment: Action<'environments'> = {
	id: 'terminate-environment',
	kind: 'environments',
	title: 'Terminate environment',
	risk: 'destructive',
	takes: 'one',
	appliesTo(item) {
		const state = resource.state(item);
		return mayEnd(state) || `it is ${state}`;
	},
	async plan({ region, items, signal, productionAddresses, operations }): Promise<Plan> {
		const environment = await environmentNow(region, items[0], { signal });
		const name = nameOf(environment);
		const { EnvironmentId, Status = '', CNAME = '' } = environment;
		const all = await readEnvironments(region, { signal });
		const [swap, traffic, losses] = await Promise.all([
			swapCheck(region, environment, { signal }),
			trafficCheck(region, environment, { signal }),
			lossChecks(region, environment, { signal }),
		]);
		const state: Check = mayEnd(Status)
			? { status: 'passed', text: `${name} is ${Status}` }
			: { status: 'blocked', text: `${name} is ${Status}: Beanstalk terminates it only when that is over` };
		return {
			action: 'terminate-environment',
			title: `terminate ${name}`,
			risk: 'destructive',
			word: 'terminate',
			targets: [targetOf(environment)],
			changes: [
				{ what: `${name} · status`, before: Status, after: 'Terminated' },
				...(CNAME ? [{ what: `${name} · address`, before: CNAME, after: '' }] : []),
			],
			checks: [
				state,
				...addressChecks(
					environment,
					standingOf(environment, all, { named: productionAddresses, operations }),
				),
				...bakeChecks(environment, operations),
				...swap,
				traffic,
				...losses,
			],
			// Who swapped since the plan has made another environment of it.
			guards: [stillAsPlanned(environment)],
			steps: [
				{
					title: `terminate ${name} and its resources`,
					call: {
						service: 'elasticbeanstalk',
						operation: 'TerminateEnvironment',
						input: { EnvironmentId, TerminateResources: true },
					},
					until: begun(environment, 'Beanstalk has begun'),
					undo: [
						{
							call: {
								service: 'elasticbeanstalk',
								operation: 'RebuildEnvironment',
								input: { EnvironmentId },
							},
							until: isBack(EnvironmentId ?? ''),
						},
					],
				},
			],
			done: [isTerminated(environment, region.now())],
			undo: rebuilding(environment, region),
		};
	},
};

const mayEnd = (status: string) => status === 'Ready' || status === 'Launching';

const isTerminated = (environment: EnvironmentDescription, now: number): Condition => ({
	...read(environment.EnvironmentId ?? '', true),
	title: `${nameOf(environment)} is terminated`,
	acceptors: [
		{ matcher: 'path', path: 'Environments[0].Status', expected: 'Terminated', outcome: 'success' },
		// After an hour AWS no longer lists it.
		{ matcher: 'path', path: 'Environments', expected: [], outcome: 'success' },
		{
			matcher: 'path',
			path: 'Environments[0].Status',
			expected: 'Ready',
			outcome: 'failure',
			reason: `${nameOf(environment)} is Ready again: Beanstalk could not terminate it`,
		},
	],
	progress: standing,
	narration: eventsOf(environment.ApplicationName, nameOf(environment), now),
	every: 5,
	within: 1800,
});

/** Until then it is still listed as terminated, and that is no failure. */
const isBack = (EnvironmentId: string): Condition => ({
	...read(EnvironmentId),
	title: 'Beanstalk has begun',
	acceptors: [
		{
			matcher: 'path',
			path: `length(Environments[?Status != 'Terminated']) > ${literal(0)}`,
			expected: true,
			outcome: 'success',
		},
	],
	every: 2,
	within: 120,
});

/** Beanstalk rebuilds it only when it is through with terminating it. */
const isOver = (environment: EnvironmentDescription): Guard => ({
	...read(environment.EnvironmentId ?? '', true),
	path: `length(Environments[?Status != 'Terminated'])`,
	expected: 0,
	otherwise: `${nameOf(environment)} is not terminated yet: wait until that is over, then take it back.`,
	vital: true,
});

/** Its address can be had again. */
const addressIsFree = (address: string, suffix: string): Guard => ({
	call: {
		service: 'elasticbeanstalk',
		operation: 'CheckDNSAvailability',
		input: { CNAMEPrefix: address.slice(0, -suffix.length) },
	},
	path: 'Available',
	expected: true,
	otherwise: `Somebody has ${address} by now: the environment cannot be rebuilt with it.`,
	vital: true,
});

/** New resources with the old name and configuration; its address has to be free still. */
function rebuilding(environment: EnvironmentDescription, region: Region): Undo {
	const name = nameOf(environment);
	const { CNAME = '', Status = '' } = environment;
	const suffix = `.${region.name}.elasticbeanstalk.com`;
	return {
		title: `rebuild ${name} with new resources`,
		risk: 'disruptive',
		word: 'rebuild',
		changes: [
			{ what: `${name} · status`, before: 'Terminated', after: Status },
			...(CNAME ? [{ what: `${name} · address`, before: '', after: CNAME }] : []),
		],
		guards: [isOver(environment), ...(CNAME.endsWith(suffix) ? [addressIsFree(CNAME, suffix)] : [])],
		done: [
			becomesReady(environment, {
				title: `${name} is rebuilt and Ready`,
				narration: eventsOf(environment.ApplicationName, name, region.now()),
				within: 1800,
			}),
		],
	};
}
