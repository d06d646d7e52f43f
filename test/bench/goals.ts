/** What is measured, as data: the table of goals, and whether a figure meets its own. */

/** What is measured together, in this order. */
export const parts = ['starts', 'session', 'churn', 'joined', 'day', 'scale'] as const;
export type Part = (typeof parts)[number];

export const isPart = (name: string): name is Part => parts.some((part) => part === name);

/** `×`: so many times what it is compared with. MB: a million bytes. */
export type Unit = 'B' | 'ms' | 'MB' | '%' | '×' | 'keys';

export interface Row {
	part: Part;
	label: string;
	unit: Unit;
	/** The figure is at most this. Without it the row only tells. */
	most?: number;
	/** The figure is below this. */
	below?: number;
}

const rowsByName = {
	moveTable: {
		part: 'session',
		label: 'bytes, cursor move, full-width highlight: × what the changed cells need',
		unit: '×',
		most: 1.15,
	},
	scrollTable: { part: 'session', label: 'bytes, scroll by one, full-width table', unit: 'B', most: 600 },
	scrollPane: { part: 'session', label: 'bytes, scroll by one, beside other panes', unit: 'B', most: 2500 },
	idleTable: {
		part: 'churn',
		label: 'bytes, idle minute, 1 % of 1,000 rows changing every 5 s, table: × the changed cells',
		unit: '×',
		most: 1.3,
	},
	idleCockpit: {
		part: 'churn',
		label: 'bytes, idle minute, 1 % of 1,000 rows changing every 5 s, cockpit: × the changed cells',
		unit: '×',
		most: 1.3,
	},
	keyMedian50k: {
		part: 'session',
		label: 'key → last byte at 50,000 rows, median',
		unit: 'ms',
		most: 8,
	},
	key99At50k: {
		part: 'session',
		label: 'key → last byte at 50,000 rows, 99th percentile',
		unit: 'ms',
		most: 25,
	},
	keyMedian1k: { part: 'session', label: 'key → last byte at 1,000 rows, median', unit: 'ms' },
	key99At1k: { part: 'session', label: 'key → last byte at 1,000 rows, 99th percentile', unit: 'ms' },
	cpuKey50k: { part: 'session', label: 'CPU a key, steady state, 50,000 rows', unit: 'ms', most: 8 },
	cpuKey1k: { part: 'session', label: 'CPU a key, steady state, 1,000 rows', unit: 'ms', most: 8 },
	heldAtOnce: { part: 'session', label: '200 j at once: the last frame stands', unit: 'ms' },
	heldAfterLast: {
		part: 'session',
		label: '200 j, 60 a second: last key → the last frame stands',
		unit: 'ms',
	},
	keysLost: { part: 'session', label: 'keys lost of those', unit: 'keys', most: 0 },
	firstFrame: { part: 'starts', label: 'first frame, bundle: × a bare Ink bundle', unit: '×', most: 1.2 },
	executable: { part: 'starts', label: 'first frame, executable', unit: 'ms', most: 120 },
	filled: { part: 'starts', label: 'all panes filled, simulator, 1,000 instances', unit: 'ms', most: 350 },
	credentials: {
		part: 'starts',
		label: 'and the credential report, which takes its time in AWS',
		unit: 'ms',
	},
	memory1k: {
		part: 'session',
		label: 'memory, 1,000 instances, simulated region included',
		unit: 'MB',
		most: 130,
	},
	memory50k: {
		part: 'session',
		label: 'memory, 50,000 instances, simulated region included',
		unit: 'MB',
		most: 260,
	},
	joined1k: { part: 'joined', label: 'memory, 1,000 instances, region in another process', unit: 'MB' },
	joined50k: { part: 'joined', label: 'memory, 50,000 instances, region in another process', unit: 'MB' },
	cpuIdle1k: {
		part: 'session',
		label: 'CPU idle on the cockpit, speed 1, 1,000 instances: of a core',
		unit: '%',
		most: 1.5,
	},
	cpuIdle50k: { part: 'session', label: 'CPU idle on the cockpit, speed 1, 50,000 instances', unit: '%' },
	growth: {
		part: 'day',
		label: 'growth in memory after the first hour of a simulated day',
		unit: '%',
		below: 10,
	},
	share: {
		part: 'scale',
		label: 'store, 50,000 instances: what 1 % changed costs, of what all of it did',
		unit: '%',
		most: 1,
	},
	unchanged: { part: 'scale', label: 'store, 50,000 instances read again, nothing changed', unit: 'ms' },
	changed: { part: 'scale', label: 'store, 50,000 instances read again, 1 % changed', unit: 'ms' },
	filter: {
		part: 'scale',
		label: 'filter of 50,000, worst letter: within a frame, of 30 a second',
		unit: 'ms',
		most: 33,
	},
	sort: {
		part: 'scale',
		label: 'sort of 50,000, worst column: within a frame, of 30 a second',
		unit: 'ms',
		most: 33,
	},
} satisfies Record<string, Row>;

export type RowName = keyof typeof rowsByName;
export const rows: Readonly<Record<RowName, Row>> = rowsByName;

export const isRowName = (name: string): name is RowName => name in rows;
/** In the order of the table. */
export const rowNames: readonly RowName[] = Object.keys(rows).filter(isRowName);

/** What was measured for a row. */
export interface Figure {
	/** NaN when it could not be measured: `note` says why. */
	value: number;
	/** The same with plain Ink behind the same cockpit, in the same run. */
	plain?: number;
	/** What it was made of, for the JSON: medians, percentiles, counts; units are in the names. */
	detail?: Readonly<Record<string, number>>;
	/** What a person should know with it. */
	note?: string;
}

/** `told`: there is no goal for it. `not measured`: neither met nor missed. */
export type Verdict = 'met' | 'missed' | 'told' | 'not measured';

export function verdict({ most, below }: Row, { value }: Figure): Verdict {
	if (Number.isNaN(value)) return 'not measured';
	if (most !== undefined) return value <= most ? 'met' : 'missed';
	if (below !== undefined) return value < below ? 'met' : 'missed';
	return 'told';
}

/** As a person reads it: `≤ 600 B`. */
export function goalText({ most, below, unit }: Row): string {
	if (most !== undefined) return `≤ ${valueText(most, unit)}`;
	return below === undefined ? '–' : `< ${valueText(below, unit)}`;
}

/** Rounded up at the last digit, so that no figure looks as if it met a goal that it misses. */
export function valueText(value: number, unit: Unit): string {
	if (Number.isNaN(value)) return '–';
	const digits = unit === '×' ? 2 : unit === 'ms' || unit === '%' ? (value < 100 ? 1 : 0) : 0;
	const scale = 10 ** digits;
	// The tiny part taken off is what binary fractions add: 1.15 × 100 is 114.99999999999999, 1.1 × 100 is 110.00000000000001.
	const rounded = Math.ceil(value * scale - 1e-9) / scale;
	const text = Math.abs(rounded).toLocaleString('en-US', { maximumFractionDigits: digits });
	return `${rounded < 0 ? '−' : ''}${text} ${unit}`;
}
