/** Everything that is looked at before two environments are swapped. */
import type { EnvironmentDescription as Environment } from '@aws-sdk/client-elastic-beanstalk';
import { problemFrom } from '../../aws/problem.ts';
import type { CallOptions, Region } from '../../aws/region.ts';
import type { Dns } from '../../dns/dns.ts';
import type { Operation } from '../../operations/operation.ts';
import type { Check, NameMove } from '../../operations/plan.ts';
import type { Answers } from '../action.ts';
import { minutesIn } from '../bake-fields.ts';
import { targetOf } from './environments-now.ts';
import { type Alarm, alarmChecks, readAlarms } from './swap-alarms.ts';
import { possibleChecks, settingsChecks, versionsCheck } from './swap-checks.ts';
import { fitting, usual } from './swap-form.ts';
import { healthyForCheck } from './swap-health.ts';
import { eventChecks, journalChecks } from './swap-others.ts';

export interface Wishes {
	/** Minutes. */
	healthyFor: number;
	bake: number;
	/** Undefined: those that fit. */
	alarms?: string[];
	armed: boolean;
}

export const wishesIn = ({ healthyFor = '', bake = '', alarms, armed }: Answers): Wishes => ({
	healthyFor: minutesIn(healthyFor) ?? usual.healthyFor,
	bake: minutesIn(bake) ?? usual.bake,
	alarms: alarms?.split('\n').filter((name) => name !== ''),
	armed: armed === 'yes',
});

interface Wanted extends CallOptions {
	region: Region;
	/** Has the production address now, and after the swap. */
	live: Environment;
	next: Environment;
	wishes: Wishes;
	operations: readonly Operation[];
	dns?: Dns;
}

export interface Found {
	checks: Check[];
	/** Names of the alarms that count. */
	alarms: string[];
	moves?: NameMove;
}

/** Throws ProblemError when it is given up or we do not know who we are; what else cannot be read is a warning. */
export async function preflight(wanted: Wanted): Promise<Found> {
	const { region, live, next, wishes, operations, signal } = wanted;
	const both = [live, next];
	const [health, settings, alarms, events, journal, name] = await Promise.all([
		healthyForCheck(region, next, wishes.healthyFor, { signal }),
		settingsChecks(region, live, next, { signal }),
		alarmsNow(wanted),
		eventChecks(region, both, { signal }),
		journalChecks(region, both.map(targetOf), operations, { signal }),
		nameMove(wanted),
	]);
	return {
		checks: [
			...possibleChecks(both),
			...journal,
			...events,
			health,
			versionsCheck(live, next),
			...settings,
			...alarms.checks,
			...name.checks,
		],
		alarms: alarms.chosen,
		moves: name.moves,
	};
}

async function alarmsNow({ region, live, next, wishes, signal }: Wanted) {
	let alarms: Alarm[];
	try {
		alarms = await readAlarms(region, { signal });
	} catch (error) {
		const problem = problemFrom(error);
		if (problem.kind === 'aborted') throw error;
		const text = `the alarms cannot be read: ${problem.sentence}`;
		const status = wishes.alarms?.length ? ('blocked' as const) : ('warning' as const);
		return { chosen: wishes.alarms ?? [], checks: [{ status, text }] };
	}
	const chosen = wishes.alarms ?? fitting(alarms, [live, next]);
	return { chosen, checks: alarmChecks(alarms, chosen, region.now()) };
}

/** How long resolvers keep the production name's answer. A simulated region's names are in no DNS. */
async function nameMove({ region, live, next, dns, signal }: Wanted): Promise<{
	checks: Check[];
	moves?: NameMove;
}> {
	const { CNAME: name, EndpointURL: from } = live;
	const { EndpointURL: to } = next;
	if (region.simulated || !dns || !name || !from || !to) return { checks: [] };
	const ttl = await dns.ttl(name, { signal });
	return {
		moves: { name, from, to, ...(ttl === undefined ? {} : { ttl }) },
		checks: [
			ttl === undefined
				? { status: 'warning', text: `how long resolvers keep ${name} could not be read` }
				: {
						status: 'passed',
						text: `resolvers keep ${name} for ${ttl} s: the rest of the traffic follows then`,
					},
		],
	};
}
