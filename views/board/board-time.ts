import type { BoardRow } from '../../source/resources/board.ts';

/** Milliseconds after a read in which what went on then is taken to go on still. */
const fresh = 10_000;

/** Until when it is known that what goes on in a row does: a time that runs on by itself would be made up. */
export const knownUntil = ({ readAt }: BoardRow, now: number): number => Math.min(now, readAt + fresh);
