/**
 * The rule of a composite alarm: `ALARM("a") AND NOT (OK("b") OR INSUFFICIENT_DATA("c"))`.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html
 */
import type { StateValue } from '@aws-sdk/client-cloudwatch';

const token = /\s*(AND|OR|NOT|TRUE|FALSE|\(|\)|(ALARM|OK|INSUFFICIENT_DATA)\s*\(\s*"?([^")]+?)"?\s*\))/y;

type Token = { word: string; state?: string; name?: string };

/** Rules that were read: an alarm has the same one every minute. */
const readRules = new Map<string, readonly Token[]>();

function tokensOf(rule: string): readonly Token[] {
	const known = readRules.get(rule);
	if (known) return known;
	const tokens: Token[] = [];
	token.lastIndex = 0;
	while (token.lastIndex < rule.trimEnd().length) {
		const found = token.exec(rule);
		if (!found) throw new Error(`The rule of a composite alarm cannot be read: ${rule}`);
		const [, word = '', state, name] = found;
		tokens.push(state === undefined ? { word } : { word: 'STATE', state, name });
	}
	readRules.set(rule, tokens);
	return tokens;
}

/** The alarms that a rule speaks of. */
export const namesIn = (rule: string): string[] => tokensOf(rule).flatMap(({ name }) => name ?? []);

/** NOT binds closer than AND, AND closer than OR. */
export function ruleHolds(rule: string, stateOf: (name: string) => StateValue | undefined): boolean {
	const tokens = tokensOf(rule);
	let at = 0;
	const next = (word: string) => tokens[at]?.word === word && ++at > 0;

	function either(): boolean {
		let holds = both();
		// Each side is read, whatever the other one says.
		while (next('OR')) holds = both() || holds;
		return holds;
	}
	function both(): boolean {
		let holds = single();
		while (next('AND')) holds = single() && holds;
		return holds;
	}
	function single(): boolean {
		if (next('NOT')) return !single();
		if (next('(')) {
			const holds = either();
			next(')');
			return holds;
		}
		if (next('TRUE')) return true;
		if (next('FALSE')) return false;
		const { state, name = '' } = tokens[at++] ?? {};
		return state !== undefined && stateOf(name) === state;
	}
	return either();
}
