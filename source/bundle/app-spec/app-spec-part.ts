import { nearest } from '../../text/nearest.ts';
import type { AppSpec } from './app-spec.ts';
import type { FileList } from './file-list.ts';
import type { Placed } from './placed-yaml.ts';
import { found, isNothing, type Report } from './report.ts';

/** What the readers of the parts of an AppSpec are given. */
export interface Reading {
	os: AppSpec['os'];
	/** Undefined: what is in the bundle is not known. */
	files: FileList | undefined;
	report: Report;
}

/** The mappings in a list; what else stands there is told. `of` says what the list holds: `scripts`. */
export function mappingsIn(list: Placed | undefined, of: string, report: Report): Placed[] {
	if (!list) return [];
	if (list.type !== 'list') {
		report.error(list, `Expected a list of ${of}, each begun with “- ”, found ${found(list)}.`);
		return [];
	}
	for (const item of list.items)
		if (item.type !== 'map')
			report.error(item, `Expected a mapping with the keys of one of the ${of}, found ${found(item)}.`);
	return list.items.filter((item) => item.type === 'map');
}

/** Tells of keys that the agent passes over. */
export function tellUnknown(placed: Placed, known: readonly string[], report: Report): void {
	if (placed.type !== 'map') return;
	for (const { name, value } of placed.entries) {
		if (known.includes(name)) continue;
		const meant = nearest(name, known);
		const advice = meant ? `Did you mean ${meant}?` : `Known are: ${known.join(', ')}.`;
		report.warning(value, `CodeDeploy knows no “${name}” here and passes over it. ${advice}`);
	}
}

/** A section that is there without anything in it says the same as none. */
export const section = (placed: Placed | undefined): Placed | undefined =>
	placed && isNothing(placed) ? undefined : placed;
