import * as v from 'valibot';
import { type Document, isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import { printable } from '../text/printable.ts';
import type { Loaded } from './load-settings.ts';
import { type Names, schemaFor } from './schema.ts';
import { defaultSettings, type Settings } from './settings.ts';
import { allDefaults, describe, offsetOf, settingOf } from './settings-problem.ts';

type Found = v.InferOutput<ReturnType<typeof schemaFor>>;

/** The settings in a file's text. Each value that is wrong is left out and told. */
export function parseSettings(text: string, file: string, names: Names = {}): Loaded {
	const lines = new LineCounter();
	const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true });
	const at = (offset: number) => {
		const { line, col } = lines.linePos(offset);
		return `${file}:${line}:${col}`;
	};
	const unusable = (offset: number, message: string): Loaded => {
		const reason = printable(message.trim()).replace(/\.$/, '');
		const problem = `${at(offset)}: this is not YAML: ${reason}. ${allDefaults}`;
		return { settings: defaultSettings, problems: [problem] };
	};
	const broken = document.errors[0];
	if (broken) return unusable(broken.pos[0], broken.message);
	dropEmpty(document);
	const schema = schemaFor(names);
	const problems: Array<{ offset: number; text: string }> = [];
	const told = () => problems.sort((a, b) => a.offset - b.offset).map((problem) => problem.text);
	for (;;) {
		const found = plainValues(document);
		if (found instanceof Error) return unusable(0, found.message);
		const result = v.safeParse(schema, found ?? {});
		if (result.success) return { settings: filledIn(result.output), problems: told() };
		for (const issue of result.issues) {
			const offset = offsetOf(document, issue);
			problems.push({ offset, text: `${at(offset)}: ${describe(issue, names)}` });
		}
		const removed = result.issues.filter((issue) => issue.path && document.deleteIn(settingOf(issue)));
		if (removed.length === 0) return { settings: defaultSettings, problems: told() };
	}
}

/** The file as plain values, or what the parser says of an alias without its anchor. */
function plainValues(document: Document.Parsed): unknown {
	try {
		return document.toJS();
	} catch (error) {
		return error;
	}
}

/** `rules:` with nothing below it, or everything below it commented out, sets nothing. */
function dropEmpty(document: Document.Parsed): void {
	if (!isMap(document.contents)) return;
	for (const { key } of [...document.contents.items]) {
		const value = document.getIn([key], true);
		if (value === null || (isScalar(value) && value.value === null)) document.deleteIn([key]);
	}
}

function filledIn(found: Found): Settings {
	return {
		...defaultSettings,
		...found,
		production: { ...defaultSettings.production, ...found.production },
		rules: { ...defaultSettings.rules, ...found.rules },
		timeouts: { ...defaultSettings.timeouts, ...found.timeouts },
	};
}
