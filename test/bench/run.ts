/**
 * `npm run bench`: the cockpit on the simulator in a 200×50 pseudo-terminal. Prints each row with its figure, its goal and
 * whether that was met, and writes build/bench.json. `--only session` measures one part (again for more), `--brief` tries
 * everything in a few minutes without figures worth quoting, `--check` ends with 1 when a goal is missed.
 */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { churn } from './churn.ts';
import { brief, type Effort, whole } from './effort.ts';
import { type Part, parts } from './goals.ts';
import { day, joined } from './memory.ts';
import { reported, tableText } from './report.ts';
import type { Results } from './results.ts';
import { sessions } from './session-rows.ts';
import { starts } from './starts.ts';

const measures: Record<Part, (effort: Effort) => Promise<Results>> = {
	starts,
	session: sessions,
	churn,
	joined,
	day,
};

const { values: asked } = parseArgs({
	options: {
		only: { type: 'string', multiple: true, default: [] },
		brief: { type: 'boolean', default: false },
		check: { type: 'boolean', default: false },
	},
});
const unknown = asked.only.find((name) => !parts.some((part) => part === name));
if (unknown !== undefined) throw new Error(`No part is called ${unknown}: there are ${parts.join(', ')}.`);

let results: Results = {};
for (const part of parts) {
	if (asked.only.length > 0 && !asked.only.includes(part)) continue;
	const startedAt = Date.now();
	process.stderr.write(`${part} …`);
	results = { ...results, ...(await measures[part](asked.brief ? brief : whole)) };
	process.stderr.write(` ${((Date.now() - startedAt) / 1000).toFixed(0)} s\n`);
}

const all = reported(results);
console.log(tableText(all));
if (asked.brief)
	console.log('\nMeasured briefly: these figures show that the benchmark works, not how fast anything is.');

const file = fileURLToPath(new URL('../../build/bench.json', import.meta.url));
const machine = { node: process.version, cpu: cpus()[0]?.model, cores: cpus().length };
writeFileSync(
	file,
	`${JSON.stringify({ at: new Date(), ...machine, brief: asked.brief, rows: all }, undefined, '\t')}\n`,
);
if (asked.check && all.some(({ verdict }) => verdict === 'missed')) process.exitCode = 1;
