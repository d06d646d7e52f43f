/** What is started: Airboss as a bundle and as an executable, and the bare Ink program it is compared with. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const root = fileURLToPath(new URL('../..', import.meta.url));

export type Command = readonly [program: string, ...args: string[]];

const entry = join(root, 'bin/airboss.js');

export const bundle = (...args: string[]): Command => [entry, ...args];

/** It leaves a profile of its CPU in `folder` when it ends well. */
export const profiled = (folder: string, ...args: string[]): Command => [
	process.execPath,
	'--cpu-prof',
	'--cpu-prof-dir',
	folder,
	entry,
	...args,
];

const executableFile = join(root, `build/airboss-linux-${process.arch}`);

/** Undefined until `npm run build:binary` has made it. */
export const executable = (...args: string[]): Command | undefined =>
	existsSync(executableFile) ? [executableFile, ...args] : undefined;

/** Builds it first. */
export async function bareInk(): Promise<Command> {
	await promisify(execFile)(process.execPath, [join(root, 'test/bench/build-bare-ink.mjs')]);
	return [join(root, 'build/bench/start.js')];
}
