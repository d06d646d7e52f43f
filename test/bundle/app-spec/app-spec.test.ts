import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import type { FileList } from '../../../source/bundle/app-spec/file-list.ts';
import { readAppSpec } from '../../../source/bundle/app-spec/read-app-spec.ts';

const files: FileList = [
	{ path: 'appspec.yml', executable: false },
	{ path: 'scripts/start.sh', executable: true },
	{ path: 'scripts/stop.sh', executable: false },
	{ path: 'web/index.html', executable: false },
];

const read = (text: string, known: FileList | undefined = files) =>
	readAppSpec(text, { file: 'appspec.yml', files: known });

/** What is told of a text: `error 4 hooks.Validate: There is no …`. */
const told = (text: string, known?: FileList) =>
	read(text, known).problems.map(
		({ severity, line, key = '', message }) => `${severity} ${line} ${key}: ${message}`,
	);

const head = 'version: 0.0\nos: linux\n';

describe('a good AppSpec', () => {
	const text = `${head}files:
  - source: /
    destination: /var/www/shop
  - source: web/index.html
    destination: /var/www
file_exists_behavior: OVERWRITE
permissions:
  - object: /var/www
    pattern: "**"
    owner: www-data
    mode: 755
    acls: ["u:ana:rw", "m::rx"]
    context: { user: system_u, type: httpd_sys_content_t, range: s0 }
    type: [file, directory]
hooks:
  ValidateService:
    - location: scripts/start.sh
      timeout: 60
      runas: ops
  BeforeInstall:
    - location: scripts/start.sh
`;

	test('has nothing to complain of', () => {
		expect(told(text)).toEqual([]);
	});

	test('says what is copied, and which scripts run in the order of their events', () => {
		expect(read(text).appspec).toEqual({
			os: 'linux',
			files: [
				{ source: '/', destination: '/var/www/shop' },
				{ source: 'web/index.html', destination: '/var/www' },
			],
			permissions: [{ object: '/var/www', pattern: '**', owner: 'www-data', mode: '755' }],
			hooks: [
				{ event: 'BeforeInstall', location: 'scripts/start.sh', timeout: 3600 },
				{ event: 'ValidateService', location: 'scripts/start.sh', timeout: 60, runas: 'ops' },
			],
		});
	});

	test('may be JSON, and leave its sections out', () => {
		expect(told('{"version": 0.0, "os": "windows", "hooks": {}}')).toEqual([]);
		expect(told(`${head}files:\nhooks:\n`)).toEqual([]);
	});

	test('for Windows has backslashes, and letters in any case', () => {
		const windows = `version: 0.0
os: windows
files:
  - source: \\Web\\Index.html
    destination: c:\\inetpub\\wwwroot
hooks:
  AfterInstall:
    - location: scripts\\setup.ps1
`;
		expect(told(windows, [...files, { path: 'Scripts/setup.ps1' }])).toEqual([]);
	});
});

describe('what is wrong is told with its line', () => {
	test.each([
		['', ['error 1 : It is empty. Begin it with “version: 0.0” and “os: linux”.']],
		[
			'- a\n- b\n',
			['error 1 : Expected a mapping, found a list. Begin it with “version: 0.0” and “os: linux”.'],
		],
		[
			'files: []\n',
			[
				'error 1 version: Add “version: 0.0”: it is missing.',
				'error 1 os: Add “os: linux” or “os: windows”: it is missing.',
			],
		],
		[
			'version: "0.0"\nos: linux\n',
			['error 1 version: Expected the number 0.0, without quotes, found “0.0”.'],
		],
		['version: 1.0\nos: linux\n', ['error 1 version: Expected the number 0.0, without quotes, found “1.0”.']],
		[
			'version: 0.0\nos: Linux\n',
			['error 2 os: Expected linux or windows, in small letters, found “Linux”.'],
		],
		[
			`${head}file_exists_behavior: overwrite\n`,
			['error 3 file_exists_behavior: Expected DISALLOW, OVERWRITE or RETAIN, found “overwrite”.'],
		],
		[
			`${head}permision:\n  - object: /\n`,
			['warning 3 permision: CodeDeploy knows no “permision” and passes over it. Did you mean permissions?'],
		],
		[
			`${head}Resources: []\n`,
			['error 3 Resources: This is an AppSpec of Amazon ECS or Lambda; instances need “files” and “hooks”.'],
		],
		[
			`${head}files:\n\t- source: /\n`,
			['error 4 : A tab stands in the indentation: YAML takes spaces only. Replace it.'],
		],
		[
			`${head}os: linux\n`,
			['error 3 : This key stands there twice, and only the last one counts. Remove one.'],
		],
	])('%j', (text, expected) => {
		expect(told(text)).toEqual(expected);
	});

	test('no YAML at all', () => {
		const { appspec, problems } = read(`${head}files: [\n`);
		expect(appspec).toBeUndefined();
		expect(problems[0]).toMatchObject({
			severity: 'error',
			message: expect.stringMatching(/^This is not YAML: /),
		});
	});

	test('in files', () => {
		const text = `${head}files:
  - source: web/index.htm
    destination: /var/www
  - source: web/*.html
    destination: /var/www
  - source: web
    destination: var/www
  - destination: /var/www
  - source: nothing/like/it
  - web
`;
		expect(told(text)).toEqual([
			'error 4 files[0].source: “web/index.htm” is not in the bundle. Did you mean web/index.html?',
			'error 6 files[1].source: “web/*.html” is not in the bundle. CodeDeploy knows no patterns here: name the folder.',
			'warning 9 files[2].destination: Expected a full path like /var/www, found “var/www”: where it ends up depends on the agent.',
			'error 10 files[3]: Say which file or folder of the bundle: source is missing.',
			'error 11 files[4].source: “nothing/like/it” is not in the bundle. Add it, or check the ignore file.',
			'error 11 files[4]: Say to which folder of the instance: destination is missing.',
			'error 12 files[5]: Expected a mapping with the keys of one of the files, found “web”.',
		]);
	});

	test('in permissions', () => {
		const text = `${head}permissions:
  - object: /var/www
    mode: 0755
  - object: /var/www
    mode: rwxr-xr-x
  - object: /var/www
    mode: "07555"
  - owner: ana
  - object: [a]
    type: [files]
  - object: /a
    type: file
    acls: [ana]
    context: { user: u }
`;
		expect(told(text)).toEqual([
			"error 5 permissions[0].mode: Bad permission: the agent takes 0755 for 493. Write it in quotes: '0755'.",
			'error 7 permissions[1].mode: Bad permission: expected one to four octal digits like 644, found “rwxr-xr-x”.',
			'error 9 permissions[2].mode: Bad permission: expected one to four octal digits like 644, found “07555”.',
			'error 10 permissions[3]: Bad permission: object is missing. Say which file or folder of the instance.',
			'error 11 permissions[4].object: Bad permission: expected text, found a list.',
			'error 12 permissions[4].type[0]: Bad permission: expected file or directory, found “files”.',
			'error 14 permissions[5].type: Bad permission: expected a list, each item file or directory, found “file”.',
			'error 15 permissions[5].acls[0]: Bad permission: expected an entry like u:ana:rw, g:ops:r-x, m::rx or d:o::r, found “ana”.',
			'error 16 permissions[5].context: Bad permission: a context needs its SELinux type, such as httpd_sys_content_t.',
		]);
	});

	test('in permissions for Windows: there are none', () => {
		expect(told('version: 0.0\nos: windows\npermissions:\n  - object: c:\\\\web\n')).toEqual([
			'error 3 permissions: Bad permission: Windows has none, and the deployment would fail. Remove them.',
		]);
	});

	test('in hooks', () => {
		const text = `${head}hooks:
  ValidateServices:
    - location: scripts/start.sh
  Install:
    - location: scripts/start.sh
  BlockTraffic:
    - location: scripts/start.sh
  ApplicationStop:
    - location: scripts/stop.sh
      timeout: 5m
    - location: script/start.sh
      timout: 60
    - location: start.sh
      timeout: 4000
  ApplicationStart:
    - location: scripts/start.sh
      timeout: 3000
    - location: scripts/start.sh
      timeout: 1200
  BeforeInstall:
    - runas: ana
  AfterInstall: scripts/start.sh
  ValidateService:
`;
		expect(told(text)).toEqual([
			'error 4 hooks.ValidateServices: There is no lifecycle event “ValidateServices”: its scripts would never run. Did you mean ValidateService?',
			'error 6 hooks.Install: Install runs no scripts: CodeDeploy does it itself. Use BeforeInstall or AfterInstall.',
			'error 8 hooks.BlockTraffic: BlockTraffic runs no scripts: CodeDeploy does it itself. Use BeforeBlockTraffic or AfterBlockTraffic.',
			'warning 11 hooks.ApplicationStop[0].location: “scripts/stop.sh” is not executable. Make it so with: chmod +x scripts/stop.sh',
			'error 12 hooks.ApplicationStop[0].timeout: Expected whole seconds from 1 to 3600, found “5m”.',
			'error 13 hooks.ApplicationStop[1].location: The script “script/start.sh” is not in the bundle. Did you mean scripts/start.sh?',
			'warning 14 hooks.ApplicationStop[1].timout: CodeDeploy knows no “timout” here and passes over it. Did you mean timeout?',
			'error 15 hooks.ApplicationStop[2].location: The script “start.sh” is not in the bundle. Did you mean scripts/start.sh?',
			'error 16 hooks.ApplicationStop[2].timeout: Expected whole seconds from 1 to 3600, found “4000”.',
			'error 17 hooks.ApplicationStart: The scripts of ApplicationStart may take 4200 s together, and CodeDeploy allows 3600 s an event.',
			'error 23 hooks.BeforeInstall[0]: Say which script of the bundle: location is missing.',
			'error 24 hooks.AfterInstall: Expected a list of scripts, each begun with “- ”, found “scripts/start.sh”.',
			'error 25 hooks.ValidateService: Expected a list of scripts, each begun with “- ”, found nothing.',
		]);
	});

	test('in hooks that are for the other system', () => {
		const script = (os: string, location: string) =>
			`version: 0.0\nos: ${os}\nhooks:\n  AfterInstall:\n    - location: ${location}\n      runas: ana\n`;
		expect(told(script('linux', 'a.ps1'), [{ path: 'a.ps1', executable: true }])).toEqual([
			'warning 5 hooks.AfterInstall[0].location: os is linux, and “a.ps1” is for the other one. Expected a shell script, or change os.',
		]);
		expect(told(script('windows', 'a.sh'), [{ path: 'a.sh' }])).toEqual([
			'warning 5 hooks.AfterInstall[0].location: os is windows, and “a.sh” is for the other one. Expected a .ps1, .bat or .exe, or change os.',
			'warning 6 hooks.AfterInstall[0].runas: On Windows every script runs as the agent’s user: remove runas.',
		]);
	});
});

test('without a file list nothing is missing; modes that nobody recorded are not complained of', () => {
	const text = `${head}hooks:\n  AfterInstall:\n    - location: scripts/setup.sh\n`;
	expect(readAppSpec(text, { file: 'appspec.yml' }).problems).toEqual([]);
	expect(told(text, [{ path: 'scripts/setup.sh' }])).toEqual([]);
});

test('what somebody wrote into it cannot change the screen', () => {
	expect(told(`${head}"\\e[2J": 1\n`)[0]).toContain('␛[2J');
});

describe('whatever stands there', () => {
	const sound = (text: string) => {
		const lines = text.split('\n').length;
		for (const { line = 0, message } of read(text).problems) {
			expect(line).toBeGreaterThanOrEqual(1);
			expect(line).toBeLessThanOrEqual(lines);
			expect(message).toMatch(/[.?]$|chmod \+x/);
		}
	};

	test('it never throws: any text', () => {
		fc.assert(fc.property(fc.string({ unit: 'grapheme' }), sound));
		fc.assert(
			fc.property(
				fc.array(
					fc.constantFrom(
						...['version: 0.0', 'os:', 'hooks:', '  ', '- ', '&a', '*a', '<<: ', '!!set', '\t', '\n'],
					),
				),
				(parts) => sound(parts.join('')),
			),
		);
	});

	test('it never throws: any YAML under the keys that are looked at', () => {
		const value = fc.jsonValue();
		const anything = fc.record(
			{
				version: value,
				os: fc.constantFrom('linux', 'windows', 1, null),
				files: fc.oneof(value, fc.array(fc.record({ source: value, destination: value }))),
				permissions: fc.oneof(
					value,
					fc.array(fc.record({ object: value, mode: value, type: value, context: value })),
				),
				hooks: fc.dictionary(
					fc.constantFrom('ValidateService', 'Install', '__proto__', 'toString'),
					fc.oneof(value, fc.array(fc.record({ location: value, timeout: value, runas: value }))),
				),
			},
			{ requiredKeys: [] },
		);
		fc.assert(
			fc.property(anything, (root) => sound(stringify(root))),
			{ numRuns: 40 },
		);
	});

	test('aliases that would grow without end are refused', () => {
		const levels = Array.from({ length: 30 }, (_, n) => `a${n}: &a${n} [${`*a${n - 1}, `.repeat(9)}]`);
		const { problems } = read(`${head}a-1: &a-1 [1]\n${levels.join('\n')}\n`);
		expect(problems.at(-1)?.message).toBe('It has more than 10000 values.');
	});
});
