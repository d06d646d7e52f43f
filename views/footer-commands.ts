import type { CommandId } from '../source/cockpit/commands.ts';
import type { Context } from './contexts.ts';

const writes: CommandId[] = ['launch', 'swap', 'tag', 'undo'];

/** The commands that matter in each context, the most needed first: as many as fit are in the footer. */
export const footerCommands: Record<Context, readonly CommandId[]> = {
	cockpit: ['open', 'help', 'palette', 'filter', 'mark', 'actions', ...writes, 'timeline', 'journal', 'quit'],
	table: [
		'open',
		'back',
		'help',
		'filter',
		'mark',
		'actions',
		'sort',
		'related',
		...writes,
		'copyId',
		'palette',
	],
	detail: [
		'back',
		'help',
		'yaml',
		'related',
		'actions',
		'readNow',
		'copyId',
		'copyArn',
		'consoleUrl',
		'tag',
		'undo',
	],
	timeline: ['open', 'back', 'help', 'journal', 'undo', 'palette', 'quit'],
	journal: ['open', 'back', 'help', 'undo', 'watch', 'timeline', 'quit'],
	operation: ['back', 'help', 'undo', 'watch', 'journal', 'quit'],
	noCredentials: ['simulate', 'profile', 'readNow', 'region', 'help', 'quit'],
	help: ['back', 'down', 'up', 'pageDown', 'pageUp'],
	resume: ['watch', 'undo', 'open', 'back', 'help'],
	plan: ['back', 'cli', 'down', 'up', 'help'],
	confirm: ['open', 'back', 'cli', 'pageDown', 'pageUp'],
	filter: ['open', 'back', 'down', 'up'],
	picker: ['open', 'back', 'down', 'up'],
	form: ['open', 'submit', 'back', 'nextPane', 'previousPane', 'down', 'up'],
};
