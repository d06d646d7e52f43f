/** What was written to AWS, one line before and one after every step, flushed before anything else happens. */

import { type Entry, entryIn, lineOf } from './journal-entry.ts';
import { appendLine, linesOf, rotate } from './journal-file.ts';
import { replay } from './journal-replay.ts';
import type { Operation } from './operation.ts';

export interface Journal {
	/** Resolves when the line is on disk. Rejects when it cannot be written: then nothing may be sent. */
	write(entry: Entry): Promise<void>;
	/** Every operation, newest first. One without an end is `interrupted`. */
	read(): Promise<Operation[]>;
}

/** Bytes at which the journal is moved aside to `journal.1.jsonl`, before the next operation begins. */
const limit = 5 * 1024 * 1024;

/** Does nothing until the first line. The file is for its owner alone (0600). */
export function openJournal(path: string): Journal {
	const aside = path.replace(/(\.jsonl)?$/, '.1$1');
	let last: Promise<void> = Promise.resolve();
	return {
		write(entry) {
			const next = last.then(async () => {
				if (entry.entry === 'began') await rotate(path, aside, limit);
				await appendLine(path, lineOf(entry));
			});
			last = next.catch(() => undefined);
			return next;
		},
		async read() {
			const lines = [...(await linesOf(aside)), ...(await linesOf(path))];
			return replay(lines.flatMap((line) => entryIn(line) ?? []));
		},
	};
}
