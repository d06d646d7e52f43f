import { userInfo } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { expect, test } from 'vitest';
import { journalPath, lastSessionPath, settingsPath } from '../../source/config/places.ts';

test('what is set decides, else the home', () => {
	expect(settingsPath({ XDG_CONFIG_HOME: '/c', HOME: '/h' })).toBe('/c/airboss/settings.yaml');
	expect(settingsPath({ XDG_CONFIG_HOME: 'c', HOME: '/h' })).toBe('/h/.config/airboss/settings.yaml');
	expect(journalPath({ HOME: '/h' })).toBe('/h/.local/state/airboss/journal.jsonl');
	expect(lastSessionPath({ HOME: '/h' }, 'k')).toBe('/h/.cache/airboss/last-session-k.json');
});

test.each([[{}], [{ HOME: '' }], [{ HOME: 'here' }]])('nothing lies where one happens to be: %j', (env) => {
	const path = settingsPath(env);
	expect(isAbsolute(path)).toBe(true);
	expect(path).toBe(join(userInfo().homedir, '.config/airboss/settings.yaml'));
});
