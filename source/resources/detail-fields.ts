import { age } from '../text/age.ts';
import type { Field } from './resource.ts';

/** Fields of the detail view; what AWS does not tell is left out. */
export const fieldsOf = (values: Readonly<Record<string, string | undefined>>): Field[] =>
	Object.entries(values).flatMap(([label, value]) =>
		value === undefined || value === '' ? [] : [{ label, value }],
	);

/** `2026-11-24 10:00:00 UTC (3h ago)`; '' without a time. */
export const whenText = (time: Date | undefined, now: number): string =>
	time === undefined
		? ''
		: `${time.toISOString().slice(0, 19).replace('T', ' ')} UTC (${age(now - time.getTime())} ago)`;
