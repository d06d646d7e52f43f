/** The headless commands over the simulated bookshop: the same declarations and engine, without a screen. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type GetOptions, get } from '../../source/commands/get.ts';
import { type RunOptions, run } from '../../source/commands/run.ts';
import { CommandError, type Surroundings } from '../../source/commands/surroundings.ts';
import { defaultSimulation, noFaults, type Simulation } from '../../source/simulator/simulation.ts';
import { createManualClock } from '../helpers/manual-clock.ts';

let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'airboss-headless-'));
	vi.stubEnv('XDG_CONFIG_HOME', folder);
});
afterEach(async () => {
	vi.unstubAllEnvs();
	await rm(folder, { recursive: true });
});

const journal = () => readFile(join(folder, 'airboss', 'journal.jsonl'), 'utf8').catch(() => '');

/** Runs a command to its end, moving time on for it, and tells what it printed and how it ended. */
async function fly(
	command: (around: Surroundings) => Promise<number>,
	watch: (err: string, giveUp: () => void) => void = () => undefined,
) {
	const clock = createManualClock();
	const giveUp = new AbortController();
	const told = { out: '', err: '', code: -1 };
	let uuid = 0;
	const around: Surroundings = {
		env: { XDG_STATE_HOME: folder },
		out: (text) => {
			told.out += text;
		},
		err: (text) => {
			told.err += text;
			watch(told.err, () => giveUp.abort());
		},
		clock,
		signal: giveUp.signal,
		uuid: () => `uuid-${uuid++}`,
	};
	let over = false;
	const ended = command(around)
		.catch((error: unknown) => {
			if (!(error instanceof CommandError)) throw error;
			told.err += error.message;
			return error.code;
		})
		.finally(() => {
			over = true;
		});
	// Slowly enough that a disk that takes its time does not let the simulated shop live on for minutes.
	while (!over) {
		await clock.advance(250);
		await new Promise((resolve) => setTimeout(resolve, 1));
	}
	told.code = await ended;
	return told;
}

const simulation = (change: Partial<Simulation> = {}): Simulation => ({ ...defaultSimulation, ...change });

const read = (kind: string, options: Partial<GetOptions> = {}) =>
	fly((around) => get({ kind, output: 'json', simulation: simulation(), ...options }, around));

const write = (action: string, targets: string[], options: Partial<RunOptions> = {}) =>
	fly((around) =>
		run({ action, targets, set: [], output: 'json', simulation: simulation(), ...options }, around),
	);

/** Names of instances that belong to no Auto Scaling group, and nobody else has. */
async function loneInstances(): Promise<string[]> {
	const rows: { name: string; state: string }[] = JSON.parse(
		(await read('instances', { filter: 'state:running' })).out,
	);
	const names = rows.map(({ name }) => name);
	return names.filter((name) => name !== '' && names.indexOf(name) === names.lastIndexOf(name));
}

describe('get', () => {
	test('prints JSON and nothing else', async () => {
		const { out, err, code } = await read('instances');
		const rows: unknown[] = JSON.parse(out);
		expect(code).toBe(0);
		expect(err).toBe('');
		expect(rows.length).toBeGreaterThan(20);
		expect(rows[0]).toHaveProperty('id');
	});

	test.each(['instances', 'tags', 'deployments', 'alarms', 'users', 'environments'])(
		'reads %s, also as YAML',
		async (kind) => {
			const { out, err, code } = await read(kind, { output: 'yaml' });
			expect([code, err]).toEqual([0, '']);
			expect(out).toMatch(/^- id: /);
		},
	);

	test('filters as the cockpit does', async () => {
		const { out } = await read('environments', { filter: 'name:shop-blue', output: 'table' });
		expect(out).toMatch(/^NAME.*\nshop-blue.*\n$/);
	});

	test('an unknown kind is bad usage, and says what was meant', async () => {
		expect(await read('instance5')).toMatchObject({
			code: 2,
			out: '',
			err: expect.stringContaining('Did you mean'),
		});
	});

	test('a part that cannot be read is told, the rest is printed, and the exit code says so', async () => {
		const faults = { ...noFaults, outage: ['codedeploy'] as const };
		const { out, err, code } = await read('deployments', { simulation: simulation({ faults }) });
		expect(code).toBe(3);
		expect(err).toContain('CodeDeploy');
		expect(JSON.parse(out)).not.toEqual([]);
	});
});

describe('run', () => {
	test('--plan prints the plan, and nothing is done', async () => {
		const { out, code } = await write('swap', ['shop-blue', 'shop-green'], { plan: true });
		expect(code).toBe(0);
		expect(JSON.parse(out)).toMatchObject({
			action: 'swap',
			steps: [{ call: { operation: 'SwapEnvironmentCNAMEs' } }],
		});
		expect(await journal()).toBe('');
	});

	test('without --yes it is refused, with the plan', async () => {
		const { out, err, code } = await write('swap', ['shop-blue', 'shop-green'], { output: 'text' });
		expect([code, out]).toEqual([4, expect.stringContaining('swap shop-blue ⇄ shop-green')]);
		expect(err).toContain('--yes');
		expect(await journal()).toBe('');
	});

	test('swaps blue and green, telling on standard error what Beanstalk says', async () => {
		const { out, err, code } = await write('swap', ['shop-blue', 'shop-green'], {
			yes: true,
			set: ['bake=0'],
		});
		expect(JSON.parse(out)).toMatchObject({ phase: 'done', where: { simulated: true } });
		expect(code).toBe(0);
		expect(err).toMatch(/sending: swap the addresses[\s\S]*swapEnvironmentCNAMEs is starting/);
		expect((await journal()).trimEnd().split('\n')).toHaveLength(4);
	});

	test('given up while watching: the write goes on, and it says how to', async () => {
		const { err, code } = await fly(
			(around) =>
				run(
					{
						action: 'swap',
						targets: ['shop-blue', 'shop-green'],
						set: [],
						output: 'text',
						yes: true,
						simulation: simulation(),
					},
					around,
				),
			(told, giveUp) => {
				if (told.includes('watching: until')) giveUp();
			},
		);
		expect(code).toBe(1);
		expect(err).toContain('given up');
		expect(await journal()).toContain('"phase":"interrupted"');
	});

	test('launches two like the newest one', async () => {
		const { out, code } = await write('launch', [], { set: ['name=drill'], yes: true });
		expect(JSON.parse(out)).toMatchObject({
			phase: 'done',
			watching: { met: ['all 2 instances are running', 'status checks are under way'] },
		});
		expect(code).toBe(0);
	});

	test('tags by name', async () => {
		const [name = ''] = await loneInstances();
		const { out, code } = await write('tag', [name], { set: ['add=Drill=yes'], yes: true });
		expect([code, JSON.parse(out)]).toEqual([0, expect.objectContaining({ phase: 'done' })]);
	});

	test('terminates only when told by name', async () => {
		const [name = ''] = await loneInstances();
		expect(await write('terminate', [name], { yes: true })).toMatchObject({ code: 4 });
		expect(await write('terminate', [name], { confirm: name })).toMatchObject({ code: 0 });
	});

	test('read-only refuses', async () => {
		const { code, err } = await write('swap', ['shop-blue', 'shop-green'], { yes: true, readOnly: true });
		expect([code, err]).toEqual([4, expect.stringContaining('read-only')]);
	});

	test('what cannot be read ends with 3', async () => {
		const faults = { ...noFaults, outage: ['elasticbeanstalk'] as const };
		const { code } = await write('swap', ['shop-blue', 'shop-green'], {
			yes: true,
			simulation: simulation({ faults }),
		});
		expect(code).toBe(3);
	});

	test.each([
		['swop', [], {}, 'Did you mean swap?'],
		['tag', [], {}, 'at least one instance'],
		['deploy-version', [], {}, 'exactly one environment'],
		['tag', ['no-such-thing-here'], {}, 'no instance'],
		['swap', ['shop-blue'], { set: ['colour=red'] }, 'no field colour'],
		['deploy', ['bookshop-web-production', 'revision=v44'], {}, /Did you mean --set revision=v44\?/],
		['deploy', ['bookshop-web-production', 'colour=red'], {}, 'No deployment group matches colour=red.'],
		['deploy', ['bookshop-web-production'], { yes: true }, /--set revision=… is needed.* v44, v43, /],
		['deploy-version', ['shop-green'], { yes: true }, /--set version=… is needed.* v45, v44, /],
		['swap', ['shop-blue'], { plan: true, yes: true }, 'not both'],
	])('bad usage: %s %j %j', async (action, targets, options, why) => {
		expect(await write(action, targets, options)).toMatchObject({
			code: 2,
			err: expect.stringMatching(why),
		});
	});
});
