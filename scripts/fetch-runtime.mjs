import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { bundleOptions } from './bundle-options.mjs';
import { bunVersion, runtimes } from './runtimes.mjs';

const cache = join(bundleOptions.absWorkingDir, 'node_modules/.cache/airboss');

/**
 * Resolves with the path of Bun for an architecture. It comes from npm's registry when an executable is first built, not
 * with `npm ci`: those who do not build one do not download 40 MB. What has another hash than ours is thrown away.
 */
export async function fetchRuntime(architecture) {
	const { package: name, integrity } = runtimes[architecture] ?? {};
	if (!name)
		throw new Error(
			`There is no executable for ${architecture}: only for ${Object.keys(runtimes).join(' and ')}.`,
		);
	const folder = join(cache, `bun-${bunVersion}-${architecture}`);
	const program = join(folder, 'package/bin/bun');
	if (existsSync(program)) return program;
	await mkdir(cache, { recursive: true });
	const fresh = await mkdtemp(join(cache, 'fetching-'));
	try {
		console.error(`Fetching ${name}@${bunVersion} from npm’s registry …`);
		run('npm', ['pack', '--fetch-retries=1', `${name}@${bunVersion}`, '--pack-destination', fresh]);
		const [filename = ''] = await readdir(fresh);
		const archive = join(fresh, filename);
		const got = `sha512-${createHash('sha512')
			.update(await readFile(archive))
			.digest('base64')}`;
		if (got !== integrity) throw new Error(`${name}@${bunVersion} has ${got}, expected ${integrity}`);
		run('tar', ['-xzf', archive, '-C', fresh]);
		await rm(archive);
		// Whole or not at all; where two build at once the second has what the first one brought.
		await rename(fresh, folder).catch((error) => {
			if (!existsSync(program)) throw error;
		});
	} finally {
		await rm(fresh, { recursive: true, force: true });
	}
	return program;
}

function run(command, args) {
	const { status, error, stderr } = spawnSync(command, args, { encoding: 'utf8' });
	if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${error?.message ?? stderr}`);
}
