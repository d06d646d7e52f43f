/**
 * What a person calls a revision, and what tells one from another.
 * https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_RevisionLocation.html
 */
import type { RevisionLocation } from '@aws-sdk/client-codedeploy';

/** The file's name without its ending (`v43`), a short commit; '' where AWS keeps neither (an AppSpec as text). */
export function revisionTitle({ s3Location, gitHubLocation }: RevisionLocation = {}): string {
	if (gitHubLocation?.commitId) return gitHubLocation.commitId.slice(0, 8);
	const file = s3Location?.key?.split('/').at(-1) ?? '';
	return file.replace(/\.(zip|tar|tgz|tar\.gz|json|ya?ml)$/i, '');
}

/**
 * Where it is, as one text: `s3://bucket/key`, with `#version` where one is named;
 * `github.com/account/repository@commit`. '' where it is nowhere but in CodeDeploy.
 */
export function revisionAddress({ s3Location, gitHubLocation }: RevisionLocation = {}): string {
	if (gitHubLocation) return `github.com/${gitHubLocation.repository ?? ''}@${gitHubLocation.commitId ?? ''}`;
	if (!s3Location) return '';
	const { bucket = '', key = '', version } = s3Location;
	return `s3://${bucket}/${key}${version ? `#${version}` : ''}`;
}

/** A revision that is no file has its text alone: its checksum stands for it. */
const checksum = ({ string, appSpecContent }: RevisionLocation): string =>
	appSpecContent?.sha256 ?? string?.sha256 ?? '';

/** Unique over all applications; two uploads to the same key differ in their entity tags. */
export function revisionId(application: string, location: RevisionLocation): string {
	const { eTag } = location.s3Location ?? {};
	const address = revisionAddress(location) || checksum(location);
	return `${application} ${address}${eTag ? ` ${eTag}` : ''}`;
}
