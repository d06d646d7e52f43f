import { spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = realpathSync(fileURLToPath(new URL('..', import.meta.url)));

/** What git says here, without the line's end; undefined without git or a repository. */
function git(...args) {
	const { status, stdout } = spawnSync('git', args, {
		cwd: root,
		encoding: 'utf8',
		env: { ...process.env, TZ: 'UTC' },
	});
	return status === 0 ? stdout.trimEnd() : undefined;
}

/**
 * The commit that is built, its date in UTC and whether there is more in the tree, as esbuild defines them: no time of
 * the clock, so that a commit always gives the same bundle. All are empty where the sources are not a checkout of their own.
 */
export function builtFrom() {
	const own = git('rev-parse', '--show-toplevel') === root;
	const [commit = '', date = ''] = own
		? (git('show', '-s', '--abbrev=7', '--date=format-local:%Y-%m-%d', '--format=%h %cd') ?? '').split(' ')
		: [];
	const changed = commit && git('status', '--porcelain') !== '' ? 'changed' : '';
	return {
		'process.env.AIRBOSS_COMMIT': JSON.stringify(commit),
		'process.env.AIRBOSS_COMMIT_DATE': JSON.stringify(date),
		'process.env.AIRBOSS_CHANGED': JSON.stringify(changed),
	};
}
