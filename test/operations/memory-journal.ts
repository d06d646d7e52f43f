import { type Journal, signed } from '../../source/operations/journal/journal.ts';
import type { Entry } from '../../source/operations/journal/journal-entry.ts';
import { entryIn, lineOf } from '../../source/operations/journal/journal-entry.ts';
import { replay } from '../../source/operations/journal/journal-replay.ts';
import { withLife } from '../../source/operations/journal/life.ts';
import { nobody, type Session } from '../../source/operations/journal/session.ts';

interface Hooks {
	before?(line: number): Promise<void>;
	after?(line: number): Promise<void>;
}

/**
 * A journal without a disk, through the same lines. `before` and `after` may fail, or never return. Journals of
 * several sessions may share their lines.
 */
export function memoryJournal(
	hooks: Hooks = {},
	session: Session = nobody,
	lines: string[] = [],
): Journal & { entries(): Entry[] } {
	let count = 0;
	const entries = () => lines.flatMap((line) => entryIn(line) ?? []);
	return {
		session,
		entries,
		async write(entry) {
			const line = count++;
			await hooks.before?.(line);
			lines.push(lineOf(signed(entry, session)));
			await hooks.after?.(line);
		},
		read: async () => replay(entries()).map((operation) => withLife(operation, session)),
	};
}
