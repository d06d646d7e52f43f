import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** The single executable to fly, as `AIRBOSS_EXECUTABLE` names it; otherwise the bundle flies. */
export const binary = process.env.AIRBOSS_EXECUTABLE
	? resolve(root, process.env.AIRBOSS_EXECUTABLE)
	: undefined;

/** What starts Airboss: a program, and what comes before the arguments of Airboss. */
export const airboss: readonly [string, ...string[]] = binary ? [binary] : [join(root, 'bin/airboss.js')];
