import { cliName, cliService } from './cli-names.ts';
import type { Call } from './operations.ts';
import { shellQuote } from './shell-quote.ts';

/** Which account and region the command is meant for, and the file that it sends. */
export interface CliOptions {
	profile?: string;
	region?: string;
	/** Path of the file that is the body of a `PutObject`. */
	body?: string;
}

/** One option of the command line: its name, and the words that follow it. */
type Option = [name: string, ...words: string[]];

/** The AWS CLI command that makes the same call, on one line, for a POSIX shell. */
export function cliEquivalent(
	{ service, operation, input }: Call,
	{ profile, region, body }: CliOptions = {},
): string {
	const members = Object.entries(input).filter(([, value]) => value !== undefined && value !== null);
	const options = members.some(([, value]) => isMisread(value))
		? [inputAsJson(members)]
		: members.flatMap(([name, value]) => optionsOf(operation, name, value, members));
	const besides: Option[] = [
		...(body === undefined ? [] : [['--body', body] satisfies Option]),
		...(region ? [['--region', region] satisfies Option] : []),
		...(profile && profile !== 'default' ? [['--profile', profile] satisfies Option] : []),
	];
	const words = ['aws', cliService(service), cliName(operation), ...[...options, ...besides].flat()];
	return words.map(shellQuote).join(' ');
}

function optionsOf(
	operation: Call['operation'],
	name: string,
	value: unknown,
	members: Array<[string, unknown]>,
): Option[] {
	// The AWS CLI has one option for both: `--count 2`, or `--count 1:3` for at least one.
	if (operation === 'RunInstances' && name === 'MinCount') return [];
	if (operation === 'RunInstances' && name === 'MaxCount') {
		const least = members.find(([other]) => other === 'MinCount')?.[1] ?? value;
		return [['--count', least === value ? `${value}` : `${least}:${value}`]];
	}
	const option = `--${cliName(name)}`;
	if (typeof value === 'boolean') return [[value ? option : `--no-${cliName(name)}`]];
	if (Array.isArray(value) && value.length > 0 && value.every(isScalar))
		return [[option, ...value.map(String)]];
	if (value instanceof Date) return [[option, value.toISOString()]];
	return [[option, isScalar(value) ? String(value) : JSON.stringify(value)]];
}

const isScalar = (value: unknown) => typeof value === 'string' || typeof value === 'number';

/**
 * Text that the AWS CLI would not take as it stands: an option, the name of a file to read, or JSON where a
 * list of words begins like it.
 */
function isMisread(value: unknown): boolean {
	if (Array.isArray(value)) return value.some((item) => isMisread(item) || startsLike(item, /^\s*\[/));
	return startsLike(value, /^(-|fileb?:\/\/)/);
}

const startsLike = (value: unknown, start: RegExp) => typeof value === 'string' && start.test(value);

/** Every call can also be given whole, as JSON; that leaves nothing to be misread. */
const inputAsJson = (members: Array<[string, unknown]>): Option => [
	'--cli-input-json',
	JSON.stringify(Object.fromEntries(members)),
];
