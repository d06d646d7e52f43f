/** `airboss run deploy web revision=v44`: an answer among the targets, where `--set` was forgotten. */
import type { FormField } from '../actions/action.ts';
import { CommandError, exit } from './surroundings.ts';

/**
 * What is chosen. Where `choose` refuses a target that names a field of the form, its error hints at `--set`; the
 * form is that of the targets that remain, and when it cannot be read the error is as it was.
 */
export async function withForgottenSet<Item>(
	targets: readonly string[],
	choose: (targets: readonly string[]) => Item[],
	fieldsFor: (items: Item[]) => Promise<readonly FormField[]>,
): Promise<Item[]> {
	try {
		return choose(targets);
	} catch (error) {
		if (!(error instanceof CommandError) || error.code !== exit.usage) throw error;
		const answers = targets.filter((target) => target.includes('=') && isNothing(target, choose));
		if (answers.length === 0) throw error;
		const meant = await answersIn(answers, async () =>
			fieldsFor(choose(targets.filter((target) => !answers.includes(target)))),
		);
		if (meant.length === 0) throw error;
		const sets = meant.map((answer) => `--set ${answer}`).join(' ');
		throw new CommandError(exit.usage, `${error.message} Did you mean ${sets}?`, { cause: error });
	}
}

function isNothing(target: string, choose: (targets: readonly string[]) => unknown): boolean {
	try {
		choose([target]);
		return false;
	} catch {
		return true;
	}
}

async function answersIn(
	texts: readonly string[],
	read: () => Promise<readonly FormField[]>,
): Promise<readonly string[]> {
	try {
		const fields = await read();
		return texts.filter((text) => fields.some(({ name }) => text.startsWith(`${name}=`)));
	} catch {
		return [];
	}
}
