/** The executable: arguments in, a command out. */
import manifest from '../package.json' with { type: 'json' };
import type { Asked } from './commands/command-line.ts';
import { headless } from './commands/headless.ts';
import { bearLostOutput } from './commands/lost-output.ts';
import { plainLine } from './commands/plain-line.ts';
import { versionText } from './commands/version.ts';

const sayings = {
	out: (text: string) => void process.stdout.write(text),
	err: (text: string) => void process.stderr.write(text),
};

async function understood(argv: readonly string[]): Promise<Asked> {
	const plain = plainLine(argv);
	if (plain) return plain;
	const { commandLine } = await import('./commands/command-line.ts');
	// The build puts in what these stand for.
	const version = versionText(manifest.version, {
		commit: process.env.AIRBOSS_COMMIT,
		date: process.env.AIRBOSS_COMMIT_DATE,
		changed: Boolean(process.env.AIRBOSS_CHANGED),
	});
	return commandLine(argv, sayings, version);
}

async function main(): Promise<number> {
	const asked = await understood(process.argv.slice(2));
	switch (asked.command) {
		case 'told':
			return asked.code;
		case 'cockpit': {
			if (asked.once) {
				const { once } = await import('./commands/once.tsx');
				return once(asked.options);
			}
			const { cockpit } = await import('./commands/cockpit.ts');
			return cockpit(asked.options);
		}
		case 'get': {
			const { get } = await import('./commands/get.ts');
			return headless((around) => get(asked.options, around));
		}
		case 'simulator': {
			const { simulator } = await import('./commands/simulator.ts');
			return headless((around) => simulator(asked.options, around));
		}
		case 'licences': {
			const { licences } = await import('./commands/licences.ts');
			return headless(licences);
		}
		case 'run': {
			const { run } = await import('./commands/run.ts');
			return headless((around) => run(asked.options, around));
		}
	}
}

bearLostOutput();
try {
	// Not process.exit: what was written to a pipe has yet to leave.
	process.exitCode = await main();
} catch (error) {
	const why = error instanceof Error ? error.message : String(error);
	sayings.err(`Airboss failed: ${why}. This is a fault in Airboss, not in AWS: please report it.\n`);
	process.exitCode = 1;
}
