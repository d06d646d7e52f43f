import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Flights fly the bundle that people run: it is built once before them. */
export function setup(): void {
	execFileSync(process.execPath, [fileURLToPath(new URL('../../scripts/build.mjs', import.meta.url))], {
		stdio: 'inherit',
	});
}
