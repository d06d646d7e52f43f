import type { Journal } from '../../source/operations/journal.ts';
import type { Entry } from '../../source/operations/journal-entry.ts';
import { entryIn, lineOf } from '../../source/operations/journal-entry.ts';
import { replay } from '../../source/operations/journal-replay.ts';

/** A journal without a disk, through the same lines. `before` and `after` may fail, or never return. */
export function memoryJournal(
	hooks: { before?(line: number): Promise<void>; after?(line: number): Promise<void> } = {},
): Journal & { entries(): Entry[] } {
	const lines: string[] = [];
	let count = 0;
	const entries = () => lines.flatMap((line) => entryIn(line) ?? []);
	return {
		entries,
		async write(entry) {
			const line = count++;
			await hooks.before?.(line);
			lines.push(lineOf(entry));
			await hooks.after?.(line);
		},
		read: async () => replay(entries()),
	};
}
