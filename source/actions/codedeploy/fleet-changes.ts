/** Which instance runs what before and after, for a person to read. */
import type { Change } from '../../operations/plan.ts';
import type { DeploymentGroup, FleetRules } from '../../resources/codedeploy/deployment-group.ts';
import type { GroupTarget } from '../../resources/codedeploy/group-targets.ts';

/** Instances that have a line of their own; of more only so many, and the rest counted. */
const mostLines = 12;

export const spoken = (count: number, what = 'instance'): string =>
	`${count} ${what}${count === 1 ? '' : 's'}`;

export const nameOf = ({ id, name }: GroupTarget): string => name || id;

/** `title` is what comes: `v43`. */
export function fleetChanges(
	group: DeploymentGroup,
	targets: readonly GroupTarget[],
	title: string,
	replacements?: readonly GroupTarget[],
): Change[] {
	if (group.fleets) return twoFleets(group.fleets, targets, title, replacements);
	const shown = targets.length > mostLines ? targets.slice(0, mostLines - 1) : targets;
	const rest = targets.slice(shown.length);
	return [
		...shown.map((target) => ({ what: nameOf(target), before: target.runs, after: title })),
		...(rest.length > 0
			? [{ what: `and ${rest.length} more instances`, before: runsText(rest), after: title }]
			: []),
	];
}

/** `v42`, or where they differ `v42 on 480, v41 on 20`. */
export function runsText(targets: readonly GroupTarget[]): string {
	const counts = new Map<string, number>();
	for (const { runs } of targets) counts.set(runs, (counts.get(runs) ?? 0) + 1);
	const sorted = [...counts].sort(([, a], [, b]) => b - a);
	if (sorted.length <= 1) return sorted[0]?.[0] ?? '';
	return sorted.map(([runs, count]) => `${runs} on ${count}`).join(', ');
}

function twoFleets(
	rules: FleetRules,
	originals: readonly GroupTarget[],
	title: string,
	replacements: readonly GroupTarget[] | undefined,
): Change[] {
	const before = `${spoken(originals.length, 'original')} with ${runsText(originals) || 'nothing'}`;
	const made = replacements ? spoken(replacements.length) : spoken(originals.length, 'new instance');
	return [
		{ what: 'replacement fleet', before: '', after: `${made} with ${title}` },
		{ what: 'traffic', before, after: 'the replacement fleet' },
		{ what: 'original fleet', before, after: originalsText(rules) },
	];
}

/** What becomes of the originals, once the traffic has moved. */
export function originalsText({ terminationWait }: FleetRules): string {
	if (terminationWait === undefined) return 'kept, without traffic';
	return terminationWait === 0 ? 'terminated at once' : `terminated ${minutes(terminationWait)} later`;
}

export function minutes(count: number): string {
	if (count < 120) return `${count} min`;
	return count % 60 === 0 ? `${count / 60} h` : `${Math.floor(count / 60)} h ${count % 60} min`;
}
