/** From `--set field=value` to the answers of an action's form. */
import type { Answers, FormField } from '../actions/action.ts';
import { valueIn as answerTo, errorsOf } from '../cockpit/form.ts';
import { suggestion } from './suggestion.ts';
import { CommandError, exit } from './surroundings.ts';

/** With defaults and suggestions filled in. Throws a CommandError that says what was expected. */
export function answersOf(fields: readonly FormField[], sets: readonly string[]): Answers {
	const given = new Map<string, string>();
	for (const set of sets) {
		const at = set.indexOf('=');
		const name = at < 0 ? set : set.slice(0, at);
		const field = fields.find((candidate) => candidate.name === name);
		if (at < 0) throw usage(`--set ${set}: expected field=value.`);
		if (!field) throw usage(`--set ${set}: there is no field ${name}. ${expected(name, fields)}`);
		const before = given.get(name);
		const many = field.type === 'list' || field.type === 'choices';
		if (before !== undefined && !many) throw usage(`--set ${name} was given twice.`);
		const value = set.slice(at + 1);
		given.set(name, before === undefined ? value : `${before}\n${value}`);
	}
	const missing = fields.find(({ explicit, name }) => explicit && !given.has(name));
	if (missing) throw usage(`--set ${missing.name}=… is needed: it has no default here.${listed(missing)}`);
	// In turn: a suggestion may depend on the answer to an earlier question, or on its default.
	let answers: Answers = Object.fromEntries(given);
	for (const field of fields) answers = { ...answers, [field.name]: answerTo(field, answers) };
	const [wrong] = Object.entries(errorsOf(fields, answers));
	if (wrong) throw usage(`--set ${wrong[0]}=${answers[wrong[0]] || '…'}: ${wrong[1]}`);
	return answers;
}

/** Choices that a sentence has room for. */
const mostListed = 12;

function listed({ choices = [] }: FormField): string {
	if (choices.length === 0) return '';
	const more = choices.length - mostListed;
	const labels = choices.slice(0, mostListed).map(({ label }) => label);
	return ` Expected one of: ${labels.join(', ')}${more > 0 ? `, and ${more} more` : ''}.`;
}

const usage = (sentence: string) => new CommandError(exit.usage, sentence);

const expected = (name: string, fields: readonly FormField[]) =>
	fields.length > 0
		? suggestion(
				name,
				fields.map((field) => field.name),
			)
		: 'This action asks for nothing.';
