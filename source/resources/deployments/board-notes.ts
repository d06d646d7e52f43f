import type { DeploymentInfo } from '@aws-sdk/client-codedeploy';
import type { BoardNote, BoardRow, BoardSection } from '../board.ts';
import { fleetRules } from '../codedeploy/deployment-group.ts';
import { isTerminationWait } from '../codedeploy/deployment-status.ts';

/** What is to be said of a deployment besides its targets: why it failed, what takes it back, what it waits for. */
export function boardNotes(info: DeploymentInfo, sections: readonly BoardSection[]): BoardNote[] {
	const { errorInformation: error, rollbackInfo: rollback = {}, relatedDeployments: related } = info;
	const { rollbackDeploymentId, rollbackTriggeringDeploymentId, rollbackMessage } = rollback;
	const updates = related?.autoUpdateOutdatedInstancesDeploymentIds ?? [];
	return [
		...waitNotes(info, sections),
		...(error
			? [{ text: [error.code, error.message].filter(Boolean).join(': '), tone: 'bad' as const }]
			: []),
		...(rollbackDeploymentId
			? [note(`rolled back by ${rollbackDeploymentId}`, 'warning')]
			: rollbackMessage && !rollbackTriggeringDeploymentId
				? [note(rollbackMessage, 'warning')]
				: []),
		...(rollbackTriggeringDeploymentId ? [note(`rolls back ${rollbackTriggeringDeploymentId}`)] : []),
		...(updates.length > 0 ? [note(`updates outdated instances: ${updates.join(', ')}`)] : []),
		...(info.deploymentStatusMessages ?? []).map((text) => note(text, 'warning')),
		...(info.description ? [note(`“${info.description}”`)] : []),
	];
}

const note = (text: string, tone?: BoardNote['tone']): BoardNote => ({ text, ...(tone ? { tone } : {}) });

const minute = 60_000;

/** The wait that a blue/green deployment is in: for the reroute, or with the originals kept for a while. */
function waitNotes(info: DeploymentInfo, sections: readonly BoardSection[]): BoardNote[] {
	const { readyWait, terminationWait } = fleetRules(info);
	if (info.status === 'Ready') {
		if (readyWait === undefined) return [note('the replacements are ready for the traffic', 'busy')];
		const until = after(sections[0]?.rows, readyWait);
		return [{ ...note('waits for the reroute to be ordered, and stops without it', 'warning'), until }];
	}
	if (isTerminationWait(info)) {
		const until = after(sections[1]?.rows, terminationWait ?? 0);
		return [{ ...note('waits before it terminates the originals', 'busy'), until }];
	}
	return [];
}

/** AWS does not tell when a wait began: it is when the last event before it ended. */
function after(rows: readonly BoardRow[] | undefined, minutes: number): number | undefined {
	const ends = (rows ?? []).flatMap(({ cells }) => cells.flatMap((cell) => cell?.endedAt ?? []));
	return ends.length > 0 ? Math.max(...ends) + minutes * minute : undefined;
}
