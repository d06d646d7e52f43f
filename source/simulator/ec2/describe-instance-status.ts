import type { InstanceStatusSummary } from '@aws-sdk/client-ec2';
import { frozen } from '../frozen.ts';
import type { Handlers } from '../world.ts';
import { filterOf, type Read } from './filters.ts';
import { refuseDryRun } from './find.ts';
import { stateCodes, statesTold } from './lifecycle.ts';
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

const checked = (verdict: keyof typeof reachability): InstanceStatusSummary => ({
	Status: verdict,
	Details: [{ Name: 'reachability', Status: reachability[verdict] }],
});

/** What is told of each verdict: one object for all instances. */
const summaries = frozen<Record<Verdict, InstanceStatusSummary>>({
	ok: checked('ok'),
	initializing: checked('initializing'),
	impaired: checked('impaired'),
	'not-applicable': { Status: 'not-applicable' },
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
	const instances = namedOrAll(world, input);
	const passes = filterOf(input.Filters, filtersAt(now), { tags: false });
	const { page, NextToken } = pageOf(
		'DescribeInstanceStatus',
		instances,
		input,
		(instance) => (input.IncludeAllInstances || instance.state === 'running') && passes(instance),
	);
	refuseDryRun(input);
	return {
		InstanceStatuses: page.map((instance) => ({
			InstanceId: instance.id,
			AvailabilityZone: instance.zone,
			InstanceState: statesTold[instance.state],
			InstanceStatus: summaries[instanceVerdict(instance, now)],
			SystemStatus: summaries[systemVerdict(instance, now)],
		})),
		...(NextToken ? { NextToken } : {}),
	};
};
