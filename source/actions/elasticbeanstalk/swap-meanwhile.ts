/** What has become of two environments since a swap of them was planned, for whoever comes second. */
import type { EnvironmentDescription as Environment } from '@aws-sdk/client-elastic-beanstalk';
import { literal } from '../../operations/find.ts';
import type { Guard } from '../../operations/plan.ts';
import { read } from './swap-environments.ts';

/** Seconds before now in which a swap explains it. */
const lately = 900;

/** `shop-blue is Updating; a swap began at 23:14:03`: read once the guard does not hold. */
export function meanwhile(planned: readonly Environment[]): Required<Pick<Guard, 'because'>>['because'] {
	const names = literal(planned.map(({ EnvironmentName = '' }) => EnvironmentName));
	const places = literal(planned.map(({ EnvironmentId = '', CNAME = '' }) => `${EnvironmentId} ${CNAME}`));
	const events = {
		call: {
			service: 'elasticbeanstalk',
			operation: 'DescribeEvents',
			input: { ApplicationName: planned[0]?.ApplicationName, MaxRecords: 200 },
		},
		since: { into: 'StartTime', ago: lately },
	} as const;
	/** Newest first. */
	const newest = (words: string, told: string) =>
		`Events[?contains(${names}, EnvironmentName || '') && contains(Message || '', '${words}')] | [0].['${told}', EventDate]`;
	return [
		{
			...read(planned),
			path: "join(', ', Environments[?Status != 'Ready'].join(' is ', [EnvironmentName, Status]))",
		},
		{
			...read(planned),
			path: `join(', ', Environments[?!contains(${places}, join(' ', [EnvironmentId, CNAME || '']))].join(' now has ', [EnvironmentName, CNAME || 'no address']))`,
		},
		{ ...events, path: newest('swapEnvironmentCNAMEs is starting', 'a swap began at') },
		{ ...events, path: newest('Completed swapping CNAMEs', 'a swap was completed at') },
	];
}
