/** YAML as plain values that know where they stand, so that every complaint has its line. */
import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { printable } from '../../text/printable.ts';

export interface Place {
	/** `hooks.ValidateService[0]`; empty for the whole file. */
	key: string;
	/** Counted from 1. */
	line: number;
}

export type Placed = Place &
	(
		| { type: 'map'; entries: Array<{ name: string; value: Placed }> }
		| { type: 'list'; items: Placed[] }
		/** `source` is what stands in the file, without quotes; `plain`: there are none. */
		| { type: 'scalar'; value: unknown; source: string; plain: boolean }
	);

export interface PlacedYaml {
	/** Undefined when it is no YAML, or empty. */
	root?: Placed;
	faults: Array<Place & { message: string }>;
}

/** More is no file that a person wrote: aliases of aliases grow without end. */
const mostNodes = 10_000;

/** Never throws. */
export function placedYaml(text: string): PlacedYaml {
	const lines = new LineCounter();
	const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true });
	const faults = document.errors.map(({ code, pos, message }) => ({
		key: '',
		line: lines.linePos(pos[0]).line,
		message: faultText(code, message),
	}));
	// Of two equal keys AWS's agent takes the last: the rest of the file can be read on.
	if (document.errors.some(({ code }) => code !== 'DUPLICATE_KEY')) return { faults };
	try {
		return { root: placed(document, lines), faults };
	} catch (error) {
		const message = error instanceof Error ? printable(error.message) : 'it cannot be read';
		return { faults: [...faults, { key: '', line: 1, message: `${message}.` }] };
	}
}

function faultText(code: string, message: string): string {
	if (code === 'TAB_AS_INDENT') return 'A tab stands in the indentation: YAML takes spaces only. Replace it.';
	if (code === 'DUPLICATE_KEY')
		return 'This key stands there twice, and only the last one counts. Remove one.';
	return `This is not YAML: ${printable(message.trim()).replace(/\.$/, '')}.`;
}

function placed(document: Document.Parsed, lines: LineCounter): Placed | undefined {
	let nodes = 0;
	const lineOf = (node: unknown, otherwise: number) => {
		const ranged = isScalar(node) || isMap(node) || isSeq(node) || isAlias(node);
		return ranged && node.range ? lines.linePos(node.range[0]).line : otherwise;
	};
	const at = (node: unknown, key: string, line: number): Placed => {
		if (++nodes > mostNodes) throw new Error(`It has more than ${mostNodes} values`);
		if (isAlias(node)) {
			const meant = node.resolve(document);
			if (meant === undefined) throw new Error(`The alias *${node.source} has no anchor`);
			return at(meant, key, line);
		}
		if (isMap(node)) {
			const entries = node.items.map((pair) => {
				const name = String(isScalar(pair.key) ? pair.key.value : pair.key);
				const inner = key === '' ? name : `${key}.${name}`;
				return { name, value: at(pair.value, inner, lineOf(pair.key, line)) };
			});
			return { type: 'map', key, line, entries };
		}
		if (isSeq(node)) {
			const items = node.items.map((item, index) => at(item, `${key}[${index}]`, lineOf(item, line)));
			return { type: 'list', key, line, items };
		}
		if (!isScalar(node)) return { type: 'scalar', key, line, value: null, source: '', plain: true };
		const source = node.source ?? String(node.value ?? '');
		return { type: 'scalar', key, line, value: node.value, source, plain: node.type === 'PLAIN' };
	};
	return document.contents === null ? undefined : at(document.contents, '', lineOf(document.contents, 1));
}
