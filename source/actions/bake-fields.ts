/** What is asked about a change that bakes. */
import type { FormField } from './action.ts';

/** A day: who wants longer does not want to sit in front of it. */
const longest = 1440;

/** A number of minutes; `usual` where nobody says otherwise. */
export const minutesField = (name: string, label: string, help: string, usual: number): FormField => ({
	name,
	label,
	help,
	type: 'number',
	required: true,
	default: String(usual),
	validate: (value) =>
		minutesIn(value) !== undefined || `Expected minutes from 0 to ${longest}, not “${value}”.`,
});

/** Undefined when it is no number of minutes. */
export function minutesIn(value: string): number | undefined {
	const number = Number(value.trim() || Number.NaN);
	return number >= 0 && number <= longest ? number : undefined;
}

export const bakeField = (usual: number): FormField =>
	minutesField(
		'bake',
		'watch for, min',
		'minutes that it is watched before it is kept; 0: not at all',
		usual,
	);

/** `does` is what it does by itself: `swaps back`. */
export const armedField = (does: string): FormField => ({
	name: 'armed',
	label: 'armed',
	help: `${does} by itself on a red light`,
	type: 'choice',
	choices: [
		{ value: 'no', label: 'no', hint: 'a red light is told, and one key takes it back' },
		{ value: 'yes', label: 'yes', hint: `a red light ${does} by itself` },
	],
	required: true,
	default: 'no',
});
