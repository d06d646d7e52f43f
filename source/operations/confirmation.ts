/** What a person must type before a plan is carried out. */
import { printable } from '../text/printable.ts';
import type { Plan, Target } from './plan.ts';

/** `text` is what to type; `accepts` holds everything that is taken for it. */
export type Confirmation =
	| { ask: 'y' }
	| { ask: 'word'; word: string }
	| { ask: 'names'; text: string; accepts: string[] };

/**
 * Routine asks for y, disruptive for a word, destructive for the names of the targets or, where there are
 * several, their count. Production moves everything up one level; a destructive plan there wants the word
 * before the names: `terminate web-07`, `terminate 3`.
 */
export function confirmation(plan: Plan, production: boolean): Confirmation {
	const word = plan.word ?? plan.action;
	if (plan.risk === 'routine') return production ? { ask: 'word', word } : { ask: 'y' };
	if (plan.risk === 'disruptive' && !production) return { ask: 'word', word };
	const accepts = namesOrCount(plan.targets);
	const [text = word] = accepts;
	if (accepts.length === 0) return { ask: 'word', word };
	if (plan.risk === 'disruptive') return { ask: 'names', text, accepts };
	return production
		? { ask: 'names', text: `${word} ${text}`, accepts: accepts.map((names) => `${word} ${names}`) }
		: { ask: 'names', text, accepts };
}

/** Names that anyone would type; beyond these the count is asked for. */
const mostNames = 3;

function namesOrCount(targets: readonly Target[]): string[] {
	const names = targets.map(nameToType).join(', ');
	if (targets.length <= 1) return names ? [names] : [];
	const count = String(targets.length);
	return targets.length > mostNames ? [count, names] : [names, count];
}

/** The name, unless it is empty or nobody could type it: then the id. */
const nameToType = ({ id, name }: Target): string =>
	name.trim() === name && printable(name) === name && /^[\x20-\x7e]+$/.test(name) ? name : id;
