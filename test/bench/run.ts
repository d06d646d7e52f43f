/** `npm run bench`: the cockpit on the simulator in a 200×50 pseudo-terminal. Prints a table, writes build/bench.json. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Figures, idleSeconds, measure } from './measure.ts';

const rows: ReadonlyArray<readonly [label: string, value: (figures: Figures) => string]> = [
	['first frame', ({ firstFrame }) => `${firstFrame.toFixed(0)} ms`],
	['all panes filled', ({ filledPanes }) => `${filledPanes.toFixed(0)} ms`],
	['key → last byte, median', ({ keyMedian }) => `${keyMedian.toFixed(1)} ms`],
	['key → last byte, 99th percentile', ({ key99 }) => `${key99.toFixed(1)} ms`],
	['bytes a cursor move', ({ bytesPerKey }) => `${bytesPerKey.toFixed(0)} B`],
	['bytes a scroll by one', ({ bytesPerScroll }) => `${bytesPerScroll.toFixed(0)} B`],
	['CPU a key', ({ cpuPerKey }) => `${cpuPerKey.toFixed(1)} ms`],
	['resident memory', ({ memory }) => `${memory.toFixed(0)} MiB`],
	[`CPU idle for ${idleSeconds} s`, ({ cpuIdle }) => `${cpuIdle.toFixed(1)} %`],
	['bytes an idle minute', ({ bytesIdlePerMinute }) => `${bytesIdlePerMinute.toFixed(0)} B`],
];

const all: Figures[] = [];
for (const instances of [1000, 50_000]) all.push(await measure(instances));

console.log(
	`${''.padEnd(36)}${all.map(({ instances }) => `${instances.toLocaleString('en-US')} instances`.padStart(20)).join('')}`,
);
for (const [label, value] of rows)
	console.log(`${label.padEnd(36)}${all.map((figures) => value(figures).padStart(20)).join('')}`);

const file = fileURLToPath(new URL('../../build/bench.json', import.meta.url));
writeFileSync(file, `${JSON.stringify({ node: process.version, figures: all }, undefined, '\t')}\n`);
