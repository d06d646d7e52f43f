import type { InputOf } from '../../aws/operations.ts';
import { AwsError } from '../aws-error.ts';
import type { World } from '../world.ts';
import { findApplication } from './find.ts';
import { groupsOf } from './group-info.ts';
import { page } from './page.ts';
import { keyOf, type RegisteredRevision } from './revision.ts';

type Input = InputOf<'codedeploy', 'ListApplicationRevisions'>;

const columns = ['registerTime', 'firstUsedTime', 'lastUsedTime'] as const;

/** Locations of an application's revisions. What was never used comes before what was, and last in reverse. */
export function listApplicationRevisions(world: World, input: Input) {
	check(input);
	const { applicationName, sortBy = 'registerTime', sortOrder, deployed = 'ignore', nextToken } = input;
	const { s3Bucket, s3KeyPrefix = '' } = input;
	const application = findApplication(world, applicationName);
	const sign = sortOrder === 'descending' ? -1 : 1;
	const compare = (a: RegisteredRevision, b: RegisteredRevision) =>
		sign * ((a[sortBy] ?? 0) - (b[sortBy] ?? 0) || a.sequence - b.sequence);
	const found = [...application.revisions].filter(
		([key, { location }]) =>
			(s3Bucket === undefined ||
				(location.s3Location?.bucket === s3Bucket && location.s3Location.key?.startsWith(s3KeyPrefix))) &&
			(deployed === 'ignore' || (deployed === 'include') === groupsOf(application, key).length > 0),
	);
	const sorted = found.map(([, revision]) => revision).sort(compare);
	const { items, more } = page('ListApplicationRevisions', sorted, nextToken);
	return { revisions: items.map(({ location }) => structuredClone(location)), ...more };
}

function check({ sortBy, sortOrder, deployed, s3Bucket, s3KeyPrefix }: Input): void {
	if (sortBy !== undefined && !columns.includes(sortBy))
		throw new AwsError(
			'InvalidSortByException',
			'The column name to sort by is either not present or was specified in an invalid format.',
		);
	if (sortOrder !== undefined && sortOrder !== 'ascending' && sortOrder !== 'descending')
		throw new AwsError('InvalidSortOrderException', 'The sort order was specified in an invalid format.');
	if (deployed !== undefined && !['include', 'exclude', 'ignore'].includes(deployed))
		throw new AwsError(
			'InvalidDeployedStateFilterException',
			'The deployed state filter was specified in an invalid format.',
		);
	if (s3KeyPrefix !== undefined && s3Bucket === undefined)
		throw new AwsError(
			'BucketNameFilterRequiredException',
			'A bucket name is required, but was not provided.',
		);
}

/** What is known of the revisions that are; the others are left out. */
export function revisionsKnown(world: World, input: InputOf<'codedeploy', 'BatchGetApplicationRevisions'>) {
	const { applicationName, revisions: wanted = [] } = input;
	const application = findApplication(world, applicationName);
	return wanted.flatMap((location) => application.revisions.get(keyOf(location)) ?? []);
}
