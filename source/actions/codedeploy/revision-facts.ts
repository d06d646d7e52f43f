/** What there is to know of the revision that is to be deployed. */
import { basename } from 'node:path';
import type { RevisionLocation } from '@aws-sdk/client-codedeploy';
import type { Problem } from '../../aws/problem.ts';
import type { CallOptions, Region } from '../../aws/region.ts';
import type { AppSpecFound } from '../../bundle/app-spec/app-spec-found.ts';
import { appSpecOf } from '../../bundle/app-spec/app-spec-of.ts';
import { appSpecOfBundle } from '../../bundle/app-spec/app-spec-of-bundle.ts';
import type { Bundle } from '../../bundle/bundle.ts';
import { bundleDirectory } from '../../bundle/bundle-directory.ts';
import { revisionAddress, revisionTitle } from '../../resources/codedeploy/revision-location.ts';
import { attempt, type Read } from './read.ts';

/** An object in S3, as HeadObject tells it. */
export interface ObjectFacts {
	bytes: number;
	/** Without quotes. */
	etag: string;
	version?: string;
}

export interface RevisionFacts {
	/** `v43` */
	title: string;
	/** Without its version: `s3://releases/web/v43.zip` */
	address: string;
	location: RevisionLocation;
	appspec: AppSpecFound;
	/** Of S3 alone. For a directory: what is there already, where it will be uploaded. */
	object?: Read<ObjectFacts>;
	/** Of a directory: what is uploaded before it is registered. */
	bundle?: Bundle;
}

export async function revisionInAws(
	region: Region,
	location: RevisionLocation,
	options: CallOptions,
): Promise<RevisionFacts> {
	const [appspec, object] = await Promise.all([
		appSpecOf(region, location, options),
		location.s3Location && attempt(() => objectFacts(region, location, options), options),
	]);
	return { title: revisionTitle(location), address: addressOf(location), location, appspec, object };
}

/** `path` as it was written; `bucket` and `key` are where it is uploaded. Throws ProblemError that names the file. */
export async function revisionInDirectory(
	region: Region,
	path: string,
	{ bucket, key }: { bucket: string; key: string },
	options: CallOptions,
): Promise<RevisionFacts> {
	const bundle = await bundleDirectory(path, options);
	const location: RevisionLocation = { revisionType: 'S3', s3Location: { bucket, key, bundleType: 'zip' } };
	const [appspec, object] = await Promise.all([
		appSpecOfBundle(bundle),
		attempt(() => objectFacts(region, location, options), options),
	]);
	return {
		title: revisionTitle(location),
		address: addressOf(location),
		location,
		appspec,
		object,
		bundle,
	};
}

const addressOf = ({ s3Location, ...location }: RevisionLocation) =>
	revisionAddress({
		...location,
		...(s3Location ? { s3Location: { ...s3Location, version: undefined } } : {}),
	});

async function objectFacts(
	region: Region,
	{ s3Location = {} }: RevisionLocation,
	options: CallOptions,
): Promise<ObjectFacts> {
	const { bucket: Bucket, key: Key, version: VersionId } = s3Location;
	const input = { Bucket, Key, ...(VersionId ? { VersionId } : {}) };
	const told = await region.call('s3', 'HeadObject', input, options);
	return {
		bytes: told.ContentLength ?? 0,
		etag: (told.ETag ?? '').replaceAll('"', ''),
		version: told.VersionId,
	};
}

/** What a directory is called as a revision: `web-20260115-120000`. `now` is the region's, milliseconds. */
export function uploadName(path: string, now: number): string {
	const stamp = new Date(now)
		.toISOString()
		.replace(/\.\d+Z$/, '')
		.replace(/[-:]/g, '')
		.replace('T', '-');
	const name = basename(path.replace(/\/+$/, '')).replace(/[^\w.-]/g, '') || 'bundle';
	return `${/^\.*$|^~$/.test(name) ? 'bundle' : name}-${stamp}`;
}

export const isMissing = (problem: Problem | undefined): boolean => problem?.kind === 'not-found';
