/** How a bundle asks for what Node has built in. */
import { isBuiltin } from 'node:module';

/** As esbuild writes it: `import one, { two, three as four } from "node:fs";`, or `import * as five …`. */
const statement = /^import ([^;"]+?) from "([^"]+)";$/gm;
const names = /\{([^}]*)\}/;

/**
 * The same script without imports of built-in modules. For an import Node reads every export of the module, and so loads
 * what its exports would only load when used (`fs` all of streams, `util` the text decoders): 40 ms of a start.
 * `process.getBuiltinModule` hands over the module, and only what is named here is read.
 */
export function builtinsByName(script) {
	const declarations = [];
	const rest = script.replaceAll(statement, (whole, clause, name) => {
		if (!isBuiltin(name)) return whole;
		const [braces = '', named = ''] = names.exec(clause) ?? [];
		const bound = clause
			.replace(braces, '')
			.split(',')
			.map((one) => one.replace('* as ', '').trim())
			.filter(Boolean);
		if (braces) bound.push(`{${named.replaceAll(' as ', ': ')}}`);
		for (const names of bound) declarations.push(`const ${names} = ${builtin(JSON.stringify(name))};`);
		return '';
	});
	// First, as imports are, wherever they stand.
	return [...declarations, rest].join('\n');
}

/** `process` itself may be imported. */
const builtin = (name) => `globalThis.process.getBuiltinModule(${name})`;

/** What a script calls `require` that only asks for built-in modules. */
export const requireBuiltin = `const require = (name) => ${builtin('name')};`;
