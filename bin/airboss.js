#!/bin/sh
':' //; exec node --min-semi-space-size=4 --max-semi-space-size=4 --v8-pool-size=1 "$0" "$@"
// A shell reads the line above, and hands over to Node with flags that cannot be set later; to Node it says
// nothing. (`env -S` would do it in the first line, but not where env is BusyBox's.) New objects get 8 MB and one
// thread to collect them. Most other flags would have Node compile its own built-in modules anew, since what it has
// compiled of them is for the flags it was built with: 30 ms of a start.

// Not by imports: they have Node read every export of a module, and so load what its exports only load when used.
const builtin = process.getBuiltinModule;
const [major] = process.versions.node.split('.').map(Number);
if (major < 22 || !builtin) {
	process.stderr.write(
		`airboss needs Node 22.3 or newer; this is Node ${process.versions.node}. In the checkout, "npx airboss" uses the Node that "npm ci" installed.\n`,
	);
	process.exit(2);
}
const { setFlagsFromString } = builtin('v8');
if (keepsCompiled()) compileWhole();
builtin('diagnostics_channel').subscribe('airboss.started', () => {
	// The clients of AWS, a megabyte each, are compiled as they are used.
	setFlagsFromString('--lazy');
	// What survives may grow by a fifth before it is collected: a tenth less memory with 1,000 instances, half of it with
	// 50,000. (Not `--optimize-for-size`: set while Node runs, one end of a session in twenty never came.)
	setFlagsFromString('--heap-growing-percent=20');
});
await import('../build/cli.js');

/**
 * What Node has compiled is kept for the next start, which takes half the time then. Not where Node itself would keep
 * it: in the common temporary folder somebody else could have put something there to be run.
 */
function keepsCompiled() {
	const { NODE_COMPILE_CACHE: own, XDG_CACHE_HOME: set, HOME } = process.env;
	if (own) return false;
	const [fs, module, os, path] = ['fs', 'module', 'os', 'path'].map(builtin);
	try {
		// An empty or relative HOME is a folder of wherever one is: what lies there is not ours to run.
		const home = HOME && path.isAbsolute(HOME) ? HOME : os.userInfo().homedir;
		const caches = set && path.isAbsolute(set) ? set : path.join(home, '.cache');
		const folder = path.join(caches, 'airboss', 'compiled');
		// One by one: "recursive" tries for ever where the system says of a folder that is there that it is not (/proc).
		for (const one of [caches, path.join(folder, '..'), folder])
			if (!fs.existsSync(one)) fs.mkdirSync(one, { mode: 0o700 });
		return module.enableCompileCache?.(folder)?.status === module.constants.compileCacheStatus.ENABLED;
	} catch {
		// A home that cannot be written: every start compiles anew.
		return false;
	}
}

/**
 * Node keeps what is compiled of a module when it is loaded, not the functions that are compiled when first called:
 * 2,000 of them, 45 ms of every start. So everything that a start loads is compiled whole: once, and then kept.
 */
function compileWhole() {
	// Not what Node has compiled itself, which is in it for the flags it was started with.
	for (const name of ['fs/promises', 'net', 'perf_hooks', 'process', 'tty', 'zlib']) builtin(name);
	setFlagsFromString('--no-lazy');
}
