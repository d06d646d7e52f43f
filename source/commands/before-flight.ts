/** Settings, flags and environment, brought together before anything is asked of AWS. */
import { themes } from '../../themes/all.ts';
import { readKeyName } from '../../views/key-name.ts';
import { resolveWhere } from '../aws/where.ts';
import { commands } from '../cockpit/commands.ts';
import type { Destination } from '../cockpit/connections.ts';
import { loadSettings } from '../config/load-settings.ts';
import type { Settings } from '../config/settings.ts';
import type { CockpitOptions } from './cockpit-options.ts';

export interface BeforeFlight {
	settings: Settings;
	/** What was wrong with the settings file, a sentence each. */
	problems: string[];
	destination: Destination;
}

/** A flag goes before the settings file, the file before the environment. Reads files; no network. */
export async function beforeFlight(options: CockpitOptions, env: NodeJS.ProcessEnv): Promise<BeforeFlight> {
	const names = {
		commands: Object.keys(commands),
		themes: Object.keys(themes),
		isKey: (text: string) => readKeyName(text) !== undefined,
	};
	const { settings: file, problems } = await loadSettings(options.settings, names);
	const settings: Settings = {
		...file,
		readOnly: options.readOnly || file.readOnly,
		theme: options.theme ?? file.theme,
	};
	const where = await resolveWhere({
		profile: options.profile ?? file.profile,
		region: options.region ?? file.region,
		env,
	});
	const { simulation } = options;
	const destination = simulation
		? { profile: 'simulator', region: where.region || 'eu-west-1', simulation }
		: where;
	return { settings, problems, destination };
}
