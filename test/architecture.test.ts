import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Which rooms a room may import values from. Types may be taken from anywhere: they hold the contracts and
 * leave nothing behind.
 */
const allowed: Readonly<Record<string, readonly string[]>> = {
	'source/text': [],
	'source/clock.ts': [],
	themes: [],
	'source/aws': ['source/text'],
	'source/bundle': ['source/aws', 'source/text'],
	'source/config': ['source/text'],
	'source/resources': ['source/aws', 'source/text'],
	'source/dns': [],
	'source/filter': [],
	'source/timeline': ['source/text'],
	'source/operations': ['source/aws', 'source/text'],
	'source/actions': ['source/aws', 'source/bundle', 'source/operations', 'source/resources', 'source/text'],
	'source/store': ['source/aws', 'source/resources', 'source/filter', 'source/text'],
	'source/polling': ['source/aws', 'source/resources', 'source/store', 'source/timeline'],
	'source/simulator': ['source/aws'],
	'source/terminal': ['source/text'],
	'source/cockpit': [
		'source/actions',
		'source/aws',
		'source/operations',
		'source/polling',
		'source/resources',
		'source/simulator',
		'source/store',
		'source/text',
		'themes',
	],
	views: [
		'source/aws',
		'source/cockpit',
		'source/filter',
		'source/operations',
		'source/resources',
		'source/store',
		'source/text',
		'themes',
	],
};
/** These put everything together, and may import it. */
const assembling = ['source/commands', 'source/cli.tsx'];

const filesIn = (folder: string): string[] =>
	readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
		.filter((name) => /\.tsx?$/.test(name))
		.map((name) => join(folder, name));

const files = ['source', 'views', 'themes'].flatMap(filesIn);

const roomOf = (path: string): string => {
	const [first = '', second = ''] = path.split('/');
	return first === 'source' ? `${first}/${second}` : first;
};

interface Import {
	file: string;
	specifier: string;
	/** `import(…)`: loaded when it is needed. */
	lazy: boolean;
}

/** What a file imports besides types. */
function importsOf(file: string): Import[] {
	const text = readFileSync(join(root, file), 'utf8');
	const statements =
		/(?:^|\n)\s*(?:import|export)\s(?!type\b)(?:[^'"`;]*?\sfrom\s+)?'([^']+)'|import\('([^']+)'\)/g;
	return [...text.matchAll(statements)]
		.filter(([statement]) => !/typeof import\(|:\s*import\(/.test(statement))
		.filter(
			({ index, 2: lazy }) =>
				lazy === undefined || !text.slice(Math.max(0, index - 7), index).includes('typeof'),
		)
		.map(([, eager, lazy]) => ({ file, specifier: eager ?? lazy ?? '', lazy: lazy !== undefined }));
}

const imports = files.flatMap(importsOf);
const told = ({ file, specifier }: Import) => `${file} → ${specifier}`;

describe('the architecture', () => {
	test('every room has its rule', () => {
		const rooms = new Set(files.map(roomOf));
		expect([...rooms].filter((room) => !(room in allowed) && !assembling.includes(room))).toEqual([]);
	});

	test('imports point one way', () => {
		const wrong = imports.filter(({ file, specifier, lazy }) => {
			if (!specifier.startsWith('.')) return false;
			const from = roomOf(file);
			const to = roomOf(relative(root, join(root, dirname(file), specifier)));
			if (from === to || assembling.includes(from)) return false;
			// The door loads the simulator when it is asked for one, and nobody else does.
			if (lazy && file === 'source/aws/open-transport.ts' && to === 'source/simulator') return false;
			return !allowed[from]?.includes(to);
		});
		expect(wrong.map(told)).toEqual([]);
	});

	test('only the door holds the SDK', () => {
		const wrong = imports.filter(
			({ file, specifier }) => /^@(aws-sdk|smithy)\//.test(specifier) && !file.startsWith('source/aws/'),
		);
		expect(wrong.map(told)).toEqual([]);
	});

	test('time and randomness come in at the edge', () => {
		const edges = ['source/clock.ts', 'source/commands/'];
		const wrong = files.filter(
			(file) =>
				!edges.some((edge) => file.startsWith(edge)) &&
				/Date\.now\(|Math\.random\b|new Date\(\)|\bset(Timeout|Interval)\(/.test(
					readFileSync(join(root, file), 'utf8'),
				),
		);
		expect(wrong).toEqual([]);
	});
});
