import type { EnvironmentDescription as Environment } from '@aws-sdk/client-elastic-beanstalk';
import type { Answers, FormField } from '../action.ts';
import { armedField, bakeField, minutesField } from '../bake-fields.ts';
import { nameOf } from './environments-now.ts';
import { type Alarm, fits } from './swap-alarms.ts';
import { partnerOf, pick } from './swap-environments.ts';

/** Minutes, where nobody says otherwise. */
export const usual = { healthyFor: 5, bake: 10 } as const;

interface Known {
	all: readonly Environment[];
	/** Empty where they could not be read. */
	alarms: readonly Alarm[];
	/** Ids of the environments that were in front or marked. */
	given: readonly (string | undefined)[];
}

export function swapFields({ all, alarms, given: [source, destination] }: Known): FormField[] {
	const givenName = pick(all, source)?.EnvironmentName;
	const choices = all.map((environment) => ({
		value: nameOf(environment),
		label: nameOf(environment),
		hint: [environment.ApplicationName, environment.VersionLabel, environment.Status, environment.CNAME].join(
			' ',
		),
	}));
	const first = givenName ?? choices[0]?.value;
	const sourceIn = (answers: Answers) => answers.source || first;
	const partnerIn = (answers: Answers): string | undefined => {
		const given = sourceIn(answers) === givenName ? pick(all, destination)?.EnvironmentName : undefined;
		return given ?? partnerOf(pick(all, sourceIn(answers)), all)?.EnvironmentName;
	};
	return [
		{ name: 'source', label: 'environment', type: 'choice', choices, required: true, default: first },
		{
			name: 'destination',
			label: 'swaps with',
			type: 'choice',
			choices,
			required: true,
			suggest: partnerIn,
			validate: (value, answers) => value !== answers.source || 'An environment cannot swap with itself.',
		},
		minutesField(
			'healthyFor',
			'healthy for, min',
			'minutes that the new one has been healthy; 0: does not matter',
			usual.healthyFor,
		),
		bakeField(usual.bake),
		{
			name: 'alarms',
			label: 'alarms',
			help: 'they must not ring, now and while it is watched',
			type: 'choices',
			choices: alarms.map(({ name, state }) => ({ value: name, label: name, hint: state })),
			suggest: (answers) => {
				const names = [sourceIn(answers), answers.destination || partnerIn(answers)];
				const both = names.flatMap((name) => pick(all, name) ?? []);
				return fitting(alarms, both).join('\n');
			},
		},
		armedField('swaps back'),
	];
}

/** Names of the alarms that are chosen where nobody chooses. */
export const fitting = (alarms: readonly Alarm[], both: readonly Environment[]): string[] =>
	alarms.filter((alarm) => fits(alarm, both)).map(({ name }) => name);
