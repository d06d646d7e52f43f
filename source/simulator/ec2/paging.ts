import { AwsError } from '../aws-error.ts';
import { pageToken, readPageToken } from '../page-token.ts';

const least = 5;
const most = 1000;

export interface Paging {
	MaxResults?: number;
	NextToken?: string;
}

/** What is listed: an array, or what makes its things one by one. */
export interface Listed<T> {
	readonly length: number;
	at(place: number): T | undefined;
}

/**
 * One page of what EC2 lists: at most a thousand, also when nothing was said. Looks at no more things than it takes
 * to fill the page and to know whether there is another one.
 */
export function pageOf<T>(
	operation: string,
	all: Listed<T>,
	{ MaxResults, NextToken }: Paging,
	passes: (thing: T) => boolean = () => true,
): { page: readonly T[]; NextToken?: string } {
	if (MaxResults !== undefined && (MaxResults < least || MaxResults > most))
		throw new AwsError(
			'InvalidParameterValue',
			`Value ( ${MaxResults} ) for parameter maxResults is invalid. Expecting a value ${MaxResults < least ? `greater than ${least}` : `smaller than or equal to ${most}`}.`,
		);
	const start = NextToken === undefined ? 0 : readPageToken(operation, NextToken);
	if (start === undefined)
		throw new AwsError('InvalidParameterValue', `Value ( ${NextToken} ) for parameter nextToken is invalid.`);
	const page: T[] = [];
	for (let place = start; place < all.length; place++) {
		const thing = all.at(place);
		if (thing === undefined || !passes(thing)) continue;
		if (page.length === (MaxResults ?? most)) return { page, NextToken: pageToken(operation, place) };
		page.push(thing);
	}
	return { page };
}
