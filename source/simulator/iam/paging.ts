import { AwsError } from '../aws-error.ts';
import { pageToken, readPageToken } from '../page-token.ts';

/** One page as IAM gives it: a hundred unless more are asked for, at most a thousand. */
export function pageOf<T>(
	operation: string,
	all: readonly T[],
	{ MaxItems = 100, Marker }: { MaxItems?: number; Marker?: string },
): { page: T[]; IsTruncated: boolean; Marker?: string } {
	if (MaxItems < 1 || MaxItems > 1000)
		throw new AwsError(
			'ValidationError',
			`1 validation error detected: Value '${MaxItems}' at 'maxItems' failed to satisfy constraint: Member must have value between 1 and 1000`,
		);
	const start = Marker === undefined ? 0 : readPageToken(operation, Marker);
	if (start === undefined) throw new AwsError('ValidationError', `Invalid Marker: ${Marker}`);
	const end = start + MaxItems;
	const more = end < all.length;
	return {
		page: all.slice(start, end),
		IsTruncated: more,
		...(more ? { Marker: pageToken(operation, end) } : {}),
	};
}
