import { readFile } from 'node:fs/promises';
import { settingsPath } from './places.ts';
import type { Names } from './schema.ts';
import { defaultSettings, type Settings } from './settings.ts';

export interface Loaded {
	settings: Settings;
	/** What was wrong with the file, a sentence each; what is wrong keeps its default. */
	problems: string[];
}

/**
 * Reads the settings file. Never throws.
 * @param path a file that a person named, which has to be there; without it the file at the XDG place, which
 * may be missing
 */
export async function loadSettings(path?: string, names: Names = {}): Promise<Loaded> {
	const file = path ?? settingsPath(process.env);
	let text: string;
	try {
		text = await readFile(file, 'utf8');
	} catch (error) {
		const code = error instanceof Error && 'code' in error ? error.code : error;
		if (code === 'ENOENT' && path === undefined) return { settings: defaultSettings, problems: [] };
		const reason = code === 'ENOENT' ? 'there is no such file' : code;
		return {
			settings: defaultSettings,
			problems: [`${file} cannot be read (${reason}). All settings have their defaults.`],
		};
	}
	// YAML and the schema are loaded only for a file that is there: the start is quick without them.
	const { parseSettings } = await import('./parse-settings.ts');
	return parseSettings(text, file, names);
}
