/**
 * `npm run bench`: the cockpit on the simulator in a 200×50 pseudo-terminal. Prints each row with its figure, its goal and
 * whether that was met, and writes build/bench.json. `-- --only session` measures one part (again for more; their JSON
 * is beside it), `-- --brief` tries everything in a few minutes without figures worth quoting, `-- --check` ends with 1
 * when a goal is missed or was not measured.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { churn } from './churn.ts';
import { brief, type Effort, whole } from './effort.ts';
import { isPart, type Part, parts } from './goals.ts';
import { day, joined } from './memory.ts';
import { root } from './programs.ts';
import { reported, tableText, unmeasured } from './report.ts';
import type { Results } from './results.ts';
import { atScale } from './scale-rows.ts';
import { sessions } from './session-rows.ts';
import { starts } from './starts.ts';

const measures: Record<Part, (effort: Effort) => Promise<Results>> = {
	starts,
	session: sessions,
	churn,
	joined,
	day,
	scale: atScale,
};

const { values: asked } = parseArgs({
	options: {
		only: { type: 'string', multiple: true, default: [] },
		brief: { type: 'boolean', default: false },
		check: { type: 'boolean', default: false },
	},
});
const unknown = asked.only.find((name) => !isPart(name));
if (unknown !== undefined) throw new Error(`No part is called ${unknown}: there are ${parts.join(', ')}.`);
const chosen = asked.only.length > 0 ? parts.filter((part) => asked.only.includes(part)) : parts;

const results: Results = {};
const seconds: Record<string, number> = {};
// One after the other: on a small machine two would measure each other.
for (const part of chosen) {
	const startedAt = Date.now();
	process.stderr.write(`${part} …`);
	try {
		Object.assign(results, await measures[part](asked.brief ? brief : whole));
	} catch (error) {
		Object.assign(results, unmeasured(part));
		process.stderr.write(` ${error instanceof Error ? error.message : error}\n`);
	}
	seconds[part] = Math.round((Date.now() - startedAt) / 1000);
	process.stderr.write(` ${seconds[part]} s\n`);
}

const rows = reported(results);
console.log(tableText(rows));
if (asked.brief)
	console.log('\nMeasured briefly: these figures show that the benchmark works, not how fast anything is.');

const folder = join(root, 'build');
mkdirSync(folder, { recursive: true });
writeFileSync(
	join(folder, `bench${chosen === parts ? '' : `-${chosen.join('-')}`}.json`),
	`${JSON.stringify(
		{
			at: new Date(),
			node: process.version,
			cpu: cpus()[0]?.model,
			cores: cpus().length,
			brief: asked.brief,
			seconds,
			rows,
		},
		undefined,
		'\t',
	)}\n`,
);
// A goal of which nothing is known is not met either.
if (asked.check && rows.some(({ verdict }) => verdict === 'missed' || verdict === 'not measured'))
	process.exitCode = 1;
