/**
 * Revisions as a person writes them: `s3://bucket/key`, `github:owner/repository@commit`, `dir:./path`, or the
 * title of a known one.
 */
import type { BundleType, RevisionLocation, S3Location } from '@aws-sdk/client-codedeploy';
import { nearest } from '../../text/nearest.ts';

export type RevisionSource =
	| { from: 'aws'; location: RevisionLocation }
	/** A directory of this machine, as it was written. */
	| { from: 'directory'; path: string }
	/** What is wrong, and what was expected: whole sentences. */
	| { from: 'nowhere'; problem: string };

/** One that may be named by its title. */
export interface Titled {
	title: string;
	location: RevisionLocation;
}

const nowhere = (problem: string): RevisionSource => ({ from: 'nowhere', problem });

const expected =
	'Expected s3://bucket/key.zip, github:owner/repository@commit, dir:./path, or the name of a known revision.';

/** What `text` means; `known` are the revisions that may be named by their title. */
export function readRevision(text: string, known: readonly Titled[] = []): RevisionSource {
	const trimmed = text.trim();
	const listed = known.find(({ location }) => revisionText(location) === trimmed);
	if (listed) return { from: 'aws', location: listed.location };
	if (/^s3:/i.test(trimmed)) return readS3(trimmed);
	if (/^github:/i.test(trimmed)) return readGitHub(trimmed);
	if (/^dir:/i.test(trimmed)) return readDirectory(trimmed.slice('dir:'.length));
	if (/^(\.{0,2}|~)\//.test(trimmed) || trimmed === '.') return readDirectory(trimmed);
	return readTitle(trimmed, known);
}

/** The text that stands for a location, and is read as it. */
export function revisionText({ s3Location, gitHubLocation }: RevisionLocation): string {
	if (gitHubLocation) return `github:${gitHubLocation.repository ?? ''}@${gitHubLocation.commitId ?? ''}`;
	const { bucket = '', key = '', version, eTag } = s3Location ?? {};
	const rest = new URLSearchParams({
		...(version ? { versionId: version } : {}),
		...(eTag ? { etag: eTag } : {}),
	});
	return `s3://${bucket}/${key}${rest.size > 0 ? `?${rest}` : ''}`;
}

/** CodeDeploy must be told what kind of archive it is. */
const endings: readonly (readonly [ending: RegExp, type: BundleType])[] = [
	[/\.zip$/i, 'zip'],
	[/\.(tgz|tar\.gz)$/i, 'tgz'],
	[/\.tar$/i, 'tar'],
];

function readS3(text: string): RevisionSource {
	const [, bucket = '', key = '', query = ''] =
		/^s3:\/\/([^/?]+)\/(.*?)(?:\?((?:versionId|etag)=.*))?$/is.exec(text) ?? [];
	if (bucket === '' || key === '') return nowhere(`${text} names no object. Expected s3://bucket/key.zip.`);
	if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket))
		return nowhere(
			`${bucket} is no name of a bucket. Expected 3 to 63 small letters, digits, dots and hyphens.`,
		);
	const type = endings.find(([ending]) => ending.test(key))?.[1];
	if (!type)
		return nowhere(
			`${key} is no archive by its name. Expected one that ends in .zip, .tar, .tgz or .tar.gz.`,
		);
	const parameters = new URLSearchParams(query);
	const unknown = [...parameters.keys()].find((name) => name !== 'versionId' && name !== 'etag');
	if (unknown !== undefined)
		return nowhere(`A revision has no ${unknown}. Expected versionId=… or etag=… after the question mark.`);
	const version = parameters.get('versionId');
	const eTag = parameters.get('etag')?.replaceAll('"', '');
	const s3Location: S3Location = {
		bucket,
		key,
		bundleType: type,
		...(version ? { version } : {}),
		...(eTag ? { eTag } : {}),
	};
	return { from: 'aws', location: { revisionType: 'S3', s3Location } };
}

function readGitHub(text: string): RevisionSource {
	const [, repository, commitId = ''] = /^github:([\w.-]+\/[\w.-]+)@(.+)$/i.exec(text) ?? [];
	if (repository === undefined)
		return nowhere(`${text} names no commit. Expected github:owner/repository@commit.`);
	if (!/^[0-9a-f]{40}$/i.test(commitId))
		return nowhere(`${commitId} is no commit for CodeDeploy. Expected all 40 digits of its SHA-1.`);
	return {
		from: 'aws',
		location: { revisionType: 'GitHub', gitHubLocation: { repository, commitId: commitId.toLowerCase() } },
	};
}

const readDirectory = (path: string): RevisionSource =>
	path.trim() === ''
		? nowhere('dir: names no directory. Expected dir:./path.')
		: { from: 'directory', path: path.trim() };

function readTitle(text: string, known: readonly Titled[]): RevisionSource {
	const [first, ...others] = known.filter(({ title }) => title === text);
	if (first && others.length === 0) return { from: 'aws', location: first.location };
	if (first) {
		const all = [first, ...others].map(({ location }) => revisionText(location));
		return nowhere(`${all.length} revisions are called ${text}. Name one of them whole: ${all.join(', ')}.`);
	}
	const meant = nearest(
		text,
		known.map(({ title }) => title),
	);
	return nowhere(`There is no revision “${text}”. ${meant ? `Did you mean ${meant}?` : expected}`);
}
