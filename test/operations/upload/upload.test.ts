import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Call } from '../../../source/aws/operations.ts';
import { uploadStep } from '../../../source/bundle/upload-step.ts';
import { carryOut } from '../../../source/operations/engine.ts';
import { find } from '../../../source/operations/find.ts';
import type { Operation } from '../../../source/operations/operation.ts';
import type { LocalFile, Step } from '../../../source/operations/plan.ts';
import { canFinish, watchOn } from '../../../source/operations/resume.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { fakeBucket } from '../fake-bucket.ts';
import { failure, fakeRegion } from '../fake-region.ts';
import { memoryJournal } from '../memory-journal.ts';
import { planOf, where } from '../plans.ts';

const folder = mkdtempSync(join(tmpdir(), 'airboss-test-'));
afterAll(() => rmSync(folder, { recursive: true }));
// The manual clock does not wait for modules to load.
beforeAll(() => find('loaded', {}));

const mebibyte = 1024 * 1024;

/** A file whose bytes are all different stretches. */
function fileOf(bytes: number, name = `${bytes}.zip`): LocalFile {
	const path = join(folder, name);
	const content = Buffer.alloc(bytes);
	for (let index = 0; index < bytes; index += 1024) content.writeUInt32LE(index, index);
	writeFileSync(path, content);
	return { path, bytes, sha256: createHash('sha256').update(content).digest('hex') };
}

const small = fileOf(4096);
const large = fileOf(20 * mebibyte);

const register: Step = {
	title: 'register it',
	call: {
		service: 'codedeploy',
		operation: 'RegisterApplicationRevision',
		input: { applicationName: 'shop', revision: { s3Location: { bucket: 'releases' } } },
	},
	references: [{ into: 'revision.s3Location.eTag', step: 0, from: 'ETag' }],
};

/** Uploads `file`, and registers what S3 answered. `before` stands between the call and the bucket. */
function fly(file: LocalFile, before?: (call: Call) => unknown, journal = memoryJournal()) {
	const clock = createManualClock();
	const bucket = fakeBucket(before);
	const region = fakeRegion(clock, bucket.answer);
	const giveUp = new AbortController();
	const reports: Operation[] = [];
	const plan = planOf([uploadStep({ bucket: 'releases', key: 'v43.zip', file }), register]);
	const shared = { region, clock, journal, signal: giveUp.signal };
	const report = (operation: Operation) => void reports.push(operation);
	const landed = carryOut({ ...shared, plan, id: 'op-1', where, report });
	const sent = (operation: string) => region.sent.filter((call) => call.operation === operation);
	return { landed, clock, region, bucket, giveUp, reports, journal, sent, report, shared };
}

/** Lets time pass until it is over: disks take their own time. */
async function toTheEnd(clock: ReturnType<typeof createManualClock>, landed: Promise<Operation>) {
	let over = false;
	void landed.then(() => {
		over = true;
	});
	while (!over) await clock.advance(500);
	return landed;
}

const silent = () => {
	throw failure({ kind: 'timed-out' });
};

describe('a small file', () => {
	test('is sent in one call, and what S3 answers is there for the next step', async () => {
		const { landed, bucket, sent, journal } = fly(small);
		expect(await landed).toMatchObject({ phase: 'done' });
		expect(bucket.object()?.bytes.length).toBe(4096);
		expect(sent('PutObject')).toHaveLength(1);
		const etag = bucket.object()?.etag.replaceAll('"', '');
		expect(sent('RegisterApplicationRevision')[0]?.input).toMatchObject({
			revision: { s3Location: { eTag: etag } },
		});
		expect(journal.entries().map(({ entry }) => entry)).toEqual([
			...['began', 'sending', 'answered', 'sending', 'answered', 'ended'],
		]);
		expect(JSON.stringify(journal.entries()).length).toBeLessThan(4000);
	});

	test('without an answer, is sent again', async () => {
		let times = 0;
		const { clock, landed, bucket, sent } = fly(small, ({ operation }) =>
			operation === 'PutObject' && ++times < 3 ? silent() : undefined,
		);
		expect(await toTheEnd(clock, landed)).toMatchObject({ phase: 'done' });
		expect(sent('PutObject')).toHaveLength(3);
		expect(bucket.object()?.bytes.length).toBe(4096);
	});

	test('that arrived, whatever became of the answers, is found there by its mark', async () => {
		const { clock, landed, sent } = fly(small, ({ operation }) =>
			operation === 'PutObject' ? 'lost' : undefined,
		);
		expect(await toTheEnd(clock, landed)).toMatchObject({ phase: 'done' });
		expect(sent('HeadObject')).toHaveLength(1);
		expect(sent('RegisterApplicationRevision')).toHaveLength(1);
	});

	test('that may not be sent stops everything', async () => {
		const { landed, sent } = fly(small, () => {
			throw failure({ kind: 'denied' }, 403);
		});
		expect(await landed).toMatchObject({ phase: 'failed', problem: { kind: 'denied' } });
		expect(sent('RegisterApplicationRevision')).toEqual([]);
	});
});

describe('a file that is no longer what was planned', () => {
	test('has changed: nothing is sent', async () => {
		const file = fileOf(2048, 'changed.zip');
		writeFileSync(file.path, Buffer.alloc(2048, 1));
		const { landed, region } = fly(file);
		const operation = await landed;
		expect(operation).toMatchObject({ phase: 'failed', steps: [{ state: 'failed' }, { state: 'waiting' }] });
		expect(operation.problem?.sentence).toBe(`${file.path} has changed since the plan.`);
		expect(region.sent).toEqual([]);
	});

	test('is gone: its name is told', async () => {
		const file = { ...small, path: join(folder, 'gone.zip') };
		const { landed } = fly(file);
		expect((await landed).problem?.sentence).toContain(`${file.path} cannot be read any more: `);
	});

	test('changes while its parts are under way: nothing of it is kept', async () => {
		const file = fileOf(17 * mebibyte, 'changing.zip');
		const { landed, bucket, sent } = fly(file, ({ operation }) => {
			if (operation === 'CreateMultipartUpload') writeFileSync(file.path, Buffer.alloc(file.bytes, 1));
		});
		expect((await landed).problem?.sentence).toContain(`${file.path} has changed since the plan.`);
		expect(sent('CompleteMultipartUpload')).toEqual([]);
		expect(bucket.leftParts()).toBe(0);
		expect(bucket.object()).toBeUndefined();
	});
});

describe('a large file', () => {
	test('goes in parts, two at a time, and tells how much has arrived', async () => {
		const { promise: second, resolve } = Promise.withResolvers<void>();
		const { landed, bucket, sent, reports } = fly(large, ({ input }) => {
			if (!('PartNumber' in input)) return undefined;
			if (input.PartNumber === 2) resolve();
			return input.PartNumber === 1 ? second : undefined;
		});
		expect(await landed).toMatchObject({ phase: 'done', steps: [{ output: { ETag: 'whole-3' } }, {}] });
		const bytes = bucket.object()?.bytes ?? new Uint8Array();
		expect(createHash('sha256').update(bytes).digest('hex')).toBe(large.sha256);
		expect(sent('UploadPart')).toHaveLength(3);
		expect(sent('PutObject')).toEqual([]);
		expect(bucket.most()).toBe(2);
		const told = reports.flatMap(({ watching }) => watching?.progress ?? []);
		expect(told[0]).toBe('0.0 of 20.0 MiB');
		expect(told.at(-1)).toBe('20.0 of 20.0 MiB');
		expect(reports.at(-1)?.watching).toBeUndefined();
	});

	test('has a part sent again that got no answer, or was throttled', async () => {
		const failures = [failure({ kind: 'timed-out' }), failure({ kind: 'throttled' }, 503)];
		const { clock, landed, bucket, sent } = fly(large, ({ operation, input }) => {
			const next = operation === 'UploadPart' && 'PartNumber' in input && input.PartNumber === 2;
			const problem = next ? failures.shift() : undefined;
			if (problem) throw problem;
		});
		expect(await toTheEnd(clock, landed)).toMatchObject({ phase: 'done' });
		expect(sent('UploadPart')).toHaveLength(5);
		expect(bucket.object()?.bytes.length).toBe(large.bytes);
	});

	test('is thrown away again when a part is refused', async () => {
		const { landed, bucket, sent } = fly(large, ({ operation }) => {
			if (operation === 'UploadPart') throw failure({ kind: 'expired' }, 403);
		});
		expect(await landed).toMatchObject({ phase: 'failed', problem: { kind: 'expired' } });
		expect(sent('AbortMultipartUpload')).toHaveLength(1);
		expect(bucket.leftParts()).toBe(0);
		expect(sent('RegisterApplicationRevision')).toEqual([]);
	});

	test('whose parts cannot be thrown away says how to', async () => {
		const { landed } = fly(large, ({ operation }) => {
			if (operation === 'UploadPart' || operation === 'AbortMultipartUpload')
				throw failure({ kind: 'denied' }, 403);
		});
		expect((await landed).narration).toEqual([
			'Parts of the upload are left in S3. Remove them with: aws s3api abort-multipart-upload ' +
				'--bucket releases --key v43.zip --upload-id upload-1',
		]);
	});

	test('whose end got no answer is found there by its mark', async () => {
		const { clock, landed, sent } = fly(large, ({ operation }) =>
			operation === 'CompleteMultipartUpload' ? 'lost' : undefined,
		);
		const operation = await toTheEnd(clock, landed);
		expect(operation).toMatchObject({ phase: 'done', narration: [] });
		expect(sent('CreateMultipartUpload')).toHaveLength(1);
	});
});

describe('an upload that is cut off', () => {
	test('by giving up: parts are thrown away, and the journal can finish it', async () => {
		const flight = fly(large, ({ operation, input }) => {
			if (operation === 'UploadPart' && 'PartNumber' in input && input.PartNumber === 2)
				flight.giveUp.abort();
		});
		const operation = await flight.landed;
		expect(operation).toMatchObject({
			phase: 'interrupted',
			steps: [{ state: 'waiting' }, { state: 'waiting' }],
		});
		expect(operation.problem?.sentence).toMatch(/^Given up: [\d.]+ of 20\.0 MiB had been uploaded\./);
		expect(flight.bucket.leftParts()).toBe(0);
		expect(flight.sent('RegisterApplicationRevision')).toEqual([]);
		expect(await finished(flight)).toMatchObject({ phase: 'done' });
		expect(flight.bucket.object()?.bytes.length).toBe(large.bytes);
	});

	test('by the network: nothing is kept, and the journal can finish it', async () => {
		let cut = true;
		const flight = fly(large, ({ operation }) => (cut && operation === 'UploadPart' ? silent() : undefined));
		const operation = await toTheEnd(flight.clock, flight.landed);
		expect(operation).toMatchObject({
			phase: 'interrupted',
			steps: [{ state: 'waiting' }, { state: 'waiting' }],
		});
		expect(operation.problem?.hint).toContain('Nothing of it is kept.');
		cut = false;
		expect(await finished(flight)).toMatchObject({ phase: 'done' });
	});

	test('by a crash: it is finished, however much later, unless it had arrived', async () => {
		for (const arrived of [false, true]) {
			const journal = memoryJournal();
			let crashed = false;
			const flight = fly(
				small,
				async ({ operation }) => {
					if (operation !== 'PutObject' || crashed) return undefined;
					crashed = true;
					if (arrived) await flight.bucket.answer(flight.sent('PutObject')[0] ?? never());
					return new Promise(() => undefined);
				},
				journal,
			);
			await expect.poll(() => crashed && (!arrived || flight.bucket.object() !== undefined)).toBe(true);
			await flight.clock.advance(48 * 3_600_000);
			expect(await finished(flight)).toMatchObject({ phase: 'done' });
			expect(flight.sent('PutObject')).toHaveLength(arrived ? 1 : 2);
		}
	});

	async function finished({ journal, shared, report, clock }: ReturnType<typeof fly>): Promise<Operation> {
		const [operation] = await journal.read();
		if (!operation) return never();
		expect(canFinish(operation, clock.now())).toBe(true);
		const { signal } = new AbortController();
		return toTheEnd(clock, watchOn({ ...shared, signal, report, operation, finish: true }));
	}
});

function never(): never {
	throw new Error('it must be there');
}
