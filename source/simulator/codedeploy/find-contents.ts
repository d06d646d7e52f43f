import type { GitHubLocation, RevisionLocation, S3Location } from '@aws-sdk/client-codedeploy';
import type { StoredObject } from '../s3/part.ts';
import type { World } from '../world.ts';
import { bookshopHooks, type Contents, cannotDownload } from './contents.ts';
import { readBundle } from './read-bundle.ts';

/** What the agent finds at a location; undefined: there is nothing in S3. */
export async function findContents(
	world: World,
	{ s3Location, gitHubLocation }: RevisionLocation,
): Promise<Contents | undefined> {
	if (gitHubLocation) return fromGitHub(gitHubLocation);
	const object = s3Location && findObject(world, s3Location);
	if (!object) return undefined;
	const { eTag, bundleType = 'zip' } = s3Location;
	if (eTag !== undefined && eTag.replaceAll('"', '') !== object.etag)
		return cannotDownload(`Expected deployment artifact bundle etag ${eTag} but was actually ${object.etag}`);
	const known = world.codedeploy.contents.get(object);
	if (known) return known;
	const read = await readBundle(await object.body(), bundleType);
	world.codedeploy.contents.set(object, read);
	return read;
}

/** The object, or the version of it, that a location names. */
export function findObject(
	{ s3 }: World,
	{ bucket = '', key = '', version }: S3Location,
): StoredObject | undefined {
	const versions = s3.buckets.get(bucket)?.objects.get(key) ?? [];
	return version === undefined ? versions.at(-1) : versions.find(({ versionId }) => versionId === version);
}

/** The simulated GitHub has the bookshop's repositories, with every commit that one asks for. */
function fromGitHub({ repository = '', commitId = '' }: GitHubLocation): Contents {
	if (repository.startsWith('bookshop/')) return { hooks: bookshopHooks };
	const codes = Array.from({ length: 4 }, () => "404 'Not Found'").join('; ');
	return cannotDownload(
		`Could not download bundle at 'https://api.github.com/repos/${repository}/tarball/${commitId}' after 3 retries. Server returned codes: ${codes}.`,
	);
}
