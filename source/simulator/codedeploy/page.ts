import { pageToken } from '../page-token.ts';
import { positionOf } from './find.ts';

/** CodeDeploy's lists have a hundred entries a page. */
export const pageSize = 100;

/** A page of a list that stays as it is while it is read. */
export function page<T>(operation: string, all: readonly T[], token: string | undefined) {
	const start = positionOf(operation, token) ?? 0;
	const end = start + pageSize;
	return {
		items: all.slice(start, end),
		more: end < all.length ? { nextToken: pageToken(operation, end) } : {},
	};
}
