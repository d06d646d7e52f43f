/** What differs between two environments: pure. */

/** One thing that is so in an environment: an option, a variable, a tag, its version. */
export interface Fact {
	/** What it is among: a namespace of options, `Tags`. */
	section: string;
	/** Unique within its section. */
	name: string;
	value: string;
	/** Its value must not be seen: only whether it differs. */
	secret: boolean;
}

/** Something that is so on one side only, or otherwise on the other: values as they may be shown. */
export interface Difference {
	name: string;
	/** Undefined: it is not set there. */
	left?: string;
	right?: string;
}

/** One section of both sides, with what differs in it. */
export interface ComparedSection {
	title: string;
	differences: Difference[];
	/** How many are the same on both sides. */
	equal: number;
}

/** Every section that either side has, in the order in which the sides first tell of them; what is equal is only counted. */
export function differences(left: readonly Fact[], right: readonly Fact[]): ComparedSection[] {
	const [ofLeft, ofRight] = [bySection(left), bySection(right)];
	const titles = new Set([...ofLeft.keys(), ...ofRight.keys()]);
	return [...titles].map((title) => compareSection(title, ofLeft.get(title), ofRight.get(title)));
}

type Facts = ReadonlyMap<string, Fact>;

function bySection(facts: readonly Fact[]): Map<string, Map<string, Fact>> {
	const sections = new Map<string, Map<string, Fact>>();
	for (const fact of facts) {
		const section = sections.get(fact.section) ?? new Map<string, Fact>();
		sections.set(fact.section, section.set(fact.name, fact));
	}
	return sections;
}

const none: Facts = new Map();

function compareSection(title: string, left: Facts = none, right: Facts = none): ComparedSection {
	const names = [...new Set([...left.keys(), ...right.keys()])].sort();
	const found = names.flatMap((name) => differenceOf(name, left.get(name), right.get(name)) ?? []);
	return { title, differences: found, equal: names.length - found.length };
}

function differenceOf(name: string, left: Fact | undefined, right: Fact | undefined): Difference | undefined {
	if (left && right && left.value === right.value) return undefined;
	const hidden = left?.secret || right?.secret;
	const shown = (fact: Fact) => (!hidden ? fact.value : left && right ? '(hidden, differs)' : '(hidden)');
	return { name, ...(left ? { left: shown(left) } : {}), ...(right ? { right: shown(right) } : {}) };
}
