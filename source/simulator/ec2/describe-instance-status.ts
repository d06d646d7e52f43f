import type { InstanceStatusSummary } from '@aws-sdk/client-ec2';
import type { Handlers } from '../world.ts';
import { filtered, type Read } from './filters.ts';
import { refuseDryRun } from './find.ts';
import { stateCodes } from './lifecycle.ts';
import { namedOrAll } from './named-or-all.ts';
import { pageOf } from './paging.ts';
import type { SimulatedInstance } from './part.ts';

type Verdict = 'ok' | 'initializing' | 'impaired' | 'not-applicable';

/** What the reachability check says, for each verdict. */
const reachability = { ok: 'passed', initializing: 'initializing', impaired: 'failed' } as const;

function systemVerdict({ state, checkedAt }: SimulatedInstance, now: number): Verdict {
	if (state !== 'running') return 'not-applicable';
	return now < checkedAt ? 'initializing' : 'ok';
}

/** The machine's own check can fail where that of the hardware below it passes. */
function instanceVerdict(instance: SimulatedInstance, now: number): Verdict {
	const verdict = systemVerdict(instance, now);
	return verdict === 'ok' && instance.impaired ? 'impaired' : verdict;
}

const summary = (verdict: Verdict): InstanceStatusSummary => ({
	Status: verdict,
	...(verdict === 'not-applicable'
		? {}
		: { Details: [{ Name: 'reachability', Status: reachability[verdict] }] }),
});

const reached = (verdict: Verdict) => [verdict === 'not-applicable' ? undefined : reachability[verdict]];

/** They are fewer than those of DescribeInstances: tags are not among them. */
const filtersAt = (now: number): Readonly<Record<string, Read<SimulatedInstance>>> => ({
	'availability-zone': ({ zone }) => [zone],
	'instance-state-code': ({ state }) => [String(stateCodes[state])],
	'instance-state-name': ({ state }) => [state],
	'instance-status.reachability': (instance) => reached(instanceVerdict(instance, now)),
	'instance-status.status': (instance) => [instanceVerdict(instance, now)],
	'system-status.reachability': (instance) => reached(systemVerdict(instance, now)),
	'system-status.status': (instance) => [systemVerdict(instance, now)],
});

/** Of running instances only, unless all are asked for. */
export const describeInstanceStatus: Handlers<'ec2'>['DescribeInstanceStatus'] = (world, input) => {
	const now = world.clock.now();
	const candidates = namedOrAll(world, input).filter(
		({ state }) => input.IncludeAllInstances || state === 'running',
	);
	const matching = filtered(candidates, input.Filters, filtersAt(now), { tags: false });
	const { page, NextToken } = pageOf('DescribeInstanceStatus', matching, input);
	refuseDryRun(input);
	return {
		InstanceStatuses: page.map((instance) => ({
			InstanceId: instance.id,
			AvailabilityZone: instance.zone,
			InstanceState: { Code: stateCodes[instance.state], Name: instance.state },
			InstanceStatus: summary(instanceVerdict(instance, now)),
			SystemStatus: summary(systemVerdict(instance, now)),
		})),
		...(NextToken ? { NextToken } : {}),
	};
};
