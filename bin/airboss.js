#!/bin/sh
':' //; exec node --max-semi-space-size=4 --v8-pool-size=1 --heap-growing-percent=20 "$0" "$@"
// A shell reads the line above, and hands over to Node with flags that cannot be set later; to Node it says
// nothing. (`env -S` would do it in the first line, but not where env is BusyBox's.) New objects get 8 MB and one
// thread to collect them, and what survives may grow by a fifth before it is collected. Measured by the benchmark
// after 1,000 keys: 117 instead of 141 MB with 1,000 instances, 216 instead of 422 MB with 50,000, for a quarter
// more CPU while lists are read.
if (!process.getBuiltinModule) {
	process.stderr.write(
		`airboss needs Node 22.3 or newer; this is Node ${process.versions.node}. In the checkout, "npx airboss" uses the Node that "npm ci" installed.\n`,
	);
	process.exit(2);
}
keepCompiled();
await import('../build/cli.js');

/**
 * What Node has compiled is kept for the next start, which takes half the time then. Not where Node itself would keep
 * it: in the common temporary folder somebody else could have put something there to be run.
 */
function keepCompiled() {
	const { NODE_COMPILE_CACHE: own, XDG_CACHE_HOME: set, HOME } = process.env;
	if (own) return;
	// An import would load all that these modules have, 20 ms of a start: see scripts/lean-bundle.mjs.
	const [fs, module, os, path] = ['fs', 'module', 'os', 'path'].map(process.getBuiltinModule);
	try {
		const caches = set && path.isAbsolute(set) ? set : path.join(HOME || os.homedir(), '.cache');
		const folder = path.join(caches, 'airboss', 'compiled');
		// One by one: "recursive" tries for ever where the system says of a folder that is there that it is not (/proc).
		for (const one of [caches, path.join(folder, '..'), folder])
			if (!fs.existsSync(one)) fs.mkdirSync(one, { mode: 0o700 });
		module.enableCompileCache?.(folder);
	} catch {
		// A home that cannot be written: every start compiles anew.
	}
}
