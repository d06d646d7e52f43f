/**
 * The settings file: every key, what it means and what it accepts. The descriptions are what the README and
 * the messages about a wrong value quote. Defaults are in `settings.ts`, which the start loads without this.
 */
import * as v from 'valibot';

const text = (what: string) => v.pipe(v.string(what), v.nonEmpty(what));
const yesOrNo = v.boolean('true or false');
const whole = (low: number, high: number, unit: string) => {
	const what = `a whole number of ${unit}, ${low} to ${high}`;
	return v.pipe(v.number(what), v.integer(what), v.minValue(low, what), v.maxValue(high, what));
};
const seconds = (low: number, high: number) => {
	const what = `a number of seconds, ${low} to ${high}`;
	return v.pipe(v.number(what), v.minValue(low, what), v.maxValue(high, what));
};
/** A list is an object to JavaScript, but not to a person. */
const mapping = (what: string) =>
	v.custom<Record<string, unknown>>(
		(value) => typeof value === 'object' && value !== null && !Array.isArray(value),
		what,
	);
const group = <E extends v.ObjectEntries>(entries: E) =>
	v.pipe(mapping('a group of settings'), v.strictObject(entries));
const aKey = 'the name of a key, for instance N, ^x, space or pageDown';
const names = (what: string) => v.array(text(`a ${what}`), `a list of ${what}s`);

/** What else a value is checked against: names that only others know. */
export interface Names {
	/** Ids of the commands that a key can be bound to. */
	commands?: readonly string[];
	themes?: readonly string[];
	/** Is there such a key? */
	isKey?(text: string): boolean;
}

export const schemaFor = ({ commands, themes, isKey = () => true }: Names) =>
	group({
		profile: about('Profile of the shared AWS config file to start in.', text('the name of a profile')),
		region: about('Region to start in.', text('the name of a region, for instance eu-west-1')),
		theme: about(
			'Colours.',
			themes ? v.picklist(themes, `one of ${themes.join(', ')}`) : text('the name of a theme'),
		),
		readOnly: about('Refuse every write.', yesOrNo),
		production: about(
			'Where every write asks for one level of confirmation more.',
			group({
				profiles: about('Names of profiles.', names('profile name')),
				regions: about('Names of regions.', names('region name')),
				addresses: about(
					'Addresses of Beanstalk environments that customers use: who carries one is not terminated.',
					names('host name'),
				),
			}),
		),
		keys: about(
			'Command id to key, over the built-in keys.',
			v.pipe(
				mapping('command ids with a key each'),
				v.record(commands ? v.picklist(commands) : v.string(), v.pipe(text(aKey), v.check(isKey, aKey))),
			),
		),
		rules: about(
			'When an IAM user breaks a rule of the house.',
			group({
				mfaRequired: about('A user with a password must have MFA.', yesOrNo),
				keyAgeDays: about('Oldest access key, days.', whole(1, 3650, 'days')),
				unusedDays: about('Longest time without use, days.', whole(1, 3650, 'days')),
			}),
		),
		cellWriter: about('Write only the cells that have changed, not whole lines.', yesOrNo),
		lastSession: about('Keep the rows of the cockpit, to show them as old ones at the next start.', yesOrNo),
		timeouts: about(
			'How long to wait for AWS.',
			group({
				read: about('From connect to answer of a read, seconds.', seconds(1, 300)),
				write: about('The same of a write.', seconds(1, 300)),
				imds: about("For the credentials of the instance's own role, seconds.", seconds(0.1, 10)),
			}),
		),
	});

/** Every key may be left out. */
function about<S extends v.GenericSchema>(description: string, schema: S) {
	return v.optional(v.pipe(schema, v.description(description)));
}
