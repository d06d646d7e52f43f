/**
 * One executable for each architecture, with no Node on the target: build/airboss-linux-x64 and -arm64.
 *
 * Bun's way, not Node's. Measured alternately, medians of 15 starts of `--simulate` at 200×50, on two busy cores that were
 * about half as fast as where the goals were set (milliseconds; memory with all panes filled, MB):
 *
 *                                                          first frame   panes filled   memory   size
 *   bare Ink, one line, Node 24.21 with its compile cache           320
 *   bin/airboss.js, the same Node                                   414            749       95
 *   Node's single executable, useCodeCache                          520            786      139    136
 *   the same, with V8's cache made after a run                      452            675      132    138
 *   Bun 1.4.5                                                       454            763       82    117
 *   Bun 1.4.5, --bytecode: what is built here                       245            473       79    133
 *
 * So 0.59 × bin/airboss.js and 0.77 × a bare Ink program under Node. It also needs glibc 2.17 where Node needs 2.28 and
 * libstdc++. Node 24's takes one CommonJS file without `import()`, and its snapshots no WebAssembly, which Ink lays out with.
 *
 * Since then bin/airboss.js has become faster than a bare Ink program, and so has this: `npm run bench -- --only starts`.
 *
 * The chunks of the AWS clients stay lazy: without them in it a start takes as long (257 against 261 ms). What made no
 * difference beyond the noise: minifying, laying the bytecode out as a run used it (--bytecode-order), its depth.
 */
import { spawnSync } from 'node:child_process';
import { appendFile, mkdir, mkdtemp, open, rename, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { bunLicence } from './bun-licence.mjs';
import { bundle } from './bundle.mjs';
import { bundleOptions } from './bundle-options.mjs';
import { fetchRuntime } from './fetch-runtime.mjs';
import { runtimes } from './runtimes.mjs';

const root = bundleOptions.absWorkingDir;
const asked = process.argv.slice(2);
if (process.platform !== 'linux') throw new Error('The executables are built on Linux.');
const unknown = asked.find((architecture) => !Object.hasOwn(runtimes, architecture));
if (unknown !== undefined)
	throw new Error(`There is no ${unknown}. Expected: ${Object.keys(runtimes).join(', ')}`);

await mkdir(join(root, 'build'), { recursive: true });
const stage = await mkdtemp(join(root, 'build/executable-'));
try {
	await bundle(relative(root, stage));
	await appendFile(join(stage, 'licences.txt'), `\n${bunLicence}`);
	// Bun compiles for every architecture; what runs here is that of this machine.
	const compiler = await fetchRuntime(process.arch);
	for (const architecture of asked.length > 0 ? asked : Object.keys(runtimes)) {
		const made = join(stage, 'airboss');
		compile(compiler, await fetchRuntime(architecture), made);
		await mustBeFor(architecture, made);
		const file = `build/airboss-linux-${architecture}`;
		await rename(made, join(root, file));
		console.log(file);
	}
} finally {
	await rm(stage, { recursive: true, force: true });
}

function compile(compiler, runtime, outfile) {
	const { status, error, stderr } = spawnSync(
		compiler,
		[
			'build',
			'--compile',
			'cli.js',
			`--outfile=${outfile}`,
			`--compile-executable-path=${runtime}`,
			'--target=bun',
			'--format=esm',
			'--splitting',
			'--bytecode',
			'--asset=licences.txt',
			// Where it is started must not decide how it runs.
			'--no-compile-autoload-dotenv',
			'--no-compile-autoload-bunfig',
		],
		{ cwd: stage, encoding: 'utf8' },
	);
	if (status !== 0) throw new Error(`bun build: ${error?.message ?? stderr}`);
}

/** The machine that the header of an ELF file names, and nothing taken for it that is not for it. */
async function mustBeFor(architecture, path) {
	const file = await open(path);
	try {
		const { buffer } = await file.read(Buffer.alloc(20), 0, 20, 0);
		if (
			buffer.toString('latin1', 0, 4) !== '\x7fELF' ||
			buffer.readUInt16LE(18) !== runtimes[architecture].machine
		)
			throw new Error(`bun build made no executable for ${architecture}`);
	} finally {
		await file.close();
	}
}
