/** What the command line means: arguments in, the command to run out. No I/O besides the help. */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { type Faults, noFaults, type SharedWorld, type Simulation } from '../simulator/simulation.ts';
import type { CockpitOptions } from './cockpit-options.ts';
import type { GetOptions } from './get.ts';
import { number, wholeNumber } from './number-option.ts';
import type { RunOptions } from './run.ts';
import type { SimulatorOptions } from './simulator.ts';
import { suggestion } from './suggestion.ts';

/** What was asked for. `told`: the help or the version, or what was wrong; everything has been said. */
export type Asked =
	| { command: 'cockpit'; options: CockpitOptions; once: boolean }
	| { command: 'get'; options: GetOptions }
	| { command: 'run'; options: RunOptions }
	| { command: 'simulator'; options: SimulatorOptions }
	| { command: 'licences' }
	| { command: 'told'; code: number };

interface Flags {
	profile?: string;
	region?: string;
	readOnly?: true;
	theme?: string;
	settings?: string;
	simulate?: true;
	seed?: number;
	speed?: number;
	instances?: number;
	alarms?: number;
	deployments?: number;
	fleet?: number;
	calm?: true;
	fault?: Faults;
	world?: string;
	once?: true;
}

/** Where help and complaints go. */
export interface Sayings {
	out(text: string): void;
	err(text: string): void;
}

/** `argv` without node and the script. What only some command lines need is loaded for them alone. */
export async function commandLine(
	argv: readonly string[],
	sayings: Sayings,
	version: string,
): Promise<Asked> {
	const { parseFaults } = argv.some((argument) => argument.startsWith('--fault'))
		? await import('../simulator/parse-faults.ts')
		: { parseFaults: undefined };
	const { kindNames, actionNames } = argv.some((argument) => /^(get|run|help|-h|--help)$/.test(argument))
		? await import('./names.ts')
		: { kindNames: [], actionNames: [] };
	let asked: Asked = { command: 'told', code: 0 };
	const program = new Command('airboss')
		.description('An ops cockpit for AWS. Without a command it opens the cockpit.')
		.version(version)
		.exitOverride()
		.configureOutput({ writeOut: sayings.out, writeErr: sayings.err })
		.showHelpAfterError('(airboss --help tells what there is)')
		.option('--profile <name>', 'profile of the shared AWS config')
		.option('--region <name>', 'AWS region')
		.option('--read-only', 'refuse every write')
		.option('--theme <name>', 'colours')
		.option('--settings <file>', 'another settings file')
		.option('--simulate', 'fly in a simulated region instead of AWS')
		.option(
			'--seed <number>',
			'the simulated world: the same seed gives the same one',
			wholeNumber(0, 2 ** 32 - 1),
		)
		.option('--speed <factor>', 'simulated seconds a second', number(0, 100_000))
		.option('--instances <count>', 'simulated instances in all', wholeNumber(0, 200_000))
		.option('--alarms <count>', 'simulated alarms in all', wholeNumber(0, 20_000))
		.option('--deployments <count>', 'simulated CodeDeploy deployments in all', wholeNumber(0, 20_000))
		.option('--fleet <count>', 'simulated targets of bookshop-web-production', wholeNumber(1, 2000))
		.option('--calm', 'a simulated region in which nothing begins that nobody asked for')
		.addOption(
			new Option('--fault <list>', 'what goes wrong: throttle=0.3,latency=800ms,expire=60s,…').argParser(
				(text: string) => faultsIn(text, parseFaults),
			),
		)
		.option('--world <socket>', 'join the simulated region that `airboss simulator` keeps there')
		.option('--once', 'print one frame of the cockpit and leave')
		.allowExcessArguments()
		.action(() => {
			const [unknown] = program.args;
			if (unknown !== undefined)
				program.error(
					`error: unknown command '${unknown}'. ${suggestion(unknown, ['get', 'run', 'simulator', 'licences'])}`,
				);
			const flags = program.opts<Flags>();
			asked = { command: 'cockpit', options: commonOf(program, flags), once: flags.once ?? false };
		});
	program
		.command('get <kind>')
		// The whole program takes any, to say which command was meant.
		.allowExcessArguments(false)
		.description(`print what there is of a kind: ${kindNames.join(', ')}`)
		.option('--filter <text>', 'as after / in the cockpit')
		.addOption(new Option('-o, --output <format>').choices(['table', 'json', 'yaml']).default('table'))
		.action((kind: string, own: Pick<GetOptions, 'filter' | 'output'>) => {
			asked = { command: 'get', options: { ...commonOf(program, program.opts<Flags>()), ...own, kind } };
		});
	program
		.command('run <action> [targets...]')
		.description(`carry out a write: ${actionNames.join(', ')}`)
		.option('--set <field=value>', 'answer a question of its form; again for more', collect, [])
		.option('--plan', 'print the plan and do nothing')
		.option('--yes', 'go ahead')
		.option('--confirm <text>', 'what the cockpit asks to type, for a destructive plan and in production')
		.addOption(new Option('-o, --output <format>').choices(['text', 'json']).default('text'))
		.action(
			(
				action: string,
				targets: string[],
				own: Pick<RunOptions, 'set' | 'plan' | 'yes' | 'confirm' | 'output'>,
			) => {
				asked = {
					command: 'run',
					options: { ...commonOf(program, program.opts<Flags>()), ...own, action, targets },
				};
			},
		);
	program
		.command('simulator')
		.description(
			'keep a simulated region for several sessions: each joins it with --simulate --world <socket>',
		)
		.requiredOption('--listen <socket>', 'path of the Unix socket to listen on')
		.action(({ listen }: { listen: string }) => {
			asked = { command: 'simulator', options: { listen, simulation: simulationOf(program.opts<Flags>()) } };
		});
	program
		.command('licences')
		.description('print the licences of everything that is in this program')
		.action(() => {
			asked = { command: 'licences' };
		});
	try {
		program.parse(argv, { from: 'user' });
		return asked;
	} catch (error) {
		if (!(error instanceof CommanderError)) throw error;
		// Commander has said it already; its own code for bad usage is 1.
		return { command: 'told', code: error.exitCode === 0 ? 0 : 2 };
	}
}

function commonOf(program: Command, flags: Flags): CockpitOptions {
	const { profile, region, readOnly, theme, settings } = flags;
	const simulation = simulatedWith(program, flags);
	return { profile, region, readOnly, theme, settings, ...(simulation ? { simulation } : {}) };
}

const worldFlags = ['seed', 'speed', 'instances', 'alarms', 'deployments', 'fleet', 'calm', 'fault'] as const;

function simulatedWith(program: Command, flags: Flags): Simulation | SharedWorld | undefined {
	const { simulate, world } = flags;
	for (const name of [...worldFlags, 'world'] as const)
		if (flags[name] !== undefined && !simulate) program.error(`error: --${name} goes with --simulate only`);
	if (!simulate) return undefined;
	if (world === undefined) return simulationOf(flags);
	for (const name of worldFlags)
		if (flags[name] !== undefined)
			program.error(`error: --${name} is for the simulator that keeps the world, not for those who join it`);
	return { world };
}

const simulationOf = ({
	seed = 1,
	speed = 1,
	instances,
	alarms,
	deployments,
	fleet,
	calm,
	fault,
}: Flags): Simulation => ({
	seed,
	speed,
	faults: fault ?? noFaults,
	instances,
	alarms,
	deployments,
	fleet,
	calm,
});

function faultsIn(text: string, parse: ((text: string) => Faults) | undefined): Faults {
	try {
		if (!parse) throw new Error('expected the faults after --fault');
		return parse(text);
	} catch (error) {
		throw new InvalidArgumentError(error instanceof Error ? error.message : String(error));
	}
}

const collect = (value: string, before: string[]): string[] => [...before, value];
