import { userInfo } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** `$XDG_CONFIG_HOME/airboss/settings.yaml`, or in `~/.config`. */
export const settingsPath = (env: NodeJS.ProcessEnv): string =>
	join(base(env, 'XDG_CONFIG_HOME', '.config'), 'airboss', 'settings.yaml');

/** `$XDG_STATE_HOME/airboss/journal.jsonl`, or in `~/.local/state`. */
export const journalPath = (env: NodeJS.ProcessEnv): string =>
	join(base(env, 'XDG_STATE_HOME', join('.local', 'state')), 'airboss', 'journal.jsonl');

/** `$XDG_CACHE_HOME/airboss/last-session-<key>.json`, or in `~/.cache`. */
export const lastSessionPath = (env: NodeJS.ProcessEnv, key: string): string =>
	join(base(env, 'XDG_CACHE_HOME', '.cache'), 'airboss', `last-session-${key}.json`);

/** A relative path is invalid there and to be ignored, says the XDG Base Directory Specification. */
function base(env: NodeJS.ProcessEnv, variable: string, inHome: string): string {
	const set = env[variable];
	return set && isAbsolute(set) ? set : join(homeOf(env), inHome);
}

/** An empty or relative HOME would be a folder of wherever one happens to be, and of whoever filled it. */
const homeOf = ({ HOME }: NodeJS.ProcessEnv): string =>
	HOME && isAbsolute(HOME) ? HOME : userInfo().homedir;
