import { AwsError } from '../aws-error.ts';
import { pageToken, readPageToken } from '../page-token.ts';

export interface Paging {
	MaxResults?: number;
	NextToken?: string;
}

/** One page of what EC2 lists; without MaxResults all of it. */
export function pageOf<T>(
	operation: string,
	all: readonly T[],
	{ MaxResults, NextToken }: Paging,
	most = 1000,
): { page: readonly T[]; NextToken?: string } {
	if (MaxResults !== undefined && (MaxResults < 5 || MaxResults > most))
		throw new AwsError(
			'InvalidParameterValue',
			`Value ( ${MaxResults} ) for parameter maxResults is invalid. Expecting a value between 5 and ${most}.`,
		);
	const start = NextToken === undefined ? 0 : readPageToken(operation, NextToken);
	if (start === undefined)
		throw new AwsError('InvalidParameterValue', `Value ( ${NextToken} ) for parameter nextToken is invalid.`);
	const end = MaxResults === undefined ? all.length : start + MaxResults;
	return {
		page: all.slice(start, end),
		...(end < all.length ? { NextToken: pageToken(operation, end) } : {}),
	};
}
