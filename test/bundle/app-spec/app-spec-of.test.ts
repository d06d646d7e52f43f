import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RevisionLocation } from '@aws-sdk/client-codedeploy';
import { describe, expect, test } from 'vitest';
import { openRegion } from '../../../source/aws/open-region.ts';
import type { Call } from '../../../source/aws/operations.ts';
import { streamOf } from '../../../source/aws/stream-of.ts';
import { appSpecOf } from '../../../source/bundle/app-spec/app-spec-of.ts';
import { bundleDirectory } from '../../../source/bundle/bundle-directory.ts';
import { systemClock } from '../../../source/clock.ts';
import { defaultSimulation } from '../../../source/simulator/simulation.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { failure, fakeRegion } from '../../operations/fake-region.ts';
import { plant, playground } from '../tree.ts';

const ground = playground();

const inS3 = (key: string, rest: RevisionLocation['s3Location'] = {}): RevisionLocation => ({
	revisionType: 'S3',
	s3Location: { bucket: 'releases', key, bundleType: 'zip', ...rest },
});

/** A bucket that holds one object under every key, and tells how much of it was read. */
function bucketWith(bytes: Uint8Array, etag = '"e-1"') {
	const answer = async ({ operation, input }: Call) => {
		if (operation === 'HeadObject') return { ContentLength: bytes.length, ETag: etag };
		const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec('Range' in input ? (input.Range ?? '') : '') ?? [];
		return { Body: await streamOf(bytes.subarray(Number(from), Number(to) + 1)) };
	};
	return fakeRegion(createManualClock(), answer);
}

const refusing = (...problem: Parameters<typeof failure>) =>
	fakeRegion(createManualClock(), () => {
		throw failure(...problem);
	});

async function zipOf(files: Record<string, string>): Promise<Uint8Array> {
	const { file } = await bundleDirectory(plant(join(ground, `tree-${Object.keys(files).length}`), files));
	return readFileSync(file.path);
}

describe('the AppSpec of a revision in S3', () => {
	test('is read out of the simulated bookshop', async () => {
		const region = openRegion({
			name: 'eu-west-1',
			profile: 'default',
			readOnly: true,
			timeouts: { read: 10, write: 10, imds: 1 },
			clock: systemClock,
			simulation: { ...defaultSimulation, calm: true },
		});
		const { revisions = [] } = await region.call('codedeploy', 'ListApplicationRevisions', {
			applicationName: 'bookshop-web',
		});
		const found = await appSpecOf(region, revisions[0] ?? {});
		region.close();
		expect(found).toMatchObject({ state: 'read', problems: [], appspec: { os: 'linux' } });
		expect(found.state === 'read' && found.appspec?.hooks.map(({ event }) => event)).toContain(
			'ValidateService',
		);
	});

	test('takes a read of its end and one of itself, however large the bundle is', async () => {
		const noise = Array.from({ length: 400_000 }, (_, n) =>
			((n * 2_654_435_761) % 4_294_967_296).toString(36),
		).join('');
		const zip = await zipOf({
			'appspec.yml': 'version: 0.0\nos: linux\nhooks:\n  Instal: []\n',
			'big.txt': noise,
		});
		expect(zip.length).toBeGreaterThan(1_000_000);
		const region = bucketWith(zip);
		const found = await appSpecOf(region, inS3('web/v43.zip', { version: 'v-1', eTag: 'e-1' }));
		expect(found).toMatchObject({
			state: 'read',
			entries: ['appspec.yml', 'big.txt'],
			problems: [{ file: 'v43.zip/appspec.yml', line: 4, severity: 'error' }],
		});
		expect(region.sent.map(({ operation }) => operation)).toEqual(['HeadObject', 'GetObject', 'GetObject']);
		expect(region.sent[2]?.input).toMatchObject({ VersionId: 'v-1', IfMatch: '"e-1"' });
	});

	test.each<[string, ReturnType<typeof bucketWith>, RevisionLocation, string]>([
		[
			'on GitHub',
			bucketWith(new Uint8Array()),
			{ revisionType: 'GitHub', gitHubLocation: { repository: 'a/b', commitId: 'c' } },
			'the revision is on GitHub, which Airboss does not read',
		],
		[
			'of another kind',
			bucketWith(new Uint8Array()),
			{ revisionType: 'AppSpecContent' },
			'the revision is not in S3',
		],
		[
			'as a tgz',
			bucketWith(new Uint8Array()),
			inS3('v1.tgz', { bundleType: 'tgz' }),
			'the bundle is a tgz, and only a zip is read',
		],
		['not there', refusing({ kind: 'not-found' }, 404), inS3('v1.zip'), 's3://releases/v1.zip is not there'],
		[
			'not ours to read',
			refusing({ kind: 'denied' }, 403),
			inS3('v1.zip'),
			's3:GetObject of s3://releases/v1.zip is not allowed, or it is not there',
		],
		[
			'out of reach',
			refusing({ kind: 'unreachable', sentence: 'S3 cannot be reached.' }),
			inS3('v1.zip'),
			'S3 cannot be reached',
		],
		[
			'no zip at all',
			bucketWith(Buffer.from('hello, this is a text')),
			inS3('v1.zip'),
			's3://releases/v1.zip is not a zip that can be read',
		],
		[
			'empty',
			bucketWith(new Uint8Array()),
			inS3('v1.zip'),
			's3://releases/v1.zip is not a zip that can be read',
		],
		[
			'replaced since it was registered',
			bucketWith(new Uint8Array(), '"e-2"'),
			inS3('v1.zip', { eTag: '"e-1"' }),
			's3://releases/v1.zip is no longer what was registered: its ETag has changed',
		],
	])('is not read when it is %s, and says so', async (_, region, location, reason) => {
		expect(await appSpecOf(region, location)).toEqual({ state: 'unread', reason });
	});

	test('is not read when it is no text that a person wrote', async () => {
		const zip = await zipOf({ 'appspec.yml': 'x'.repeat(1_100_000), 'a.txt': '', 'b.txt': '' });
		expect(await appSpecOf(bucketWith(zip), inS3('v1.zip'))).toEqual({
			state: 'unread',
			reason: 'v1.zip/appspec.yml is too large to be read: 1.0 MiB',
		});
	});

	test('is not read once nobody waits for it', async () => {
		const region = bucketWith(new Uint8Array());
		expect(await appSpecOf(region, inS3('v1.zip'), { signal: AbortSignal.abort() })).toMatchObject({
			state: 'unread',
		});
		expect(region.sent).toEqual([]);
	});
});
