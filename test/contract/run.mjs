// Runs Airboss against an independent implementation of AWS (moto), over real HTTP on the loopback.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const requirements = join(root, 'test/contract/requirements.txt');
const venv = join(root, '.venv-moto');
/** What the venv was made from: it is made anew when the requirements change. */
const stamp = join(venv, 'requirements.txt');

try {
	process.exitCode = await runContractTests();
} catch (error) {
	console.error(`test:contract: ${error.message}`);
	process.exitCode = 1;
}

async function runContractTests() {
	prepare();
	const port = await freePort();
	const moto = startMoto(port);
	const stop = () => moto.kill('SIGTERM');
	process.once('exit', stop);
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));
	try {
		await answering(moto, port);
		return await vitest(port);
	} finally {
		stop();
	}
}

function prepare() {
	const wanted = readFileSync(requirements, 'utf8');
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
	if (spawnSync('python3', ['--version']).status !== 0)
		throw new Error('python3 is missing. On Debian: apt-get install python3 python3-venv');
	console.error('test:contract: making .venv-moto (once, and when the requirements change) …');
	rmSync(venv, { recursive: true, force: true });
	const made = spawnSync('python3', ['-m', 'venv', venv], { encoding: 'utf8' });
	if (made.status !== 0)
		throw new Error(
			`Python cannot make a venv. On Debian: apt-get install python3-venv\n${made.stdout}${made.stderr}`,
		);
	const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements];
	const installed = spawnSync(join(venv, 'bin/python'), pip, { stdio: ['ignore', 2, 2] });
	if (installed.status !== 0) throw new Error('pip could not install test/contract/requirements.txt');
	writeFileSync(stamp, wanted);
}

function freePort() {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const { port } = server.address();
			server.close(() => resolve(port));
		});
	});
}

/** What moto wrote is shown only when it fails: it logs every request. */
function startMoto(port) {
	const moto = spawn(join(venv, 'bin/moto_server'), ['-H', '127.0.0.1', '-p', String(port)], {
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	moto.log = '';
	const keep = (chunk) => {
		moto.log = (moto.log + chunk).slice(-4000);
	};
	moto.stdout.on('data', keep);
	moto.stderr.on('data', keep);
	moto.on('error', (error) => keep(error.message));
	return moto;
}

async function answering(moto, port) {
	for (let attempt = 0; attempt < 300; attempt++) {
		if (moto.exitCode !== null) break;
		try {
			if ((await fetch(`http://127.0.0.1:${port}/moto-api/data.json`)).ok) return;
		} catch {
			// Not yet listening.
		}
		await wait(100);
	}
	throw new Error(`moto_server does not answer.\n${moto.log}`);
}

function vitest(port) {
	const endpoint = `http://127.0.0.1:${port}`;
	const env = {
		...process.env,
		AWS_ENDPOINT_URL: endpoint,
		// Moto takes any credentials; the user's own must not reach it.
		AWS_ACCESS_KEY_ID: 'contract',
		AWS_SECRET_ACCESS_KEY: 'contract',
		AWS_EC2_METADATA_DISABLED: 'true',
		AWS_CONFIG_FILE: '/dev/null',
		AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
	};
	for (const name of [
		'AWS_PROFILE',
		'AWS_SESSION_TOKEN',
		'HTTP_PROXY',
		'HTTPS_PROXY',
		'http_proxy',
		'https_proxy',
	])
		delete env[name];
	const command = [
		join(root, 'node_modules/vitest/vitest.mjs'),
		'run',
		'--config',
		join(root, 'test/contract/vitest.config.ts'),
	];
	return new Promise((resolve, reject) => {
		const tests = spawn(process.execPath, [...command, ...process.argv.slice(2)], { env, stdio: 'inherit' });
		process.once('exit', () => tests.kill('SIGTERM'));
		tests.once('error', reject);
		tests.once('exit', (code, signal) => resolve(signal ? 1 : code));
	});
}
