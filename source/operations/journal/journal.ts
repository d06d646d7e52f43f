/** What was written to AWS, one line before and one after every step, flushed before anything else happens. */

import type { Operation } from '../operation.ts';
import { type Entry, entryIn, lineOf } from './journal-entry.ts';
import { appendLine, linesOf, rotate, stampOf } from './journal-file.ts';
import { replay } from './journal-replay.ts';
import { withLife } from './life.ts';
import { nobody, type Session } from './session.ts';

export interface Journal {
	/** Whose lines are written here. */
	readonly session: Session;
	/** Resolves when the line is on disk. Rejects when it cannot be written: then nothing may be sent. */
	write(entry: Entry): Promise<void>;
	/**
	 * Every operation, newest first. One without an end is in the phase in which another session has it, or
	 * `interrupted` when that is gone.
	 */
	read(): Promise<Operation[]>;
}

/** Bytes at which the journal is moved aside to `journal.1.jsonl`, before the next operation begins. */
const limit = 5 * 1024 * 1024;

/** Does nothing until the first line. The file is for its owner alone (0600). */
export function openJournal(path: string, session: Session = nobody): Journal {
	const aside = path.replace(/(\.jsonl)?$/, '.1$1');
	let last: Promise<void> = Promise.resolve();
	let known: { stamp: string; operations: Operation[] } | undefined;

	/** Read again only when it has changed: a bake looks every second. */
	async function operations(): Promise<Operation[]> {
		const stamp = `${await stampOf(aside)} ${await stampOf(path)}`;
		if (known?.stamp !== stamp) {
			const lines = [...(await linesOf(aside)), ...(await linesOf(path))];
			known = { stamp, operations: replay(lines.flatMap((line) => entryIn(line) ?? [])) };
		}
		return known.operations;
	}

	return {
		session,
		write(entry) {
			const line = lineOf(signed(entry, session));
			const next = last.then(async () => {
				if (entry.entry === 'began') await rotate(path, aside, limit);
				await appendLine(path, line);
			});
			last = next.catch(() => undefined);
			return next;
		},
		async read() {
			return (await operations()).map((operation) => withLife(operation, session));
		},
	};
}

/** With whose it is, and when by the wall. */
export const signed = (entry: Entry, { id, now }: Session): Entry =>
	id === '' ? entry : { ...entry, by: id, wall: now() };
