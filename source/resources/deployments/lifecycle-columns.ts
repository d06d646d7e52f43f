import type { BoardColumn } from '../board.ts';

/**
 * Lifecycle events of CodeDeploy in the order in which an in-place deployment has them, with headings.
 * https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-hooks.html
 */
const headings: ReadonlyArray<readonly [title: string, short: string, shortest: string]> = [
	['BeforeBlockTraffic', 'b.Block', 'bBl'],
	['BlockTraffic', 'Block', 'Blk'],
	['AfterBlockTraffic', 'a.Block', 'aBl'],
	['ApplicationStop', 'Stop', 'Stp'],
	['DownloadBundle', 'Bundle', 'Bdl'],
	['BeforeInstall', 'Before', 'bIn'],
	['Install', 'Install', 'Ins'],
	['AfterInstall', 'After', 'aIn'],
	['ApplicationStart', 'Start', 'Sta'],
	['ValidateService', 'Validate', 'Val'],
	['BeforeAllowTraffic', 'b.Allow', 'bAl'],
	['AllowTraffic', 'Allow', 'Alw'],
	['AfterAllowTraffic', 'a.Allow', 'aAl'],
];

const known = new Map(headings.map(([title, short, shortest]) => [title, { title, short, shortest }]));

/** Of events named so: an event that AWS has added since is known by its own name. */
export const lifecycleColumn = (title: string): BoardColumn =>
	known.get(title) ?? { title, short: title.slice(0, 8), shortest: title.slice(0, 3) };

/**
 * The events that a deployment has, each once. Every target goes through its own in order; a fleet that comes
 * later in the deployment adds what the ones before it do not have.
 */
export function lifecycleColumns(lifecycles: Iterable<readonly string[]>): BoardColumn[] {
	const titles = new Set<string>();
	for (const events of lifecycles) for (const title of events) titles.add(title);
	return [...titles].map(lifecycleColumn);
}
