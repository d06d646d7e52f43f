// `npm start` as a newcomer runs it, or the program that is named: the cockpit fills its six panes, and q gives the
// terminal back.
import { fileURLToPath } from 'node:url';
import { spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';

const patience = 120_000;
const [program = 'npm', ...args] = process.argv.length > 2 ? process.argv.slice(2) : ['npm', 'start'];
const name = [program, ...args].join(' ');
const root = fileURLToPath(new URL('../..', import.meta.url));
// Ink paints nothing while CI is set.
const { CI: _ci, ...env } = process.env;
const terminal = new xterm.Terminal({ cols: 120, rows: 36, allowProposedApi: true });
const child = spawn(program, args, {
	cols: 120,
	rows: 36,
	name: 'xterm-256color',
	cwd: root,
	env: { ...env, LANG: 'C.UTF-8' },
});
let output = '';
let quit = false;

const frame = () =>
	Array.from(
		{ length: 36 },
		(_, row) => terminal.buffer.active.getLine(row)?.translateToString(true) ?? '',
	).join('\n');

/** A row of each pane, as the scenario has them. */
const filled = [/bookshop-web/, /checkout-5xx/, /running/, /Owner/, /deploy-bot/, /6 Timeline/];

function fail(why) {
	console.error(`${name}: ${why}\n${frame()}`);
	child.kill('SIGKILL');
	process.exit(1);
}

const deadline = setTimeout(() => fail(`the panes were not filled within ${patience / 1000} s`), patience);

child.onData((data) => {
	output += data;
	terminal.write(data, () => {
		const now = frame();
		if (quit || now.includes('loading…') || !filled.every((row) => row.test(now))) return;
		quit = true;
		child.write('q');
	});
});

child.onExit(({ exitCode }) => {
	clearTimeout(deadline);
	if (!quit) fail(`it ended with ${exitCode} before its panes were filled`);
	if (exitCode !== 0) fail(`q ended it with ${exitCode}`);
	for (const [sequence, what] of [
		['\x1b[?1049l', 'the alternate screen was not left'],
		['\x1b[?25h', 'the cursor was not shown again'],
		['\x1b[?2004l', 'bracketed paste was not switched off'],
	])
		if (!output.includes(sequence)) fail(what);
	console.log(`${name}: six panes filled, quit with 0, terminal restored`);
	process.exit(0);
});
