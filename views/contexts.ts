export const contexts = [
	'cockpit',
	'table',
	'detail',
	'board',
	'comparison',
	'timeline',
	'journal',
	'operation',
	'baking',
	'noCredentials',
	'help',
	'resume',
	'plan',
	'confirm',
	'filter',
	'picker',
	'form',
] as const;
/** What the keys mean at the moment: one context at a time, the foremost. */
export type Context = (typeof contexts)[number];

/** In these, a printable key that is not bound is text. `plan` takes the first letter of its confirmation. */
export const typing: ReadonlySet<Context> = new Set<Context>(['plan', 'confirm', 'filter', 'picker', 'form']);
