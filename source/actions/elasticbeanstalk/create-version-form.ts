import { resolve } from 'node:path';
import type { Region } from '../../aws/region.ts';
import { git } from '../../bundle/git.ts';
import type { FormField } from '../action.ts';
import { isDescription } from './descriptions.ts';

/**
 * What git calls the HEAD of a directory, and undefined where it is none of git's. `git describe` is quick; the
 * bundle itself is made for the plan.
 */
async function describeHead(directory: string, signal: AbortSignal | undefined): Promise<string | undefined> {
	try {
		return (await git(directory, ['describe', '--tags', '--always', 'HEAD'], signal)).trim();
	} catch (error) {
		if (signal?.aborted) throw error;
		return undefined;
	}
}

/** `v20260115-120000`, by the region's time in UTC. */
export const timeLabel = (now: number): string =>
	`v${new Date(now).toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')}`;

/** The questions of a new version, about the directory that Airboss was started in. */
export async function createVersionForm(
	region: Region,
	signal: AbortSignal | undefined,
): Promise<FormField[]> {
	const here = resolve('.');
	const head = await describeHead(here, signal);
	return [
		{
			name: 'source',
			label: 'from',
			type: 'choice',
			required: true,
			default: head === undefined ? 'directory' : 'git',
			choices: [
				{ value: 'git', label: 'git HEAD', hint: 'what is committed, and nothing else' },
				{ value: 'directory', label: 'directory', hint: 'what is there, without what its ignore file names' },
			],
		},
		{
			name: 'path',
			label: 'directory',
			help: 'of this machine',
			type: 'text',
			required: true,
			default: here,
		},
		{
			name: 'label',
			label: 'version label',
			help: 'left empty: what git describe says, or v and the time',
			type: 'text',
			suggest({ source = head === undefined ? 'directory' : 'git', path = here }) {
				if (source === 'directory') return timeLabel(region.now());
				return path === here ? head : '';
			},
			validate: isLabel,
		},
		{
			name: 'description',
			label: 'description',
			help: 'left empty: the subject of the commit',
			type: 'text',
			validate: isDescription,
		},
		{
			name: 'process',
			label: 'process it',
			type: 'choice',
			required: true,
			default: 'yes',
			choices: [
				{ value: 'yes', label: 'yes', hint: 'Beanstalk checks env.yaml and .ebextensions now' },
				{ value: 'no', label: 'no', hint: 'it checks them when the version is deployed' },
			],
		},
	];
}

/** CreateApplicationVersionMessage$VersionLabel. */
export function isLabel(label: string): true | string {
	if (label.length > 100) return `It has ${label.length} characters: expected at most 100.`;
	return !/[/\p{Cc}]/u.test(label) || 'Expected no slash and no control characters.';
}
