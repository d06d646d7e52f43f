import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadSettings } from '../../source/config/load-settings.ts';
import { parseSettings } from '../../source/config/parse-settings.ts';
import { journalPath, settingsPath } from '../../source/config/places.ts';
import { defaultSettings } from '../../source/config/settings.ts';
import { editDistance, nearest } from '../../source/text/nearest.ts';

const names = { commands: ['launch', 'tag', 'swap'], themes: ['dark', 'light', 'high-contrast'] };
const parse = (text: string) => parseSettings(text, 'settings.yaml', names);

describe('the settings file', () => {
	test('sets what it names; the rest keeps its default', () => {
		const { settings, problems } = parse(`
profile: ops
region: eu-west-1
theme: light
readOnly: true
production:
  profiles: [prod, prod-admin]
keys:
  launch: N
rules:
  keyAgeDays: 60
timeouts:
  read: 2.5
`);
		expect(problems).toEqual([]);
		expect(settings).toEqual({
			profile: 'ops',
			region: 'eu-west-1',
			theme: 'light',
			readOnly: true,
			production: { profiles: ['prod', 'prod-admin'], regions: [], addresses: [] },
			keys: { launch: 'N' },
			rules: { mfaRequired: true, keyAgeDays: 60, unusedDays: 90 },
			cellWriter: true,
			lastSession: true,
			timeouts: { read: 2.5, write: 30, imds: 1 },
		});
	});

	test('may be empty, or set nothing', () => {
		for (const text of ['', '# nothing\n', '---\n', 'rules:\n  # keyAgeDays: 60\ntheme:\n'])
			expect(parse(text)).toEqual({ settings: defaultSettings, problems: [] });
	});

	test('tells of each wrong value where it is, what was found and expected, and what holds instead', () => {
		const { settings, problems } = parse(`theme: drak
readOnly: yes please
region: 5
production:
  profiles:
    - prod
    - 7
  regions: eu-west-1
keys:
  lanch: N
  tag: [T]
  swap: W
rules:
  keyAgeDays: ninety
  unusedDays: 0
  mfaRequird: true
timeouts: 10
tehme: dark
`);
		expect(problems).toEqual([
			'settings.yaml:1:8: theme is "drak"; expected one of dark, light, high-contrast. The default, dark, is used.',
			'settings.yaml:2:11: readOnly is "yes please"; expected true or false. The default, false, is used.',
			'settings.yaml:3:9: region is 5; expected the name of a region, for instance eu-west-1. It is ignored.',
			'settings.yaml:7:7: production.profiles[1] is 7; expected a profile name. The default is used.',
			'settings.yaml:8:12: production.regions is "eu-west-1"; expected a list of region names. The default is used.',
			'settings.yaml:10:3: there is no command "lanch"; did you mean "launch"? It is ignored.',
			'settings.yaml:11:8: keys.tag is ["T"]; expected the name of a key, for instance N, ^x, space or pageDown. It is ignored.',
			'settings.yaml:14:15: rules.keyAgeDays is "ninety"; expected a whole number of days, 1 to 3650. The default, 90, is used.',
			'settings.yaml:15:15: rules.unusedDays is 0; expected a whole number of days, 1 to 3650. The default, 90, is used.',
			'settings.yaml:16:3: there is no setting "rules.mfaRequird"; did you mean "mfaRequired"? It is ignored.',
			'settings.yaml:17:11: timeouts is 10; expected a group of settings. The default is used.',
			'settings.yaml:18:1: there is no setting "tehme"; did you mean "theme"? It is ignored.',
		]);
		expect(settings).toEqual({ ...defaultSettings, keys: { swap: 'W' } });
	});

	test('tells where a key is none', () => {
		const isKey = (text: string) => text === 'N';
		const { settings, problems } = parseSettings('keys:\n  tag: N\n  swap: NN\n', 'settings.yaml', {
			...names,
			isKey,
		});
		expect(problems).toEqual([
			'settings.yaml:3:9: keys.swap is "NN"; expected the name of a key, for instance N, ^x, space or pageDown. It is ignored.',
		]);
		expect(settings.keys).toEqual({ tag: 'N' });
	});

	test('tells where it is not YAML, and is then not used at all', () => {
		const { settings, problems } = parse('theme: light\nrules: [1\nregion: x\n');
		expect(settings).toEqual(defaultSettings);
		expect(problems).toHaveLength(1);
		expect(problems[0]).toMatch(
			/^settings\.yaml:\d+:\d+: this is not YAML: .*\. All settings have their defaults\.$/,
		);
		expect(parse('theme: light\ntheme: dark\n').problems[0]).toBe(
			'settings.yaml:2:1: this is not YAML: Map keys must be unique. All settings have their defaults.',
		);
	});

	test('with an alias that has no anchor is not YAML either', () => {
		expect(parse('theme: *mine\n').problems).toEqual([
			'settings.yaml:1:1: this is not YAML: Unresolved alias (the anchor must be set before the alias): mine. All settings have their defaults.',
		]);
	});

	test('that is something else altogether is told so', () => {
		const expected = 'expected a group of settings. All settings have their defaults.';
		expect(parse('- theme\n').problems).toEqual([`settings.yaml:1:1: the file is ["theme"]; ${expected}`]);
		expect(parse('dark').problems).toEqual([`settings.yaml:1:1: the file is "dark"; ${expected}`]);
		expect(parse('keys: [N]').problems).toEqual([
			'settings.yaml:1:7: keys is ["N"]; expected command ids with a key each. The default is used.',
		]);
	});

	test('with an unknown setting that resembles nothing has nothing suggested', () => {
		expect(parse('\u001b[31mxyzzy: 1').problems.join()).not.toContain('\u001b');
		expect(parse('plugins: []\n').problems).toEqual([
			'settings.yaml:1:1: there is no setting "plugins". It is ignored.',
		]);
	});

	test('never throws, whatever it holds', () => {
		const value = fc.jsonValue({ maxDepth: 3 });
		fc.assert(
			fc.property(
				fc.oneof(
					fc.string(),
					fc
						.dictionary(
							fc.oneof(fc.constantFrom(...Object.keys(defaultSettings), 'profile'), fc.string()),
							value,
						)
						.map((found) => JSON.stringify(found)),
				),
				(text) => {
					const { settings, problems } = parse(text);
					expect(Object.keys(settings)).toEqual(expect.arrayContaining(Object.keys(defaultSettings)));
					expect(Array.isArray(problems)).toBe(true);
				},
			),
			{ numRuns: 200 },
		);
	});
});

describe('reading the file', () => {
	let folder = '';
	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'airboss-settings-'));
	});
	afterAll(() => rm(folder, { recursive: true }));

	test('that a person named', async () => {
		const file = join(folder, 'settings.yaml');
		await writeFile(file, 'theme: light\nregoin: x\n');
		expect(await loadSettings(file)).toEqual({
			settings: { ...defaultSettings, theme: 'light' },
			problems: [`${file}:2:1: there is no setting "regoin"; did you mean "region"? It is ignored.`],
		});
	});

	test('that is not there, or not a file, is a problem and not a crash', async () => {
		const missing = join(folder, 'missing.yaml');
		expect(await loadSettings(missing)).toEqual({
			settings: defaultSettings,
			problems: [`${missing} cannot be read (there is no such file). All settings have their defaults.`],
		});
		expect((await loadSettings(folder)).problems).toEqual([
			`${folder} cannot be read (EISDIR). All settings have their defaults.`,
		]);
	});
});

test('the files are at their XDG places', () => {
	expect(settingsPath({ HOME: '/home/ana' })).toBe('/home/ana/.config/airboss/settings.yaml');
	expect(settingsPath({ HOME: '/home/ana', XDG_CONFIG_HOME: '/etc/xdg' })).toBe(
		'/etc/xdg/airboss/settings.yaml',
	);
	expect(settingsPath({ HOME: '/home/ana', XDG_CONFIG_HOME: 'relative' })).toBe(
		'/home/ana/.config/airboss/settings.yaml',
	);
	expect(journalPath({ HOME: '/home/ana' })).toBe('/home/ana/.local/state/airboss/journal.jsonl');
	expect(journalPath({ XDG_STATE_HOME: '/var/state' })).toBe('/var/state/airboss/journal.jsonl');
});

describe('the nearest known word', () => {
	test('is near enough to be meant', () => {
		expect(nearest('theem', ['theme', 'region'])).toBe('theme');
		expect(nearest('READONLY', ['readOnly'])).toBe('readOnly');
		expect(nearest('zebra', ['theme', 'region'])).toBeUndefined();
	});

	test('distance is zero for the same, the same both ways, and at most the longer word', () => {
		fc.assert(
			fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
				const distance = editDistance(a, b);
				expect(distance === 0).toBe(a === b);
				expect(distance).toBe(editDistance(b, a));
				expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
			}),
		);
	});
});
