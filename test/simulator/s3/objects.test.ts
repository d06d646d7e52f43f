import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { releasesBucket, storageLocation } from '../../../source/simulator/s3/bookshop.ts';
import { s3 } from '../../../source/simulator/s3/handlers.ts';
import { store } from '../../../source/simulator/s3/store.ts';
import { bookshopWorld, refusal } from '../passing-time.ts';

const md5 = (bytes: Uint8Array | string) => createHash('md5').update(bytes).digest('hex');
const mebibyte = 1024 ** 2;

async function refused(call: () => Promise<unknown>): Promise<string> {
	const error = await call().then(
		() => 'nothing was refused',
		(thrown: unknown) => thrown,
	);
	return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

describe('an object', () => {
	test('that was put is read back, whole and in parts', async () => {
		const { world } = bookshopWorld();
		const at = { Bucket: storageLocation(world), Key: 'shop/v1.zip' };
		expect(s3.PutObject(world, { ...at, Body: 'hello, bookshop' })).toMatchObject({
			ETag: `"${md5('hello, bookshop')}"`,
		});
		const text = async (Range?: string) => {
			const { Body, ContentRange, ContentLength } = await s3.GetObject(world, { ...at, Range });
			return [await Body?.transformToString(), ContentRange, ContentLength];
		};
		expect(await text()).toEqual(['hello, bookshop', undefined, 15]);
		expect(await text('bytes=0-4')).toEqual(['hello', 'bytes 0-4/15', 5]);
		expect(await text('bytes=7-')).toEqual(['bookshop', 'bytes 7-14/15', 8]);
		expect(await text('bytes=-4')).toEqual(['shop', 'bytes 11-14/15', 4]);
		expect(await text('bytes=-40')).toEqual(['hello, bookshop', 'bytes 0-14/15', 15]);
		expect(await refused(() => text('bytes=15-'))).toBe(
			'InvalidRange: The requested range is not satisfiable',
		);
		const bytes = await (await s3.GetObject(world, at)).Body?.transformToByteArray();
		expect(bytes).toEqual(new TextEncoder().encode('hello, bookshop'));
		expect(await s3.HeadObject(world, at)).toMatchObject({
			ContentLength: 15,
			ETag: `"${md5('hello, bookshop')}"`,
			LastModified: new Date(world.clock.now()),
		});
	});

	test('of a versioned bucket keeps its versions, of another is replaced', async () => {
		const { world } = bookshopWorld();
		const read = async (Bucket: string, VersionId?: string) =>
			(await s3.GetObject(world, { Bucket, Key: 'a', VersionId })).Body?.transformToString();
		const bucket = releasesBucket(world);
		const first = s3.PutObject(world, { Bucket: bucket, Key: 'a', Body: 'one' });
		const second = s3.PutObject(world, { Bucket: bucket, Key: 'a', Body: 'two' });
		expect(first.VersionId).not.toBe(second.VersionId);
		expect(await read(bucket)).toBe('two');
		expect(await read(bucket, first.VersionId)).toBe('one');
		expect(await refused(() => read(bucket, 'none'))).toBe(
			'NoSuchVersion: The specified version does not exist.',
		);
		const plain = storageLocation(world);
		expect(s3.PutObject(world, { Bucket: plain, Key: 'a', Body: 'one' }).VersionId).toBeUndefined();
		s3.PutObject(world, { Bucket: plain, Key: 'a', Body: 'two' });
		expect(await read(plain)).toBe('two');
		expect(world.s3.buckets.get(plain)?.objects.get('a')).toHaveLength(1);
	});

	test('may be made only when somebody reads it', async () => {
		const { world } = bookshopWorld();
		let made = 0;
		const body = async () => {
			made++;
			return new Uint8Array([1, 2, 3]);
		};
		const at = { Bucket: releasesBucket(world), Key: 'late' };
		store(world, at.Bucket, at.Key, { body, etag: 'e' });
		expect(made).toBe(0);
		expect((await s3.HeadObject(world, at)).ContentLength).toBe(3);
		const { Body } = await s3.GetObject(world, { ...at, Range: 'bytes=1-1' });
		expect(await Body?.transformToByteArray()).toEqual(new Uint8Array([2]));
	});

	test('that is not there is refused in the words of each call', async () => {
		const { world } = bookshopWorld();
		const at = { Bucket: storageLocation(world), Key: 'none' };
		expect(await refused(() => s3.GetObject(world, at))).toBe('NoSuchKey: The specified key does not exist.');
		expect(await refused(() => s3.HeadObject(world, at))).toBe('NotFound: UnknownError');
		expect(await refused(() => s3.GetObject(world, { ...at, Bucket: 'none' }))).toBe(
			'NoSuchBucket: The specified bucket does not exist',
		);
		s3.PutObject(world, { ...at, Body: 'x' });
		expect(refusal(() => s3.PutObject(world, { ...at, Body: 'y', IfNoneMatch: '*' }))).toContain(
			'PreconditionFailed',
		);
		expect(refusal(() => s3.PutObject(world, { ...at, Body: 'y', ContentMD5: 'AAAA' }))).toContain(
			'BadDigest',
		);
	});
});

describe('an upload in parts', () => {
	const begun = () => {
		const { world } = bookshopWorld();
		const at = { Bucket: storageLocation(world), Key: 'shop/large.zip' };
		const { UploadId } = s3.CreateMultipartUpload(world, at);
		const upload = { ...at, UploadId };
		const send = (PartNumber: number, bytes: number) => ({
			PartNumber,
			...s3.UploadPart(world, { ...upload, PartNumber, Body: new Uint8Array(bytes).fill(PartNumber) }),
		});
		const complete = (Parts: Array<{ PartNumber: number; ETag: string }>) =>
			s3.CompleteMultipartUpload(world, { ...upload, MultipartUpload: { Parts } });
		return { world, at, upload, send, complete };
	};

	test('becomes one object, whose tag is made of those of its parts', async () => {
		const { world, at, send, complete } = begun();
		const parts = [send(1, 5 * mebibyte), send(2, 5 * mebibyte), send(3, 10)];
		const digests = parts.map(({ ETag }) => Buffer.from(ETag.replaceAll('"', ''), 'hex'));
		expect(complete(parts).ETag).toBe(`"${md5(Buffer.concat(digests))}-3"`);
		const { Body } = await s3.GetObject(world, { ...at, Range: `bytes=${10 * mebibyte - 1}-` });
		expect([...((await Body?.transformToByteArray()) ?? [])]).toEqual([2, ...Array(10).fill(3)]);
		expect(refusal(() => complete(parts))).toContain('NoSuchUpload: The specified upload does not exist.');
	});

	test('is refused when a part is small, unknown, or out of order', () => {
		const { send, complete } = begun();
		const small = send(1, 100);
		const last = send(2, 100);
		expect(refusal(() => complete([small, last]))).toBe(
			'EntityTooSmall: Your proposed upload is smaller than the minimum allowed size',
		);
		expect(refusal(() => complete([last, small]))).toContain('InvalidPartOrder');
		expect(refusal(() => complete([{ PartNumber: 9, ETag: '"x"' }]))).toContain('InvalidPart:');
		expect(refusal(() => complete([{ ...small, ETag: last.ETag }]))).toContain('InvalidPart:');
		expect(refusal(() => complete([]))).toContain('MalformedXML');
		expect(complete([last]).ETag).toMatch(/-1"$/);
	});

	test('that was given up is gone', async () => {
		const { world, at, upload, send } = begun();
		send(1, 10);
		s3.AbortMultipartUpload(world, upload);
		expect(refusal(() => send(2, 10))).toContain('NoSuchUpload');
		expect(refusal(() => s3.AbortMultipartUpload(world, upload))).toContain('NoSuchUpload');
		expect(await refused(() => s3.HeadObject(world, at))).toContain('NotFound');
	});
});
