import type { CallOptions, Region } from '../aws/region.ts';
import type { Dns } from '../dns/dns.ts';
import type { Operation } from '../operations/operation.ts';
import type { Plan, Risk } from '../operations/plan.ts';
import type { Kind, Kinds } from '../resources/resource.ts';

/** What a person (or `--set`) filled in: text by field name. A list field holds one entry a line. */
export type Answers = Readonly<Record<string, string>>;

export interface Choice {
	value: string;
	label: string;
	/** Shown dimmed beside the label. */
	hint?: string;
}

/** One question of a form, already with its choices and its default read from the region. */
export interface FormField {
	name: string;
	label: string;
	help?: string;
	type: 'text' | 'number' | 'choice' | 'choices' | 'list';
	/** For choice and choices: what to choose from. Other values are allowed when `open` is true. */
	choices?: Choice[];
	open?: boolean;
	required?: boolean;
	default?: string;
	/**
	 * Where nobody sees the default before it is taken, it has to be given: what is deployed is never a guess. The
	 * labels of its choices are taken as answers too.
	 */
	explicit?: true;
	/** A default that depends on other answers (the partner of the chosen environment). */
	suggest?(answers: Answers): string | undefined;
	/** True, or what is wrong and what was expected. Given only non-empty values. */
	validate?(value: string, answers: Answers): true | string;
}

export interface ActionContext<Item> extends CallOptions {
	region: Region;
	items: Item[];
	/** Ids of what it is about, also of what is not listed at the moment; without them those of the items count. */
	ids?: readonly string[];
	/** A fresh idempotency token, UUID. */
	token(): string;
	/** Addresses that the settings name as production (`production.addresses`). */
	productionAddresses?: readonly string[];
	/** Asks for names. Without it nobody asks. */
	dns?: Dns;
	/** What was done before, as the journal has it, newest first. */
	operations?: readonly Operation[];
}

/** A write that a person can start: one file, whose `plan` only reads. */
export interface Action<K extends Kind> {
	/** `launch`, `tag`, `swap`: what `airboss run` and the settings call it. */
	id: string;
	kind: K;
	/** `Launch instances` */
	title: string;
	risk: Risk;
	/** How many items it starts from. `any`: none, one or several. */
	takes: 'none' | 'one' | 'any' | 'some';
	appliesTo?(item: Kinds[K]): true | string;
	/** Items of other kinds that stand for one of its own: their ids, or undefined for one that does not. */
	from?: { readonly [O in Kind]?: (item: Kinds[O]) => string | undefined };
	form?(context: ActionContext<Kinds[K]>): Promise<FormField[]>;
	/** Throws ProblemError when it cannot read; bad answers give a blocked check, never an exception. */
	plan(context: ActionContext<Kinds[K]> & { answers: Answers }): Promise<Plan>;
}
