import { execFile, spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { airboss, binary, root } from './airboss.ts';
import { type Flight, launch, newHome } from './driver.ts';
import { sharedRegion } from './shared-region.ts';

const restored = (flight: Flight) => {
	const output = flight.output();
	return ['\x1b[?1049l', '\x1b[?25h', '\x1b[?2004l'].every(
		(sequence) => output.lastIndexOf(sequence) > output.lastIndexOf('◆ SIMULATED'),
	);
};

describe('the terminal is given back', () => {
	test.each([
		['SIGTERM', 143],
		['SIGHUP', 129],
		['SIGINT', 130],
	])('after %s', async (signal, code) => {
		const flight = launch({ args: ['--simulate'] });
		await flight.sees('legacy-ftp');
		flight.signal(signal);
		expect((await flight.exit()).code).toBe(code);
		expect(restored(flight)).toBe(true);
	});

	test('after q and after ^c', async () => {
		for (const key of ['q', '^c']) {
			const flight = launch({ args: ['--simulate'] });
			await flight.sees('legacy-ftp');
			await flight.press(key);
			expect((await flight.exit()).code).toBe(0);
			expect(restored(flight)).toBe(true);
		}
	});

	test('after a crash, which is told on the screen that one is left with', async () => {
		const home = newHome();
		// Throws inside the running program as soon as there is a file that says so: Node reads the first variable, Bun the second.
		const boom = join(home, 'boom.mjs');
		writeFileSync(
			boom,
			'import { existsSync } from "node:fs"; setInterval(() => { if (existsSync(process.env.HOME + "/boom")) throw new Error("boom") }, 50)',
		);
		const flight = launch({
			args: ['--simulate'],
			home,
			env: { NODE_OPTIONS: `--import=${boom}`, BUN_OPTIONS: `--preload=${boom}` },
		});
		await flight.sees('legacy-ftp');
		writeFileSync(join(home, 'boom'), '');
		expect((await flight.exit()).code).toBe(1);
		expect(restored(flight)).toBe(true);
		expect(flight.frame()).toContain('airboss crashed');
		expect(flight.frame()).toContain('boom');
	});

	test('and what a line that drops had shown is kept for the next session', async () => {
		const region = await sharedRegion(1);
		const flight = launch({ args: region.join });
		await flight.sees('legacy-ftp');
		flight.signal('SIGHUP');
		await flight.exit();
		const cache = join(flight.home, '.cache', 'airboss');
		const kept = readdirSync(cache).filter((name) => name.startsWith('last-session-'));
		expect(kept).toHaveLength(1);
		expect(readFileSync(join(cache, kept[0] ?? ''), 'utf8')).toContain('legacy-ftp');
	});

	test('around ^z and fg', async () => {
		const flight = launch({ command: ['bash', '--norc', '-i'], env: { PS1: 'prompt> ' } });
		await flight.sees('prompt>');
		await flight.type(`${airboss.join(' ')} --simulate\r`);
		await flight.sees('legacy-ftp');
		await flight.press('^z');
		await flight.sees(/Stopped/);
		await flight.seesNot('6 Timeline');
		await flight.type('fg\r');
		await flight.sees('6 Timeline');
		await flight.press('?');
		await flight.sees('Move');
		await flight.press('esc');
		await flight.sees('6 Timeline');
		await flight.press('q');
		await flight.sees(/\bfg\b[\s\S]*prompt> *$/m);
	});
});

describe('without credentials', () => {
	test('it says so, offers ways on, and never drifts into the simulator by itself', async () => {
		const flight = launch({ args: ['--region', 'eu-west-1'] });
		await flight.sees('Not logged in to AWS');
		await flight.sees('aws sso login --profile default');
		await flight.seesNot('SIMULATED');
		await flight.press('p');
		await flight.sees('Profile');
		await flight.press('esc', 's');
		await flight.sees('◆ SIMULATED');
		await flight.sees('legacy-ftp');
	});
});

describe('without a terminal', () => {
	const run = (args: readonly string[], stdout: number | 'pipe' = 'pipe') => {
		const { CI: _ci, ...env } = process.env;
		const [file, ...before] = airboss;
		return spawnSync(file, [...before, ...args], {
			cwd: root,
			encoding: 'utf8',
			stdio: ['ignore', stdout, 'pipe'],
			env: { ...env, HOME: newHome(), COLUMNS: '120', LINES: '36', AWS_EC2_METADATA_DISABLED: 'true' },
		});
	};

	test.each([['--help'], ['--simulate', '--once'], ['--simulate', 'get', 'instances']])(
		'a disk that is full behind the output of %s is told in a sentence',
		(...args) => {
			const full = openSync('/dev/full', 'w');
			const { status, stderr } = run(args, full);
			closeSync(full);
			expect(status).toBe(1);
			expect(stderr).toMatch(/^The output could not be written: .*no space left.*\n$/);
		},
	);

	test('the cockpit is refused with a sentence', () => {
		const { status, stdout, stderr } = run(['--simulate']);
		expect([status, stdout]).toEqual([2, '']);
		expect(stderr).toMatch(/needs a terminal/);
	});

	test('--once prints one frame as text', () => {
		const { status, stdout } = run(['--simulate', '--once']);
		expect(status).toBe(0);
		expect(stdout).toContain('6 Timeline');
		expect(stdout).toContain('legacy-ftp');
		expect(stdout).not.toContain('\x1b');
	});

	test('--once says with 3 that a pane could not be read', () => {
		const { status, stdout, stderr } = run(['--simulate', '--once', '--fault', 'outage=iam']);
		expect(status).toBe(3);
		expect(stdout).toContain('legacy-ftp');
		expect(stderr).toMatch(/IAM: /);
	});

	test('it says what it was built from, and the licences of what is inside', () => {
		expect(run(['--version']).stdout).toMatch(/^airboss \d+\.\d+\.\d+ \(commit .+\)\n$/);
		const { status, stdout } = run(['licences']);
		expect(status).toBe(0);
		for (const name of [/^ink \d/m, /^react \d/m, /^@aws-sdk\/client-ec2 \d/m, /Apache License/])
			expect(stdout).toMatch(name);
		expect(/^Bun \d/m.test(stdout)).toBe(binary !== undefined);
	});

	test('a reader that goes away is no error', async () => {
		const command = `${airboss.join(' ')} get instances --simulate --instances 5000 | head -1`;
		const { code, stderr } = await new Promise<{ code: number; stderr: string }>((resolve) => {
			const child = execFile(
				'bash',
				['-c', `set -o pipefail; ${command}`],
				{ cwd: root },
				(_error, _out, err) => resolve({ code: child.exitCode ?? 0, stderr: err }),
			);
		});
		expect([code, stderr]).toEqual([0, '']);
	});
});

test('a wrong settings file is told with its line, and the rest of it holds', async () => {
	const home = newHome();
	mkdirSync(join(home, 'config/airboss'), { recursive: true });
	writeFileSync(join(home, 'config/airboss/settings.yaml'), 'theme: dark\nrules:\n  keyAgeDays: soon\n');
	const flight = launch({ args: ['--simulate'], home });
	await flight.sees(/settings\.yaml:3:\d+/);
});
