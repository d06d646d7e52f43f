/** The AppSpec of a revision that is in S3, without downloading the bundle. */
import type { RevisionLocation, S3Location } from '@aws-sdk/client-codedeploy';
import { type Problem, ProblemError } from '../../aws/problem.ts';
import type { CallOptions, Region } from '../../aws/region.ts';
import { printable } from '../../text/printable.ts';
import { bytesInS3, type ObjectPlace } from '../bytes-in-s3.ts';
import type { AppSpecFound } from './app-spec-found.ts';

const unread = (reason: string): AppSpecFound => ({ state: 'unread', reason: printable(reason) });

/**
 * Reads the zip's directory and its `appspec.yml` with ranged reads, and nothing else. Never throws: what cannot
 * be read has a reason.
 * https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_RevisionLocation.html
 */
export async function appSpecOf(
	region: Region,
	{ revisionType, s3Location, gitHubLocation }: RevisionLocation,
	{ signal }: CallOptions = {},
): Promise<AppSpecFound> {
	if (revisionType === 'GitHub' || gitHubLocation)
		return unread('the revision is on GitHub, which Airboss does not read');
	const place = s3Location && placeOf(s3Location);
	if (!s3Location || !place) return unread('the revision is not in S3');
	const { bundleType = 'zip' } = s3Location;
	if (bundleType !== 'zip') return unread(`the bundle is a ${bundleType}, and only a zip is read`);
	return readObject(region, place, signal);
}

function placeOf({ bucket, key, version, eTag }: S3Location): ObjectPlace | undefined {
	return bucket && key ? { bucket, key, version, etag: eTag?.replaceAll('"', '') } : undefined;
}

async function readObject(region: Region, place: ObjectPlace, signal?: AbortSignal): Promise<AppSpecFound> {
	try {
		const bytes = await bytesInS3(region, place, signal);
		if (place.etag !== undefined && place.etag !== bytes.etag)
			return unread(`${shown(place)} is no longer what was registered: its ETag has changed`);
		const { appSpecInZip } = await import('./app-spec-in-zip.ts');
		return await appSpecInZip(bytes, fileName(place.key));
	} catch (error) {
		return unread(reasonOf(error, place));
	}
}

const shown = ({ bucket, key }: ObjectPlace) => `s3://${bucket}/${key}`;
const fileName = (key: string) => key.slice(key.lastIndexOf('/') + 1);

function reasonOf(error: unknown, place: ObjectPlace): string {
	if (!(error instanceof ProblemError)) return `${shown(place)} is not a zip that can be read`;
	const { kind, sentence } = error.problem;
	const told: Partial<Record<Problem['kind'], string>> = {
		denied: `s3:GetObject of ${shown(place)} is not allowed, or it is not there`,
		'not-found': `${shown(place)} is not there`,
	};
	return told[kind] ?? sentence.replace(/\.$/, '');
}
