/** Was an environment's address swapped so lately that resolvers still send people to where it was? */
import type { EnvironmentDescription } from '@aws-sdk/client-elastic-beanstalk';
import type { CallOptions, Region } from '../../aws/region.ts';
import { find } from '../../operations/find.ts';
import type { Check, Guard, PlannedCall } from '../../operations/plan.ts';
import { age } from '../../text/age.ts';

/** The time to live of a Beanstalk address in DNS, milliseconds. */
const timeToLive = 60_000;
/** Resolvers that hold on to an answer for longer are given this, milliseconds. */
const grace = 4 * 60_000;

/** Beanstalk's events of a swap, newest first: JMESPath in an answer of DescribeEvents. */
const swaps =
	"Events[?contains(Message || '', 'swapEnvironmentCNAMEs') || contains(Message || '', 'wapping CNAMEs')]";

/** Right after a swap resolvers still send people to the environment that was live. */
export async function swapCheck(
	region: Region,
	{ EnvironmentId, CNAME }: EnvironmentDescription,
	{ signal }: CallOptions,
): Promise<Check[]> {
	if (!CNAME) return [];
	const answer = await region.call(
		'elasticbeanstalk',
		'DescribeEvents',
		{ EnvironmentId, StartTime: new Date(region.now() - timeToLive - grace), MaxRecords: 1000 },
		{ signal },
	);
	const last = await find(`${swaps} | [0].EventDate`, answer);
	if (!(last instanceof Date)) return [{ status: 'passed', text: 'no swap in the last 5m' }];
	const ago = region.now() - last.getTime();
	return [
		{
			status: 'blocked',
			text: `its address was swapped ${age(ago)} ago, and resolvers still send people here: wait ${span(timeToLive + grace - ago)} more (60 s of DNS and 4 min of grace), then plan it again`,
		},
	];
}

/** The same, asked right before it goes. `references` name the environment into `EnvironmentId`. */
export const notSwappedLately = (name: string, references: PlannedCall['references']): Guard => ({
	call: { service: 'elasticbeanstalk', operation: 'DescribeEvents', input: { MaxRecords: 1000 } },
	references,
	since: { into: 'StartTime', ago: (timeToLive + grace) / 1000 },
	path: `length(${swaps})`,
	expected: 0,
	otherwise: `The address of ${name} was swapped within the last 5m, and resolvers still send people to it: wait until that is over.`,
	vital: true,
});

/** `4m 10s` */
function span(milliseconds: number): string {
	const seconds = Math.ceil(milliseconds / 1000);
	const minutes = Math.floor(seconds / 60);
	return [...(minutes > 0 ? [`${minutes}m`] : []), `${seconds % 60}s`].join(' ');
}
