import { promisify } from 'node:util';
import { bundleError, givenUp } from './bundle-error.ts';

/** Milliseconds: a large repository on a slow disk takes its time, one that hangs must not. */
const patience = 120_000;

/** No questions, no locks that others would wait for, words that can be told apart, no program of the repository's. */
const environment = { LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0' };
const settings = ['-c', 'core.fsmonitor=false'];

/** What git prints. Throws ProblemError with git's own words. */
export async function git(
	directory: string,
	words: readonly string[],
	signal?: AbortSignal,
): Promise<string> {
	const { execFile } = await import('node:child_process');
	try {
		const { stdout } = await promisify(execFile)('git', [...settings, '-C', directory, ...words], {
			env: { ...process.env, ...environment },
			maxBuffer: 64 * 1024 * 1024,
			timeout: patience,
			signal,
		});
		return stdout;
	} catch (error) {
		throw signal?.aborted ? givenUp() : gitError(error, directory, words[0] ?? '');
	}
}

function gitError(error: unknown, directory: string, command: string) {
	const [code, said, killed] = ['code', 'stderr', 'killed'].map((name): unknown =>
		error instanceof Error ? Reflect.get(error, name) : undefined,
	);
	const words = String(said ?? '').trim();
	if (code === 'ENOENT')
		return bundleError('git is not installed here.', 'Install it, or make the version from the directory.');
	if (killed === true)
		return bundleError(`git ${command} did not end within ${patience / 1000} s.`, `Try it in ${directory}.`);
	if (/not a git repository/i.test(words))
		return bundleError(
			`${directory} is not in a git repository.`,
			'Make the version from the directory instead.',
		);
	return bundleError(
		`git ${command} failed in ${directory}: ${words.replace(/^fatal: /, '')}`,
		'Mend it there.',
	);
}
