/**
 * Where the CPU of a key goes: `node test/bench/profile.ts` after `npm run build`. Prints milliseconds a key by function,
 * in steady state at 1,000 instances; `-- 50000` for more. The profile itself is left in build/bench/profile.
 */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isFilled } from './cockpit-screen.ts';
import { whole } from './effort.ts';
import { newHome } from './home.ts';
import { moves, press, rhythm, scrolls } from './keys.ts';
import { profiled, root } from './programs.ts';
import { openTable, warmUp } from './session.ts';
import { open } from './terminal.ts';

/** As V8 writes it: times are microseconds of the monotonic clock. */
interface Profile {
	startTime: number;
	nodes: Array<{
		id: number;
		callFrame: { functionName: string; url: string; lineNumber: number };
	}>;
	samples: number[];
	timeDeltas: number[];
}

const shown = 30;
const folder = join(root, 'build/bench/profile');
const [instances = '1000'] = process.argv.slice(2);
const monotonic = () => Number(process.hrtime.bigint() / 1000n);

rmSync(folder, { recursive: true, force: true });
const home = newHome();
const session = open(profiled(folder, '--simulate', '--instances', instances), home);
await session.until(isFilled);
await openTable(session);
await warmUp(session, whole.keys);
const half = whole.keys / 2;
const from = monotonic();
await press(session, scrolls(half), rhythm);
await press(session, moves(half), rhythm);
const until = monotonic();
await session.quit();
home.remove();

const [file = ''] = readdirSync(folder);
const profile: Profile = JSON.parse(readFileSync(join(folder, file), 'utf8'));
const functions = new Map(profile.nodes.map((node) => [node.id, node.callFrame]));
const microseconds = new Map<string, number>();
let at = profile.startTime;
for (const [index, node] of profile.samples.entries()) {
	const spent = profile.timeDeltas[index] ?? 0;
	at += spent;
	const called = functions.get(node);
	if (at < from || at > until || !called || called.functionName === '(idle)') continue;
	const place = called.url ? `  ${called.url.split('/').at(-1)}:${called.lineNumber + 1}` : '';
	const name = `${called.functionName || '(anonymous)'}${place}`;
	microseconds.set(name, (microseconds.get(name) ?? 0) + spent);
}
const sorted = [...microseconds].toSorted(([, a], [, b]) => b - a);
const total = sorted.reduce((all, [, spent]) => all + spent, 0);
const perKey = (spent: number) => `${(spent / 1000 / (half * 2)).toFixed(2).padStart(7)} ms`;
console.log(`${perKey(total)}  a key, of this thread, with what goes on besides`);
for (const [name, spent] of sorted.slice(0, shown)) console.log(`${perKey(spent)}  ${name}`);
