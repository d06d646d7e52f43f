/** Which key does what where, as data: the keyboard, the footer and the help all read it from here. */
import { type CommandId, commands } from '../source/cockpit/commands.ts';
import type { Kind } from '../source/resources/resource.ts';
import { type Context, contexts, typing } from './contexts.ts';
import { keyLabel, readKeyName, textOf } from './key-name.ts';

export interface Binding {
	command: CommandId;
	/** The settings file replaces the first one; the others stay. */
	keys: readonly string[];
	in: readonly Context[];
	/** What the command is called here, when not what `commands` says. */
	label?: string;
	/** The kinds that it is about: with another one in front footer and help leave it out. */
	about?: readonly Kind[];
}

export interface Group {
	title: string;
	bindings: readonly Binding[];
}

const panes: Context[] = ['cockpit', 'table'];
const items: Context[] = [...panes, 'detail', 'board'];
const screens: Context[] = [...items, 'comparison', 'timeline', 'journal', 'operation', 'baking'];
const scrolled: Context[] = [...screens, 'help', 'plan'];
const lists: Context[] = [...scrolled, 'resume'];
const chosen: Context[] = ['picker', 'filter', 'form'];
/** Where `^l` shows a plan as AWS CLI. */
const showing: ReadonlySet<Context> = new Set<Context>(['plan', 'confirm']);
const commanding = contexts.filter((context) => !typing.has(context));

export const keymap: readonly Group[] = [
	{
		title: 'Move',
		bindings: [
			{ command: 'down', keys: ['j', 'down'], in: lists },
			{ command: 'up', keys: ['k', 'up'], in: lists },
			{ command: 'down', keys: ['down', '^n'], in: [...chosen, 'confirm'] },
			{ command: 'up', keys: ['up', '^p'], in: [...chosen, 'confirm'] },
			{ command: 'top', keys: ['g', 'home'], in: lists },
			{ command: 'bottom', keys: ['G', 'end'], in: lists },
			{ command: 'halfPageDown', keys: ['^d'], in: scrolled },
			{ command: 'halfPageUp', keys: ['^u'], in: scrolled },
			{ command: 'pageDown', keys: ['pageDown', '^f'], in: [...scrolled, 'picker', 'filter', 'confirm'] },
			{ command: 'pageUp', keys: ['pageUp', '^b'], in: [...scrolled, 'picker', 'filter', 'confirm'] },
			{ command: 'nextPane', keys: ['tab'], in: screens },
			{ command: 'previousPane', keys: ['⇧tab'], in: screens },
			{ command: 'nextPane', keys: ['tab'], in: ['form'], label: 'next field' },
			{ command: 'previousPane', keys: ['⇧tab'], in: ['form'], label: 'previous field' },
			{ command: 'pane1', keys: ['1'], in: screens },
			{ command: 'pane2', keys: ['2'], in: screens },
			{ command: 'pane3', keys: ['3'], in: screens },
			{ command: 'pane4', keys: ['4'], in: screens },
			{ command: 'pane5', keys: ['5'], in: screens },
			{ command: 'pane6', keys: ['6'], in: screens },
		],
	},
	{
		title: 'Look',
		bindings: [
			{ command: 'open', keys: ['enter'], in: [...panes, 'board', 'timeline', 'journal', 'resume'] },
			{ command: 'open', keys: ['enter'], in: ['operation', 'baking'], label: 'what it is about' },
			{ command: 'open', keys: ['enter'], in: ['picker'], label: 'choose' },
			{ command: 'open', keys: ['enter'], in: ['filter'], label: 'keep the filter' },
			{ command: 'open', keys: ['enter'], in: ['form'], label: 'next' },
			{ command: 'open', keys: ['enter'], in: ['plan', 'confirm'], label: 'go ahead' },
			{ command: 'back', keys: ['esc'], in: screens },
			{ command: 'back', keys: ['esc', 'q', '?'], in: ['help'], label: 'close' },
			{ command: 'back', keys: ['esc'], in: ['plan', 'confirm'] },
			{ command: 'back', keys: ['esc'], in: ['picker', 'form'], label: 'leave' },
			{ command: 'back', keys: ['esc'], in: ['filter'], label: 'clear the filter' },
			{ command: 'back', keys: ['esc'], in: ['resume'], label: 'later' },
			{ command: 'zoom', keys: ['f'], in: screens },
			{ command: 'filter', keys: ['/'], in: [...panes, 'comparison'] },
			{ command: 'palette', keys: [':'], in: [...screens, 'noCredentials'] },
			{ command: 'related', keys: ['e'], in: items },
			{ command: 'related', keys: ['e'], in: ['operation', 'baking'], label: 'what it is about' },
			{ command: 'compare', keys: ['='], in: items, about: ['environments'] },
			{ command: 'sort', keys: ['s'], in: panes },
			{ command: 'yaml', keys: ['v'], in: ['detail', 'board'] },
			{ command: 'unfold', keys: ['z'], in: ['board'] },
			{ command: 'readNow', keys: ['r'], in: screens },
			{ command: 'timeline', keys: ['t'], in: screens },
			{ command: 'journal', keys: ['J'], in: [...screens, 'noCredentials'] },
			{ command: 'copyId', keys: ['y'], in: items },
			{ command: 'copyArn', keys: ['Y'], in: items },
			{ command: 'consoleUrl', keys: ['o'], in: items },
		],
	},
	{
		title: 'Write',
		bindings: [
			{ command: 'mark', keys: ['space'], in: panes },
			{ command: 'markAll', keys: ['*'], in: panes },
			{ command: 'actions', keys: ['a'], in: items },
			{ command: 'launch', keys: ['L'], in: screens },
			{ command: 'deploy', keys: ['D'], in: screens },
			{ command: 'tag', keys: ['#'], in: items, about: ['instances'] },
			{ command: 'swap', keys: ['B'], in: screens.filter((context) => context !== 'baking') },
			{ command: 'takeBack', keys: ['B'], in: ['baking', 'resume'] },
			{ command: 'keep', keys: ['K'], in: ['baking'] },
			{ command: 'arm', keys: ['A'], in: ['baking'] },
			{ command: 'next', keys: ['X'], in: ['operation'] },
			{ command: 'power', keys: ['S'], in: items, about: ['instances'] },
			{ command: 'terminate', keys: ['X'], in: items, about: ['instances'] },
			{ command: 'undo', keys: ['u'], in: [...screens, 'resume'] },
			{ command: 'watch', keys: ['w'], in: ['journal', 'operation', 'baking', 'resume'] },
			{ command: 'finish', keys: ['F'], in: ['journal', 'operation', 'resume'] },
			{ command: 'submit', keys: ['^s'], in: ['form'] },
			{ command: 'cli', keys: ['c', '^l'], in: ['plan'] },
			{ command: 'cli', keys: ['^l'], in: ['confirm'] },
		],
	},
	{
		title: 'Airboss',
		bindings: [
			{ command: 'simulate', keys: ['s'], in: ['noCredentials'] },
			{ command: 'readNow', keys: ['r'], in: ['noCredentials'], label: 'try again' },
			{ command: 'profile', keys: ['p'], in: [...screens, 'noCredentials'] },
			{ command: 'region', keys: ['R'], in: [...screens, 'noCredentials'] },
			{ command: 'theme', keys: ['T'], in: [...screens, 'noCredentials'] },
			{ command: 'help', keys: ['?'], in: [...screens, 'noCredentials', 'resume', 'plan'] },
			{ command: 'redraw', keys: ['^l'], in: contexts.filter((context) => !showing.has(context)) },
			{ command: 'suspend', keys: ['^z'], in: contexts },
			{ command: 'quit', keys: ['q', '^c'], in: commanding.filter((context) => context !== 'help') },
			{ command: 'quit', keys: ['^c'], in: ['help', ...typing] },
		],
	},
];

/** Command id → key, from the settings file. */
export type Overrides = Readonly<Record<string, string>>;

export interface Bound {
	command: CommandId;
	keys: readonly string[];
	label: string;
	group: string;
	about?: Binding['about'];
}

/** Is it worth naming with an item of this kind in front? Undefined: none is. */
export const fits = ({ about }: Bound, kind: Kind | undefined): boolean =>
	about === undefined || kind === undefined || about.includes(kind);

/** The settings' key takes the place of the first one, but never makes a letter untypeable. */
function keysIn(binding: Binding, context: Context, overrides: Overrides): readonly string[] {
	const asked = overrides[binding.command];
	const override = asked === undefined ? undefined : readKeyName(asked);
	if (override === undefined) return binding.keys;
	if (typing.has(context) && textOf(override) !== undefined) return binding.keys;
	return [override, ...binding.keys.slice(1).filter((key) => key !== override)];
}

/**
 * Everything that works in a context, in the keymap's order. Where the settings give a key to one command
 * that another one has by default, the settings win and the other loses that key.
 */
export function boundIn(context: Context, overrides: Overrides = asBuilt): readonly Bound[] {
	const made = known.get(overrides) ?? new Map<Context, readonly Bound[]>();
	known.set(overrides, made);
	const bound = made.get(context) ?? bind(context, overrides);
	made.set(context, bound);
	return bound;
}

const asBuilt: Overrides = {};
/** Every key and every hint in the footer asks for them. */
const known = new WeakMap<Overrides, Map<Context, readonly Bound[]>>();

function bind(context: Context, overrides: Overrides): readonly Bound[] {
	const taken = new Set<string>();
	const bound = keymap.flatMap(({ title, bindings }) =>
		bindings
			.filter((binding) => binding.in.includes(context))
			.map((binding) => {
				const keys = keysIn(binding, context, overrides);
				const overridden = keys !== binding.keys && keys[0] !== binding.keys[0] ? keys[0] : undefined;
				if (overridden !== undefined) taken.add(overridden);
				return {
					command: binding.command,
					keys,
					overridden,
					label: binding.label ?? commands[binding.command],
					group: title,
					...(binding.about ? { about: binding.about } : {}),
				};
			}),
	);
	return bound
		.map(({ overridden, ...rest }) => ({
			...rest,
			keys: rest.keys.filter((key) => key === overridden || !taken.has(key)),
		}))
		.filter(({ keys }) => keys.length > 0);
}

export function commandFor(context: Context, key: string, overrides?: Overrides): CommandId | undefined {
	return boundIn(context, overrides).find(({ keys }) => keys.includes(key))?.command;
}

/** What to press for a command, as it is shown; empty when nothing does. */
export function keyFor(context: Context, command: CommandId, overrides: Overrides): string {
	const [key] = boundIn(context, overrides).find((bound) => bound.command === command)?.keys ?? [];
	return key === undefined ? '' : keyLabel(key);
}
