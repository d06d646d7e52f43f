import { isDeepStrictEqual } from 'node:util';
import { problemFrom } from '../../aws/problem.ts';
import type { Flight } from '../flight.ts';

/**
 * Takes in what the journal says of the operation by now: another session may have decided, taken it over, or
 * taken it back. Who has it? A journal that cannot be read leaves it where it was.
 */
export async function reread(flight: Flight): Promise<'ours' | 'theirs'> {
	const { id, baking, owner, undoneBy } = flight.operation();
	try {
		const told = (await flight.journal.read()).find((operation) => operation.id === id);
		if (!told) return 'ours';
		const news = { baking: told.baking, owner: told.owner, undoneBy: told.undoneBy };
		if (!isDeepStrictEqual(news, { baking, owner, undoneBy })) flight.change(news);
		return (told.owner ?? '') === flight.journal.session.id ? 'ours' : 'theirs';
	} catch (error) {
		const line = `The journal cannot be read: ${problemFrom(error).sentence}`;
		if (flight.operation().narration.at(-1) !== line) flight.tell([line]);
		return 'ours';
	}
}
