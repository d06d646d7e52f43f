/**
 * The filter language. Terms are separated by spaces, and all of them must hold:
 * - `web` some visible column, the id or a tag contains it
 * - `Owner=ana` the tag has this value; `Owner=a*` with any ending; `Owner=*` has the tag; `Owner=` it is empty
 * - `state:running` the column or other named value contains it; `*` as above. Where nothing has that name it
 *   is a word: addresses and ARNs hold colons
 * - `!` before a term turns it round
 * - quotes hold spaces together: `Name='the web team'`
 */
export type Term = { not: boolean } & (
	| { term: 'word'; text: string }
	| { term: 'tag'; key: string; pattern: RegExp }
	| { term: 'value'; name: string; pattern: RegExp; text: string }
);

export interface Filter {
	terms: readonly Term[];
	/** What cannot be understood, as a sentence; the rest of the filter holds. */
	problem?: string;
}

export function parseFilter(text: string): Filter {
	const { words, open } = split(text);
	const terms = words.map(termOf).filter((term) => term !== undefined);
	return open ? { terms, problem: `The quote ${open} is not closed.` } : { terms };
}

interface Word {
	text: string;
	/** Where the first `=` outside quotes is, else the first `:`; -1: none. Keys of tags may hold colons. */
	mark: number;
	/** Did a `!` stand before it, outside quotes? */
	not: boolean;
}

function split(text: string): { words: Word[]; open?: string } {
	const words: Word[] = [];
	let word: Word | undefined;
	let quote: string | undefined;
	for (const character of text) {
		if (quote === undefined && /\s/.test(character)) {
			if (word) words.push(word);
			word = undefined;
			continue;
		}
		word ??= { text: '', mark: -1, not: false };
		if (character === quote) quote = undefined;
		else if (quote !== undefined) word.text += character;
		else if (character === '"' || character === "'") quote = character;
		else if (character === '!' && word.text === '') word.not = !word.not;
		else {
			const first = word.mark < 0 || (character === '=' && word.text[word.mark] === ':');
			if ((character === '=' || character === ':') && first && word.text !== '') word.mark = word.text.length;
			word.text += character;
		}
	}
	if (word) words.push(word);
	return quote === undefined ? { words } : { words, open: quote };
}

function termOf({ text, mark, not }: Word): Term | undefined {
	if (text === '') return undefined;
	if (mark < 0) return { not, term: 'word', text: text.toLowerCase() };
	const [name, value] = [text.slice(0, mark), text.slice(mark + 1)];
	return text[mark] === '='
		? { not, term: 'tag', key: name, pattern: exactly(value) }
		: { not, term: 'value', name: name.toLowerCase(), pattern: containing(value), text: text.toLowerCase() };
}

/** `RegExp.escape` needs Node 24. */
const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
const glob = (text: string) => text.split('*').map(escaped).join('.*');
const exactly = (text: string) => new RegExp(`^${glob(text)}$`, 'is');
const containing = (text: string) => new RegExp(text.includes('*') ? `^${glob(text)}$` : escaped(text), 'is');
