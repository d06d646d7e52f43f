/** The lines of the journal: one JSON object a line, `version` 1. Lines that are not understood are skipped. */
import { catalog } from '../../aws/catalog.ts';
import { member } from '../../aws/member.ts';
import type { Problem } from '../../aws/problem.ts';
import type { Operation, StepState } from '../operation.ts';
import type { Plan } from '../plan.ts';
import type { SessionId } from './session.ts';

/** What is written of a change that bakes. */
export type BakeEntry =
	/** It bakes until this time of the region. */
	| { entry: 'baking'; until: number }
	| { entry: 'armed'; armed: boolean }
	| { entry: 'red'; light: string; reason: string }
	| { entry: 'decided'; decision: 'keep' | 'back'; why: 'person' | 'light' | 'time'; reason: string };

/**
 * `at` is the region's time, milliseconds since the epoch; `id` is the operation's. The journal itself adds whose
 * line it is (`by`), and when by the wall's time.
 */
export type Entry = { version: 1; id: string; at: number; by?: SessionId; wall?: number } & (
	| { entry: 'began'; where: Operation['where']; plan: Plan; undoes?: string }
	| { entry: 'sending'; step: number }
	| { entry: 'answered'; step: number; state: StepState }
	/** Another session goes on with it; void unless it is `from` that carries it at that moment. */
	| { entry: 'took-over'; from?: SessionId }
	/** It is still being carried. */
	| { entry: 'alive' }
	| { entry: 'ended'; phase: Operation['phase']; problem?: Problem }
	| BakeEntry
);

/** Names of members whose values are never written down. `ClientToken` is no secret, and resuming needs it. */
const secretName = /password|secret|userdata|credential|privatekey|keymaterial|token$/i;
const isSecret = (name: string) => secretName.test(name) && name !== 'ClientToken';

/** What stands in the journal in place of a secret. A call that contains it cannot be sent again. */
export const withheld = '(withheld)';

/** One line, with its newline. Dates keep their type: AWS wants them back as dates. */
export function lineOf(entry: Entry): string {
	const text = JSON.stringify(entry, function replace(this: object, name, value: unknown) {
		const original: unknown = Reflect.get(this, name);
		if (original instanceof Date) return { $date: original.toISOString() };
		return isSecret(name) && typeof value === 'string' ? withheld : value;
	});
	return `${text}\n`;
}

/** The entry in a line; undefined when it is torn, foreign, or of a newer Airboss. */
export function entryIn(line: string): Entry | undefined {
	try {
		const value: unknown = JSON.parse(line, (_name, inner: unknown) => {
			const date = member(inner, '$date');
			return typeof date === 'string' ? new Date(date) : inner;
		});
		return isEntry(value) ? value : undefined;
	} catch {
		return undefined;
	}
}

function isEntry(value: unknown): value is Entry {
	if (member(value, 'version') !== 1) return false;
	if (typeof member(value, 'id') !== 'string' || typeof member(value, 'at') !== 'number') return false;
	if (!isTextOrNone(member(value, 'by')) || !isNumberOrNone(member(value, 'wall'))) return false;
	switch (member(value, 'entry')) {
		case 'began':
			return isPlan(member(value, 'plan')) && typeof member(member(value, 'where'), 'region') === 'string';
		case 'sending':
			return Number.isInteger(member(value, 'step'));
		case 'answered':
			return (
				Number.isInteger(member(value, 'step')) &&
				/^(waiting|done|failed|unknown)$/.test(String(member(member(value, 'state'), 'state')))
			);
		case 'took-over':
			return isTextOrNone(member(value, 'from'));
		case 'alive':
			return true;
		case 'ended':
			return /^(done|failed|interrupted)$/.test(String(member(value, 'phase')));
		case 'baking':
			return typeof member(value, 'until') === 'number';
		case 'armed':
			return typeof member(value, 'armed') === 'boolean';
		case 'red':
			return typeof member(value, 'light') === 'string' && typeof member(value, 'reason') === 'string';
		case 'decided':
			return (
				/^(keep|back)$/.test(String(member(value, 'decision'))) &&
				/^(person|light|time)$/.test(String(member(value, 'why'))) &&
				typeof member(value, 'reason') === 'string'
			);
		default:
			return false;
	}
}

const isTextOrNone = (value: unknown) => value === undefined || typeof value === 'string';
const isNumberOrNone = (value: unknown) => value === undefined || typeof value === 'number';

/** Whole, and of calls that this Airboss knows: nothing else may be read on, resumed or undone. */
function isPlan(value: unknown): value is Plan {
	const texts = ['action', 'title', 'risk'].every((name) => typeof member(value, name) === 'string');
	const lists = ['targets', 'changes', 'checks', 'guards', 'steps', 'done'].every((name) =>
		Array.isArray(member(value, name)),
	);
	return texts && lists && callsIn(value).every(isKnownCall);
}

function callsIn(value: unknown): unknown[] {
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([name, inner]) => (name === 'call' ? [inner] : callsIn(inner)));
}

const knownOperations = new Set(
	Object.entries(catalog).flatMap(([service, operations]) =>
		Object.keys(operations).map((operation) => `${service}:${operation}`),
	),
);

function isKnownCall(call: unknown): boolean {
	const input = member(call, 'input');
	const known = knownOperations.has(`${member(call, 'service')}:${member(call, 'operation')}`);
	return known && typeof input === 'object' && input !== null;
}
