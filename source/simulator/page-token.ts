/**
 * Opaque paging tokens: a position in one operation's list. A list that grows at its head is paged by the
 * number of the last item given, so that what arrives in between neither repeats nor hides an item.
 */
export const pageToken = (operation: string, position: number): string =>
	Buffer.from(`${operation}:${position}`).toString('base64url');

/** The position in a token, or undefined when the operation never gave such a token. */
export function readPageToken(operation: string, token: string): number | undefined {
	const position = /^([A-Za-z]+):(\d+)$/.exec(Buffer.from(token, 'base64url').toString());
	return position?.[1] === operation ? Number(position[2]) : undefined;
}
