/** The cursor in a list that grows at its top: it stays with its item. */
export interface ListCursor {
	cursor: number;
	/** Of the item that a key has set it on; without one it stays at the top. */
	cursorId?: string;
}

type Listed = ReadonlyArray<{ id: string }>;

/** Where it is now: with its item; where it was set when that has gone. */
export function cursorIn(list: Listed, { cursor, cursorId }: ListCursor): number {
	const now = cursorId === undefined ? -1 : list.findIndex(({ id }) => id === cursorId);
	return Math.max(0, Math.min(now < 0 ? cursor : now, list.length - 1));
}

export function cursorAt(list: Listed, cursor: number): ListCursor {
	const item = list[cursor];
	return item ? { cursor, cursorId: item.id } : { cursor };
}
