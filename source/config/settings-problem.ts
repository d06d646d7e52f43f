import type { BaseIssue } from 'valibot';
import { type Document, isMap, isScalar, type Node } from 'yaml';
import { nearest } from '../text/nearest.ts';
import { printable } from '../text/printable.ts';
import { type Names, schemaFor } from './schema.ts';
import { defaultSettings } from './settings.ts';

type Issue = BaseIssue<unknown>;
type Path = readonly string[];

export const allDefaults = 'All settings have their defaults.';

const pathOf = (issue: Issue): string[] => (issue.path ?? []).map(({ key }) => String(key));

/**
 * The setting that an issue is about. A list is left out whole when one of its entries is wrong: half of it
 * may mean the opposite.
 */
export function settingOf(issue: Issue): string[] {
	const list = (issue.path ?? []).findIndex(({ type }) => type === 'array');
	return list === -1 ? pathOf(issue) : pathOf(issue).slice(0, list);
}

/** The issue is about a key itself, not about its value. */
const isAboutKey = (issue: Issue) => issue.path?.at(-1)?.origin === 'key';

/** Where in the file's text that is. */
export function offsetOf(document: Document.Parsed, issue: Issue): number {
	const path = pathOf(issue).map((key, index) => (issue.path?.[index]?.type === 'array' ? Number(key) : key));
	if (isAboutKey(issue)) {
		const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
		const pair = isMap(parent)
			? parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1))
			: undefined;
		return startOf(pair?.key);
	}
	return startOf(path.length > 0 ? document.getIn(path, true) : document.contents);
}

const startOf = (node: unknown): number => (hasRange(node) ? (node.range?.[0] ?? 0) : 0);
const hasRange = (node: unknown): node is Pick<Node, 'range'> =>
	typeof node === 'object' && node !== null && 'range' in node;

/** What is wrong, and what holds instead. */
export function describe(issue: Issue, { commands = [] }: Names): string {
	const path = pathOf(issue);
	const [parents, name] = [path.slice(0, -1), path.at(-1) ?? ''];
	if (isAboutKey(issue)) {
		const isCommand = parents[0] === 'keys';
		const known = isCommand ? commands : keysAt(parents);
		const meant = nearest(name, known);
		const what = isCommand
			? `there is no command "${shown(name)}"`
			: `there is no setting "${shown([...parents, name].join('.'))}"`;
		return `${what}${meant ? `; did you mean "${meant}"?` : '.'} It is ignored.`;
	}
	const key = path.length === 0 ? 'the file' : shown(named(issue));
	const found = shown(JSON.stringify(issue.input) ?? 'nothing');
	return `${key} is ${found}; expected ${issue.message}. ${instead(settingOf(issue))}`;
}

/** `production.profiles[1]` */
const named = (issue: Issue) =>
	(issue.path ?? []).reduce(
		(text, { key, type }) =>
			type === 'array' ? `${text}[${key}]` : text === '' ? String(key) : `${text}.${key}`,
		'',
	);

function instead(path: Path): string {
	if (path.length === 0) return allDefaults;
	const fallback = path.reduce<unknown>(
		(value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
		defaultSettings,
	);
	if (fallback === undefined) return 'It is ignored.';
	return typeof fallback === 'object' ? 'The default is used.' : `The default, ${fallback}, is used.`;
}

/** Names of the settings in a group, from the schema. */
function keysAt(parents: Path): string[] {
	let group: unknown = schemaFor({});
	for (const parent of parents) group = entriesOf(group)?.[parent];
	return Object.keys(entriesOf(group) ?? {});
}

/** Looks through `optional` and `pipe` at the entries of a group. */
function entriesOf(schema: unknown): Record<string, unknown> | undefined {
	if (typeof schema !== 'object' || schema === null) return undefined;
	if ('wrapped' in schema) return entriesOf(schema.wrapped);
	if ('pipe' in schema && Array.isArray(schema.pipe)) return schema.pipe.map(entriesOf).find(Boolean);
	if ('entries' in schema && typeof schema.entries === 'object') return { ...schema.entries };
	return undefined;
}

const longest = 60;
function shown(text: string): string {
	const safe = printable(text);
	return safe.length > longest ? `${safe.slice(0, longest - 1)}…` : safe;
}
