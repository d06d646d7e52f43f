/** What a build was made from. Both are empty when its sources were no checkout of git. */
export interface BuiltFrom {
	/** Abbreviated. */
	commit: string | undefined;
	/** Of the commit, in UTC: 2026-11-26. */
	date: string | undefined;
	/** There was more in the tree than the commit has. */
	changed: boolean;
}

/** What `--version` prints. */
export function versionText(version: string, { commit, date, changed }: BuiltFrom): string {
	if (!commit) return `airboss ${version} (commit unknown: not built from a git checkout)`;
	return `airboss ${version} (commit ${commit}${changed ? ' with changes' : ''}, built ${date})`;
}
