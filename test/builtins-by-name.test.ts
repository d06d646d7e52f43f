import { expect, test } from 'vitest';
import { builtinsByName, requireBuiltin } from '../scripts/builtins-by-name.mjs';

const asked = (name: string) => `globalThis.process.getBuiltinModule("${name}");`;

test.each([
	['import fs from "node:fs";', `const fs = ${asked('node:fs')}`],
	['import * as url from "url";', `const url = ${asked('url')}`],
	['import { join, sep as slash } from "node:path";', `const { join, sep: slash } = ${asked('node:path')}`],
	[
		'import process, { env } from "node:process";',
		`const process = ${asked('node:process')}\nconst { env } = ${asked('node:process')}`,
	],
	[
		'import {\n  readFile,\n  stat\n} from "fs/promises";',
		`const {\n  readFile,\n  stat\n} = ${asked('fs/promises')}`,
	],
])('%s', (script, without) => {
	expect(builtinsByName(`${script}\nrun();`).trim()).toBe(`${without}\n\nrun();`);
});

test('they come first, as imports do, and other imports stay', () => {
	const script = 'import { a } from "./chunk.js";\nconst b = cwd();\nimport { cwd } from "node:process";\n';
	expect(builtinsByName(script).trim().split('\n')).toEqual([
		`const { cwd } = ${asked('node:process')}`,
		'import { a } from "./chunk.js";',
		'const b = cwd();',
	]);
});

test('what the bundle calls require asks for built-in modules', () => {
	const path: unknown = new Function(`${requireBuiltin} return require('node:path');`)();
	expect(path).toBe(process.getBuiltinModule('node:path'));
});
