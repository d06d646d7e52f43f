import type { CallOptions, Region } from '../aws/region.ts';
import type { Board } from './board.ts';

/**
 * The kinds of resource and their item types. Each file in this folder adds its own by declaration
 * merging (`declare module './resource.ts' { interface Kinds { alarms: Alarm } }`), so a kind stays one
 * file, and the compiler refuses a registry (`all.ts`) that misses one.
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging
export interface Kinds {}
export type Kind = keyof Kinds;

/** What a state means to a person. Themes colour tones, never states; each tone has its own glyph. */
export type Tone = 'good' | 'busy' | 'warning' | 'bad' | 'idle';

/** Rules of the house, from the settings: what counts as a breach. */
export interface Rules {
	mfaRequired: boolean;
	/** Access keys older than this many days break the rule. */
	keyAgeDays: number;
	/** Users without any use for this many days break the rule. */
	unusedDays: number;
}

/** What a value may depend on besides its item. */
export interface Sight {
	/** The region's time, milliseconds since the epoch: ages are computed against it. */
	now: number;
	rules: Rules;
}

export interface Column<Item> {
	/** Unique within the kind; what `s` (sort) and `get -o json` call it. */
	id: string;
	/** Heading on the screen. */
	header: string;
	/** Text of the cell. Raw AWS text is fine: the table makes it printable. `''` shows as –. */
	value(item: Item, sight: Sight): string;
	/** Width in terminal cells. Spare width goes to columns with `grow`, at most up to `max`. */
	width: { min: number; max?: number; grow?: number };
	align?: 'left' | 'right';
	/** Tone of this cell; without it the cell is plain text. */
	tone?(item: Item, sight: Sight): Tone | undefined;
	/** What to sort by where the text would sort wrongly (numbers, times). */
	sort?(item: Item, sight: Sight): number | string;
	/**
	 * Where the text is an age: the time itself, milliseconds since the epoch; several, where the cell has several
	 * ages. What is printed for programs has it in place of the text; undefined: there is none, the text stands.
	 */
	time?(item: Item): number | readonly number[] | undefined;
	/** When the table is narrow the highest number is dropped first. 0 is never dropped. */
	priority: number;
	/** It says in brief what other columns say: for the pane, not for the full table. */
	paneOnly?: true;
}

/** When to read again, in seconds. The schedule adds jitter, backs off and obeys the budget. */
export interface Rhythm {
	/** On screen and every item settled. */
	settled: number;
	/** On screen and something is in transition. */
	moving: number;
	/** Not on screen, but the cockpit keeps a count of it. */
	background: number;
}

/** One thing to read for a kind. A kind may have several, each with its own state: one may fail alone. */
export interface Source<Item> {
	/** `EC2`, `CodeDeploy`: what the pane says when this one fails. */
	title: string;
	rhythm: Rhythm;
	/** Page by page; the first page is shown at once. Throws ProblemError. */
	list(region: Region, options: CallOptions): AsyncIterable<Item[]>;
}

/** What is read about items that are known already, at its own pace: metrics of alarms, checks of instances. */
export interface Enrichment<Item> {
	title: string;
	rhythm: Rhythm;
	/** Id → the members that it adds to an item. Throws ProblemError. */
	read(
		region: Region,
		items: readonly Item[],
		options: CallOptions,
	): Promise<ReadonlyMap<string, Partial<Item>>>;
}

/** A named field of the detail view: text, with an optional tone. */
export interface Field {
	label: string;
	value: string;
	/** Shorter forms, longest first: the first that fits stands where the value takes more than a line. */
	short?: readonly string[];
	tone?: Tone;
}

export interface Detail {
	sections: Array<{ title: string; fields: Field[] }>;
	/** AWS's own answer, shown as YAML. */
	raw: unknown;
	/** Seconds on the wall after which it is read again while it is in front; undefined: it stays as it is. */
	again?: number;
	/** Shown in place of the sections. */
	board?: Board;
}

/** How an item is described. */
export interface DescribeOptions extends CallOptions {
	/** What was described of the same item last: what is final in it need not be read again. */
	last?: Detail;
}

/** A way from one item to others: `instance → its alarms`. */
export interface Relation<Item> {
	title: string;
	/** Beside the title: how many. */
	hint?: string;
	kind: Kind;
	/** A filter in Airboss's filter language that selects the related items of `kind`; undefined: none. */
	filter(item: Item): string | undefined;
}

/** Everything Airboss knows about a kind of resource. */
export interface Resource<Item> {
	kind: Kind;
	/** `Instances` */
	title: string;
	/** One of them: `instance` */
	singular: string;
	/** What the palette and `get` also accept: `['i', 'ec2']`. */
	aliases: string[];
	/** Empty for a kind that is derived from another one. */
	sources: Source<Item>[];
	/** Each with its own state, after those of the sources. */
	enrichments?: Enrichment<Item>[];
	/** A kind that is computed from what is known of another one (tags from instances). */
	derived?: { from: Kind; items(known: readonly Kinds[Kind][]): Item[] };
	id(item: Item): string;
	/** AWS's own id, where `id` has more in it to be unique: what a person copies. */
	ownId?(item: Item): string;
	name(item: Item): string;
	/** AWS's own word for the state, `running`; also what `state:` filters by. */
	state(item: Item): string;
	tone(item: Item, sight: Sight): Tone;
	/** False while AWS is changing it: poll fast. */
	settled(item: Item): boolean;
	/** Does a person have to look at it? Such items come first where `order` does not say otherwise. */
	attention?(item: Item, sight: Sight): boolean;
	/** Default order; without it, by name. */
	order?(a: Item, b: Item, sight: Sight): number;
	/** `key=value` filters, and the tags kind. */
	tags?(item: Item): Readonly<Record<string, string>>;
	/** Named values for `name:value` filters beyond the columns. */
	facets?(item: Item, sight: Sight): Record<string, string>;
	/** AWS stops listing it by itself after a while: its going is no news. */
	lapses?(item: Item): boolean;
	/** What the timeline says of a new one; '' when that there is one is no news. Without it, that it is new. */
	news?(item: Item): string;
	/** What the timeline watches: a change of any of these values is an event. */
	watch(item: Item): Record<string, string>;
	columns: Column<Item>[];
	/** Ids of the columns that the cockpit pane shows, in its own order. */
	pane: string[];
	/** The pane's heading after its title: `24 · 21 running · 2 pending`. */
	summary(items: readonly Item[], sight: Sight): string;
	arn?(item: Item, where: { account: string; region: string }): string | undefined;
	/** Path in the AWS console for `o`. */
	consoleUrl?(item: Item, where: { region: string }): string | undefined;
	/** What `⏎` leads to besides the detail view: the choice of what is related (a tag key leads to its values). */
	opens?: 'related';
	describe(region: Region, item: Item, sight: Sight, options: DescribeOptions): Promise<Detail>;
	/** What belongs to an item. */
	related?(item: Item): Relation<Item>[];
}
