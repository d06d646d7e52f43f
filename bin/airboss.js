#!/usr/bin/env node
// As a whole: an old Node lacks some of it, and is to be told so below.
import module from 'node:module';

const [major] = process.versions.node.split('.').map(Number);
if (major < 22) {
	process.stderr.write(
		`airboss needs Node 22 or newer; this is Node ${process.versions.node}. In the checkout, "npx airboss" uses the Node that "npm ci" installed.\n`,
	);
	process.exit(2);
}
module.enableCompileCache?.();
await import('../build/cli.js');
