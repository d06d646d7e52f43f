// Pictures of real frames: flies the built cockpit in a pseudo-terminal and draws its screen, cell by cell, as SVG.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';
import widthOf from 'string-width';

const root = fileURLToPath(new URL('..', import.meta.url));
const cell = { width: 8.4, height: 18 };
const colours = [
	'#16181d',
	'#e06c75',
	'#7fbf7f',
	'#e5c07b',
	'#61afef',
	'#c678dd',
	'#56b6c2',
	'#c8ccd4',
	'#7a8190',
	'#ff7b86',
	'#9be09b',
	'#ffd787',
	'#82c4ff',
	'#e0a0ff',
	'#7fe0ea',
	'#ffffff',
];
const plain = { text: '#c8ccd4', paper: '#16181d' };

/** `keys`: what to press or type, and what is then seen. `world`: options of the simulator. */
async function picture(name, { title, cols, rows, world = [], keys, until }) {
	const home = mkdtempSync(join(tmpdir(), 'airboss-picture-'));
	// Ink paints nothing while CI is set.
	const { CI: _ci, NO_COLOR: _no, ...env } = process.env;
	const child = spawn(process.execPath, [join(root, 'bin/airboss.js'), '--simulate', ...world], {
		cols,
		rows,
		name: 'xterm-256color',
		env: { ...env, HOME: home, XDG_STATE_HOME: home, XDG_CONFIG_HOME: home, LANG: 'C.UTF-8' },
	});
	const terminal = new xterm.Terminal({ cols, rows, allowProposedApi: true });
	child.onData((data) => terminal.write(data));
	const line = (row) => terminal.buffer.active.getLine(row);
	const frame = () => Array.from({ length: rows }, (_, row) => line(row)?.translateToString(true)).join('\n');
	const seen = async (what) => {
		for (let waited = 0; !what.test(frame()); waited += 50) {
			if (waited > 60_000) throw new Error(`Not seen: ${what}\n${frame()}`);
			await wait(50);
		}
	};
	await seen(/no MFA/);
	for (const [key, shows] of keys) {
		child.write(key);
		await seen(shows);
	}
	await seen(until);
	writeFileSync(join(root, 'docs', name), svg(title, line, cols, rows));
	child.kill('SIGTERM');
	rmSync(home, { recursive: true, force: true });
}

const escaped = (text) =>
	text.replace(/[&<>]/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[character]);
const round = (number) => Number(number.toFixed(1));

function styleOf(at) {
	const text = at.isFgPalette() ? (colours[at.getFgColor()] ?? plain.text) : plain.text;
	const paper = at.isBgPalette() ? (colours[at.getBgColor()] ?? plain.paper) : plain.paper;
	return {
		text: at.isInverse() ? paper : text,
		paper: at.isInverse() ? text : paper,
		bold: at.isBold() !== 0,
		underline: at.isUnderline() !== 0,
	};
}

function svg(title, lineAt, cols, rows) {
	const parts = [];
	for (let row = 0; row < rows; row++) {
		const line = lineAt(row);
		let run;
		const flush = () => {
			if (!run || (run.text.trim() === '' && run.style.paper === plain.paper)) return;
			const x = round(run.column * cell.width);
			const width = round(run.cells * cell.width);
			if (run.style.paper !== plain.paper)
				parts.push(
					`<rect x="${x}" y="${row * cell.height}" width="${width}" height="${cell.height}" fill="${run.style.paper}"/>`,
				);
			const weight = run.style.bold ? ' font-weight="bold"' : '';
			const line = run.style.underline ? ' text-decoration="underline"' : '';
			// Words that stand apart are placed apart, so that columns hold in any font.
			for (const { 0: words, index } of run.text.matchAll(/\S+(?: \S+)*/g)) {
				const at = round((run.column + widthOf(run.text.slice(0, index))) * cell.width);
				const length = round(widthOf(words) * cell.width);
				parts.push(
					`<text x="${at}" y="${row * cell.height + 13.5}" textLength="${length}" lengthAdjust="spacingAndGlyphs" fill="${run.style.text}"${weight}${line}>${escaped(words)}</text>`,
				);
			}
		};
		for (let column = 0; column < cols; column++) {
			const at = line?.getCell(column);
			if (!at || at.getWidth() === 0) continue;
			const style = styleOf(at);
			if (run && JSON.stringify(run.style) !== JSON.stringify(style)) {
				flush();
				run = undefined;
			}
			run ??= { column, cells: 0, text: '', style };
			run.text += at.getChars() || ' ';
			run.cells += at.getWidth();
		}
		flush();
	}
	const width = round(cols * cell.width);
	const height = rows * cell.height;
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-12 -12 ${width + 24} ${height + 24}" font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="14" xml:space="preserve">
<title>${title}</title>
<rect x="-12" y="-12" width="${width + 24}" height="${height + 24}" rx="8" fill="${plain.paper}"/>
${parts.join('\n')}
</svg>
`;
}

await picture('cockpit.svg', {
	title: 'The cockpit of Airboss over the simulated bookshop',
	cols: 140,
	rows: 40,
	keys: [['3', /Instances/]],
	until: /▸/,
});
await picture('plan.svg', {
	title: 'The plan of a blue/green swap',
	cols: 120,
	rows: 32,
	keys: [
		['B', /swaps with/],
		['\x13', /both environments are Ready/],
	],
	until: /type swap/,
});
await picture('board.svg', {
	title: 'The lifecycle board of a deployment in which a hook fails',
	cols: 120,
	rows: 30,
	world: ['--calm', '--speed', '5', '--fault', 'hook=ValidateService@web-05'],
	keys: [
		['1', /bookshop-web/],
		['D', /registered/],
		['\x13', /type deploy/],
		['deploy\r', /opens the deployment d-/],
		['\r', /web-12/],
	],
	until: /✗ web-05/,
});
await picture('environment.svg', {
	title: 'An Elastic Beanstalk environment in full',
	cols: 140,
	rows: 44,
	world: ['--calm'],
	keys: [
		[':', /Go to/i],
		['environments\r', /shop-blue/],
		['/', /filter/],
		['shop-blue', /1 of 3/],
		['\r', /y copy id/],
		['\r', /environment shop-blue/],
	],
	until: /P90 lately +\S{6}/,
});
await picture('bake.svg', {
	title: 'A swap that bakes: both environments side by side',
	cols: 120,
	rows: 32,
	world: ['--calm', '--speed', '20'],
	keys: [
		['B', /swaps with/],
		['\x13', /both environments are Ready/],
		['swap\r', /baking/],
	],
	until: /baking +[4-6]:/,
});
