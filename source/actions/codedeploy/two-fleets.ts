/** Both fleets of a blue/green deployment, by the names of their instances. */
import type { CallOptions, Region } from '../../aws/region.ts';
import { withNames } from '../../resources/deployments/instance-names.ts';
import type { DeploymentNow } from './deployment-now.ts';
import { spoken } from './fleet-changes.ts';
import { attempt, type Read } from './read.ts';

/** An instance's name, or its id where it has none. */
export interface Fleets {
	originals: string[];
	replacements: string[];
}

export async function fleetsOf(
	region: Region,
	{ id }: DeploymentNow,
	options: CallOptions,
): Promise<Read<Fleets>> {
	return attempt(async () => {
		const [blue, green] = await Promise.all([
			targetIds(region, id, 'Blue', options),
			targetIds(region, id, 'Green', options),
		]);
		const names = await withNames(region, new Map(), [...blue, ...green], options);
		const named = (ids: readonly string[]) => ids.map((one) => names.get(one) || one).toSorted();
		return { originals: named(blue), replacements: named(green) };
	}, options);
}

async function targetIds(
	region: Region,
	deploymentId: string,
	label: 'Blue' | 'Green',
	options: CallOptions,
): Promise<string[]> {
	const ids: string[] = [];
	const input = { deploymentId, targetFilters: { ServerInstanceLabel: [label] } };
	for await (const page of region.pages('codedeploy', 'ListDeploymentTargets', input, options))
		ids.push(...(page.targetIds ?? []));
	return ids;
}

/** Names that a line has room for. */
const mostNames = 4;

/** `3 originals: search-01, search-02, search-03` */
export function fleetText(names: readonly string[] | undefined, what: string): string {
	if (names === undefined) return `the ${what}s`;
	const shown = names.slice(0, mostNames).join(', ');
	const more = names.length > mostNames ? ` and ${names.length - mostNames} more` : '';
	return names.length === 0 ? `no ${what}s` : `${spoken(names.length, what)}: ${shown}${more}`;
}
