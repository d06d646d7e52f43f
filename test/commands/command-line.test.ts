import { describe, expect, test } from 'vitest';
import { commandLine } from '../../source/commands/command-line.ts';

async function ask(line: string) {
	const said = { out: '', err: '' };
	const sayings = {
		out: (text: string) => {
			said.out += text;
		},
		err: (text: string) => {
			said.err += text;
		},
	};
	const asked = await commandLine(line === '' ? [] : line.split(' '), sayings, '1.2.3');
	return { asked, ...said };
}

describe('what is meant', () => {
	test('nothing: the cockpit', async () => {
		const { asked } = await ask('');
		expect(asked).toMatchObject({ command: 'cockpit', once: false });
		expect(asked).not.toHaveProperty('options.simulation');
	});

	test('the cockpit with options', async () => {
		const { asked } = await ask(
			'--profile ops --region eu-west-1 --read-only --theme light --settings s.yaml --once',
		);
		expect(asked).toMatchObject({
			command: 'cockpit',
			once: true,
			options: { profile: 'ops', region: 'eu-west-1', readOnly: true, theme: 'light', settings: 's.yaml' },
		});
	});

	test('a simulated world', async () => {
		const { asked } = await ask('--simulate --seed 7 --speed 2.5 --instances 50000');
		expect(asked).toMatchObject({
			options: { simulation: { seed: 7, speed: 2.5, instances: 50000, faults: { throttle: 0, outage: [] } } },
		});
	});

	test('get and run take the common options before and after', async () => {
		const { asked } = await ask('--simulate get instances --filter state:running -o json --seed 3');
		expect(asked).toMatchObject({
			command: 'get',
			options: { kind: 'instances', filter: 'state:running', output: 'json', simulation: { seed: 3 } },
		});
		expect(
			(await ask('run tag web-01 web-02 --set add=Owner=ann --set add=Team=x --yes')).asked,
		).toMatchObject({
			command: 'run',
			options: {
				action: 'tag',
				targets: ['web-01', 'web-02'],
				set: ['add=Owner=ann', 'add=Team=x'],
				yes: true,
				output: 'text',
			},
		});
	});

	test('a region that is kept for several sessions, and one that is joined', async () => {
		expect((await ask('simulator --listen /tmp/region --seed 3 --calm')).asked).toMatchObject({
			command: 'simulator',
			options: { listen: '/tmp/region', simulation: { seed: 3, speed: 1, calm: true } },
		});
		expect((await ask('--simulate --world /tmp/region')).asked).toMatchObject({
			command: 'cockpit',
			options: { simulation: { world: '/tmp/region' } },
		});
	});

	test('help and version are said on standard output, and are no failure', async () => {
		expect(await ask('--version')).toMatchObject({
			asked: { command: 'told', code: 0 },
			out: '1.2.3\n',
			err: '',
		});
		const { asked, out } = await ask('--help');
		expect(asked).toEqual({ command: 'told', code: 0 });
		expect(out).toContain('--simulate');
	});
});

describe('what is not understood ends with 2, and says what was expected', () => {
	test.each([
		['--simulat', /Did you mean --simulate\?/],
		['--simulate --seed -1', /whole number/],
		['--simulate --seed 1.5', /whole number from 0/],
		['--simulate --speed 0', /above 0/],
		['--simulate --speed fast', /above 0/],
		['--simulate --instances 200001', /from 0 to 200000/],
		['--seed 3', /--seed goes with --simulate/],
		['--world /tmp/region', /--world goes with --simulate/],
		['--simulate --world /tmp/region --seed 3', /--seed is for the simulator that keeps the world/],
		['simulator', /required option '--listen <socket>'/],
		['get', /missing required argument 'kind'/],
		['get instances web-01', /too many arguments for 'get'. Expected 1 argument but got 2/],
		['get instances -o xml', /Allowed choices are table, json, yaml/],
		['gett instances', /unknown command 'gett'. Did you mean get\?/],
	])('%s', async (line, complaint) => {
		const { asked, out, err } = await ask(line);
		expect(asked).toEqual({ command: 'told', code: 2 });
		expect(err).toMatch(complaint);
		expect(out).toBe('');
	});
});
