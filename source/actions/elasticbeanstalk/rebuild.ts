import type { Plan } from '../../operations/plan.ts';
import { readEnvironments } from '../../resources/elasticbeanstalk/read-environments.ts';
import type { Action } from '../action.ts';
import { healthCheck, readyCheck } from './environment-checks.ts';
import {
	becomesGreen,
	becomesReady,
	begun,
	eventsOf,
	read,
	stillAsPlanned,
} from './environment-conditions.ts';
import { environmentNow, nameOf, targetOf } from './environments-now.ts';
import { fleetOf } from './instances-of.ts';
import { productionWarning } from './production-address.ts';
import { databaseEnd, settingsOf } from './settings-of.ts';
import { trafficCheck } from './terminate-checks.ts';

/**
 * Deletes all resources of an environment and makes new ones with the same configuration.
 * https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/environment-management-rebuild.html
 */
export const rebuild: Action<'environments'> = {
	id: 'rebuild',
	kind: 'environments',
	title: 'Rebuild environment',
	risk: 'destructive',
	takes: 'one',
	appliesTo: ({ status }) => status === 'Ready' || `it is ${status}, not Ready`,
	async plan({ region, items, signal, productionAddresses, operations }): Promise<Plan> {
		const environment = await environmentNow(region, items[0], { signal });
		const { ApplicationName, EnvironmentId, CNAME } = environment;
		const name = nameOf(environment);
		const [settings, all, traffic] = await Promise.all([
			settingsOf(region, environment, { signal }),
			readEnvironments(region, { signal }),
			trafficCheck(region, environment, { signal }),
		]);
		const { count, versions } = await fleetOf(region, environment, settings, { signal });
		const database = databaseEnd(settings);
		const narration = eventsOf(ApplicationName, name, region.now());
		return {
			action: 'rebuild',
			title: `rebuild ${name}`,
			risk: 'destructive',
			word: 'rebuild',
			targets: [targetOf(environment)],
			changes: [
				{ what: `${name} · instances`, before: versions, after: `${count} new ones with the same version` },
				{
					what: `${name} · load balancer, Auto Scaling group, security groups`,
					before: 'there',
					after: 'new ones',
				},
			],
			course: [
				'all its resources are deleted first, then made anew with the same configuration',
				'nothing serves until that is over: about ten minutes, and resolvers learn the new load balancer later',
				...(CNAME ? [`it keeps its name and its address ${CNAME}`] : ['it keeps its name']),
			],
			checks: [
				readyCheck(environment),
				...productionWarning(
					environment,
					all,
					{ named: productionAddresses, operations },
					'customers are without it meanwhile',
				),
				traffic,
				{
					status: 'warning',
					text: 'its instances are terminated: files, logs and IP addresses that only they have are lost',
				},
				...(database === undefined ? [] : [{ status: 'warning', text: database } as const]),
				healthCheck(environment),
			],
			guards: [stillAsPlanned({ ...environment, Status: 'Ready' })],
			steps: [
				{
					title: `rebuild ${name} with new resources`,
					call: { service: 'elasticbeanstalk', operation: 'RebuildEnvironment', input: { EnvironmentId } },
					until: { ...begun(environment, 'Beanstalk has begun'), advisory: true },
				},
			],
			done: [
				becomesReady(environment, { title: `${name} is rebuilt and Ready`, narration, within: 3600 }),
				becomesGreen(read(EnvironmentId ?? ''), name, { narration, within: 180 }),
			],
		};
	},
};
