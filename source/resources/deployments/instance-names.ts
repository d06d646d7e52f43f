import { problemFrom } from '../../aws/problem.ts';
import type { CallOptions, Region } from '../../aws/region.ts';
import { batches } from '../codedeploy/batches.ts';
import { tagRecord } from '../ec2/tag-record.ts';
import type { Names } from './deployment-board.ts';

/** A filter of DescribeInstances takes this many values. */
const mostValues = 200;

/**
 * The Name tags of instances, added to those known. An instance that is gone or is none of EC2's is simply not
 * found by a filter, where asking for its id would be an error; without permission there are ids alone.
 */
export async function withNames(
	region: Region,
	known: Names,
	ids: Iterable<string>,
	options: CallOptions,
): Promise<Names> {
	const missing = [...ids].filter((id) => id.startsWith('i-') && !known.has(id));
	if (missing.length === 0) return known;
	const names = new Map(known);
	for (const id of missing) names.set(id, '');
	try {
		for (const Values of batches(missing, mostValues)) {
			const input = { Filters: [{ Name: 'instance-id', Values }] };
			for await (const { Reservations = [] } of region.pages('ec2', 'DescribeInstances', input, options))
				for (const { Instances = [] } of Reservations)
					for (const { InstanceId = '', Tags } of Instances)
						names.set(InstanceId, tagRecord(Tags).Name ?? '');
		}
	} catch (error) {
		if (problemFrom(error).kind === 'aborted') throw error;
	}
	return names;
}
