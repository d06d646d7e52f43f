// One bundle for the cockpit, and a chunk for each AWS client so that it loads on first use.
import { readdir, rm } from 'node:fs/promises';
import { bundle } from './bundle.mjs';

// Chunks of former builds; what is in use was replaced by then, so that no moment is without a bundle.
const kept = new Set(await bundle('build'));
const folder = new URL('../build/', import.meta.url);
for (const file of await readdir(folder))
	if (!kept.has(`build/${file}`) && file.endsWith('.js')) await rm(new URL(file, folder), { force: true });
