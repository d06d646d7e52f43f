import type { Grid, Row } from './grid.ts';
import { parseRow } from './parse-row.ts';
import { recognise } from './recognise.ts';
import { transition } from './transition.ts';

type Written = (error?: Error | null) => void;

/** The part of a terminal's stdout that the cell writer needs. */
export interface Screen {
	columns: number;
	rows: number;
	write(data: string | Uint8Array, written?: Written): boolean;
	on(event: 'resize', listener: () => void): unknown;
	off(event: 'resize', listener: () => void): unknown;
}

export interface CellWriterOptions<Out> {
	/** The terminal. Nobody else may write to it what is seen. */
	out: Out;
	/**
	 * The painted rows for the lines of a frame: Ink may be given short references instead of them. Lines that
	 * are none have to come back as they are.
	 */
	expand?(lines: readonly string[]): readonly string[];
}

export interface CellWriter<Out> {
	/** What Ink is given: the terminal, except for what is written to it. */
	stdout: Out;
	/** Sends the whole frame again: something else wrote over it. */
	redraw(): void;
	/** Stops listening for changes of size. */
	release(): void;
}

/**
 * Sends the cells that changed instead of frames: over a thin line, a key costs what it changes. What is sent
 * for a frame is one write, in synchronised output unless it is tiny; the cursor is left anywhere (Ink hides
 * it), the terminal's own style on. What is not a frame passes through, and the frame after it is sent whole.
 *
 * Why not a package: `ansi-diff`, the one that is in use (1.2.0, 2024), writes a line anew from its first
 * to its last difference, and the whole of it where it has any style. It counts code units as cells, does not
 * know that a terminal waits to wrap behind the last column, and cannot scroll.
 */
export function createCellWriter<Out extends Screen>(options: CellWriterOptions<Out>): CellWriter<Out> {
	const { out, expand = (lines: readonly string[]) => lines } = options;
	/** What the terminal shows; undefined when it may be anything. */
	let shown: Grid | undefined;
	/** The last frame, also when the terminal may show anything. */
	let last: Grid | undefined;
	/** The rows of the frame before, since most come again. */
	let parsed: ReadonlyMap<string, Row> = new Map();

	function gridOf(rows: readonly string[]): Grid | undefined {
		const { columns } = out;
		const cached = shown?.columns === columns ? parsed : new Map<string, Row>();
		const now = new Map<string, Row>();
		const grid: Row[] = [];
		for (const [at, source] of rows.entries()) {
			const same = shown?.rows[at];
			const row =
				(same?.source === source && shown?.columns === columns ? same : undefined) ??
				now.get(source) ??
				cached.get(source) ??
				parseRow(source, columns);
			if (!row) return undefined;
			now.set(source, row);
			grid.push(row);
		}
		parsed = now;
		return { columns, rows: grid };
	}

	function send(text: string, written: Written | undefined): boolean {
		return text === '' && !written ? true : out.write(text, written);
	}

	function writeLines(erase: string, lines: readonly string[], written: Written | undefined): boolean {
		const rows = expand(lines);
		const after = rows.length === out.rows ? gridOf(rows) : undefined;
		if (!after) {
			// Ink reckons from where it left the cursor: below its last frame.
			const below = shown ? `\x1b[${shown.rows.length}H` : '';
			shown = undefined;
			return send(below + erase + rows.join('\n'), written);
		}
		const changes = transition(shown, after);
		shown = last = after;
		return send(synchronised(changes), written);
	}

	function write(data: string | Uint8Array, ...rest: readonly unknown[]): boolean {
		const written = rest.find((value): value is Written => typeof value === 'function');
		if (typeof data !== 'string') {
			shown = undefined;
			return out.write(data, written);
		}
		const what = recognise(data);
		if (what.kind === 'lines') return writeLines(what.erase, what.lines, written);
		return send(what.kind === 'harmless' ? data : '', written);
	}

	const forget = () => {
		shown = undefined;
	};
	// What a terminal makes of a screen of another size is its own affair.
	out.on('resize', forget);
	return {
		stdout: new Proxy(out, {
			get: (terminal, key) => (key === 'write' ? write : Reflect.get(terminal, key)),
		}),
		redraw() {
			if (last?.columns !== out.columns || last.rows.length !== out.rows) return;
			shown = last;
			send(synchronised(transition(undefined, last)), undefined);
		},
		release: () => void out.off('resize', forget),
	};
}

/**
 * Up to this length a frame arrives as a whole anyway. Most frames without a key are a clock that ticks: synchronised
 * output would double them (an idle minute on the table: a third less without it).
 */
const tiny = 64;

const synchronised = (changes: string): string =>
	changes.length <= tiny ? changes : `\x1b[?2026h${changes}\x1b[?2026l`;
