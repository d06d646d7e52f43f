/** Bundles on their way to S3 and out of it again, over real HTTP. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Region } from '../../source/aws/region.ts';
import { appSpecOf } from '../../source/bundle/app-spec/app-spec-of.ts';
import { bundleDirectory } from '../../source/bundle/bundle-directory.ts';
import { uploadStep } from '../../source/bundle/upload-step.ts';
import { systemClock } from '../../source/clock.ts';
import { carryOut } from '../../source/operations/engine.ts';
import { memoryJournal } from '../operations/memory-journal.ts';
import { planOf, where } from '../operations/plans.ts';
import { bucketOfMoto, emptyAccount, regionOfMoto } from './moto.ts';

const folder = mkdtempSync(join(tmpdir(), 'airboss-test-'));
let region: Region;

beforeAll(async () => {
	await emptyAccount();
	await bucketOfMoto('releases');
	region = regionOfMoto();
});
afterAll(() => {
	region.close();
	rmSync(folder, { recursive: true });
});

/** Carries out a plan that does nothing but upload a directory with these files. */
async function upload(name: string, files: Record<string, string | Uint8Array>, bucket = 'releases') {
	const directory = mkdtempSync(join(folder, 'tree-'));
	for (const [path, content] of Object.entries(files)) writeFileSync(join(directory, path), content);
	const { file } = await bundleDirectory(directory);
	const operation = await carryOut({
		plan: planOf([uploadStep({ bucket, key: name, file })]),
		id: name,
		where,
		region,
		clock: systemClock,
		journal: memoryJournal(),
		signal: new AbortController().signal,
		report: () => undefined,
	});
	return { file, operation };
}

const appspec =
	'version: 0.0\nos: linux\nhooks:\n  AfterInstall:\n    - location: setup.sh\n      timeout: 60\n';
const hashIn = async (key: string) => {
	const { Body } = await region.call('s3', 'GetObject', { Bucket: 'releases', Key: key });
	return createHash('sha256')
		.update((await Body?.transformToByteArray()) ?? '')
		.digest('hex');
};

describe('a bundle in S3', () => {
	test('is there as it was planned, and is looked into without downloading it', async () => {
		const { file, operation } = await upload('v1.zip', { 'appspec.yml': appspec, 'setup.sh': '#!/bin/sh\n' });
		expect(operation.problem).toBeUndefined();
		expect(operation).toMatchObject({ phase: 'done', steps: [{ state: 'done' }] });
		expect(await hashIn('v1.zip')).toBe(file.sha256);
		const s3Location = { bucket: 'releases', key: 'v1.zip', bundleType: 'zip' as const };
		expect(await appSpecOf(region, { revisionType: 'S3', s3Location })).toMatchObject({
			state: 'read',
			appspec: { os: 'linux', hooks: [{ event: 'AfterInstall', location: 'setup.sh', timeout: 60 }] },
			problems: [{ severity: 'warning', key: 'hooks.AfterInstall[0].location' }],
		});
	});

	test('that is large goes there in parts', async () => {
		const noise = new Uint8Array(20 * 1024 * 1024);
		for (let index = 0, state = 1; index < noise.length; index++) {
			state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
			noise[index] = state >>> 24;
		}
		const { file, operation } = await upload('v2.zip', { 'appspec.yml': appspec, noise });
		expect(operation.problem).toBeUndefined();
		expect(operation.phase).toBe('done');
		expect(file.bytes).toBeGreaterThan(16 * 1024 * 1024);
		expect(await hashIn('v2.zip')).toBe(file.sha256);
		const { ETag, Metadata } = await region.call('s3', 'HeadObject', { Bucket: 'releases', Key: 'v2.zip' });
		expect(ETag).toMatch(/-3"$/);
		expect(Metadata).toEqual({ sha256: file.sha256 });
	});

	test('whose bucket or key is missing is told in AWS’s words', async () => {
		const { operation } = await upload('v3.zip', { 'appspec.yml': appspec }, 'nowhere');
		expect(operation).toMatchObject({
			phase: 'failed',
			problem: { kind: 'not-found', code: 'NoSuchBucket' },
		});
		const s3Location = { bucket: 'releases', key: 'v9.zip', bundleType: 'zip' as const };
		expect(await appSpecOf(region, { revisionType: 'S3', s3Location })).toEqual({
			state: 'unread',
			reason: 's3://releases/v9.zip is not there',
		});
	});
});
