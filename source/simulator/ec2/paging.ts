import { AwsError } from '../aws-error.ts';
import { pageToken, readPageToken } from '../page-token.ts';

const least = 5;
const most = 1000;

export interface Paging {
	MaxResults?: number;
	NextToken?: string;
}

/** One page of what EC2 lists: at most a thousand, also when nothing was said. */
export function pageOf<T>(
	operation: string,
	all: readonly T[],
	{ MaxResults, NextToken }: Paging,
): { page: readonly T[]; NextToken?: string } {
	if (MaxResults !== undefined && (MaxResults < least || MaxResults > most))
		throw new AwsError(
			'InvalidParameterValue',
			`Value ( ${MaxResults} ) for parameter maxResults is invalid. Expecting a value ${MaxResults < least ? `greater than ${least}` : `smaller than or equal to ${most}`}.`,
		);
	const start = NextToken === undefined ? 0 : readPageToken(operation, NextToken);
	if (start === undefined)
		throw new AwsError('InvalidParameterValue', `Value ( ${NextToken} ) for parameter nextToken is invalid.`);
	const end = start + (MaxResults ?? most);
	return {
		page: all.slice(start, end),
		...(end < all.length ? { NextToken: pageToken(operation, end) } : {}),
	};
}
