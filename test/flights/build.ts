import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { binary, root } from './airboss.ts';

/** Flights fly the bundle that people run: it is built once before them. An executable was built by whoever names it. */
export function setup(): void {
	if (binary) return;
	execFileSync(process.execPath, [join(root, 'scripts/build.mjs')], { stdio: 'inherit' });
}
