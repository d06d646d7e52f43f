import * as v from 'valibot';
import { type Document, isMap, isScalar, LineCounter, type Node, parseDocument } from 'yaml';
import { printable } from '../text/printable.ts';
import type { Loaded } from './load-settings.ts';
import { nearest } from './nearest.ts';
import { type Names, schemaFor } from './schema.ts';
import { defaultSettings, type Settings } from './settings.ts';

type Found = v.InferOutput<ReturnType<typeof schemaFor>>;
type Issue = v.BaseIssue<unknown>;
type Path = readonly string[];

/** The settings in a file's text. Each value that is wrong is left out and told. */
export function parseSettings(text: string, file: string, names: Names = {}): Loaded {
	const lines = new LineCounter();
	const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true });
	const at = (offset: number) => {
		const { line, col } = lines.linePos(offset);
		return `${file}:${line}:${col}`;
	};
	const broken = document.errors[0];
	if (broken) {
		const problem = `${at(broken.pos[0])}: this is not YAML: ${sentence(broken.message)} ${allDefaults}`;
		return { settings: defaultSettings, problems: [problem] };
	}
	dropEmpty(document);
	const schema = schemaFor(names);
	const problems: Array<{ offset: number; text: string }> = [];
	for (;;) {
		const result = v.safeParse(schema, document.toJS() ?? {});
		if (result.success) {
			problems.sort((a, b) => a.offset - b.offset);
			return { settings: filledIn(result.output), problems: problems.map(({ text }) => text) };
		}
		for (const issue of result.issues) {
			const offset = offsetOf(document, issue);
			problems.push({ offset, text: `${at(offset)}: ${describe(issue, names)}` });
		}
		// A list is left out whole: half of it may mean the opposite.
		const removed = result.issues.filter((issue) => document.deleteIn(settingOf(issue)));
		if (removed.length === 0)
			return { settings: defaultSettings, problems: problems.map(({ text }) => text) };
	}
}

const allDefaults = 'All settings have their defaults.';

/** `rules:` with nothing below it, or everything below it commented out, sets nothing. */
function dropEmpty(document: Document.Parsed): void {
	if (!isMap(document.contents)) return;
	for (const { key } of [...document.contents.items]) {
		const value = document.getIn([key], true);
		if (value === null || (isScalar(value) && value.value === null)) document.deleteIn([key]);
	}
}

const pathOf = (issue: Issue): string[] => (issue.path ?? []).map(({ key }) => String(key));

/** The setting that an issue is about: the list, when it is about one of its entries. */
function settingOf(issue: Issue): string[] {
	const list = (issue.path ?? []).findIndex(({ type }) => type === 'array');
	return list === -1 ? pathOf(issue) : pathOf(issue).slice(0, list);
}

/** The issue is about a key itself, not about its value. */
const isAboutKey = (issue: Issue) => issue.path?.at(-1)?.origin === 'key';

function offsetOf(document: Document.Parsed, issue: Issue): number {
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

function describe(issue: Issue, { commands = [] }: Names): string {
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

/** Looks through `optional` and `pipe` at the entries of an object schema. */
function entriesOf(schema: unknown): Record<string, unknown> | undefined {
	if (typeof schema !== 'object' || schema === null) return undefined;
	if ('wrapped' in schema) return entriesOf(schema.wrapped);
	if ('entries' in schema && typeof schema.entries === 'object') return { ...schema.entries };
	return undefined;
}

const longest = 60;
function shown(text: string): string {
	const safe = printable(text);
	return safe.length > longest ? `${safe.slice(0, longest - 1)}…` : safe;
}

/** The parser's message as a sentence. */
const sentence = (message: string) => {
	const text = shown(message.trim());
	return /[.…!?]$/.test(text) ? text : `${text}.`;
};

function filledIn(found: Found): Settings {
	return {
		...defaultSettings,
		...found,
		production: { ...defaultSettings.production, ...found.production },
		rules: { ...defaultSettings.rules, ...found.rules },
		timeouts: { ...defaultSettings.timeouts, ...found.timeouts },
	};
}
