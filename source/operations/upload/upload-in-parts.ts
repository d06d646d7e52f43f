/** A multipart upload: https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html */
import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import type { CompletedPart } from '@aws-sdk/client-s3';
import { cliEquivalent } from '../../aws/cli-equivalent.ts';
import type { CallOf, InputOf } from '../../aws/operations.ts';
import { bytesOf } from '../../text/bytes.ts';
import { printable } from '../../text/printable.ts';
import { type Flight, stop } from '../flight.ts';
import { type Answer, insist, type NoAnswer } from '../insist.ts';
import type { LocalFile } from '../plan.ts';
import { changed, pieceOf } from './planned-file.ts';
import { atATime, mostParts, partSize, patience } from './upload-limits.ts';

interface Sending {
	call: CallOf<'s3', 'PutObject'>;
	file: LocalFile;
	handle: FileHandle;
	/** Told how many bytes have arrived. */
	told(bytes: number): void;
}

/** The upload that the parts belong to. */
type Place = Pick<InputOf<'s3', 'UploadPart'>, 'Bucket' | 'Key' | 'UploadId'>;

const nothingKept = 'Nothing of it is kept';

/** Unless it is done, the parts that arrived are thrown away again. */
export async function uploadInParts(flight: Flight, sending: Sending): Promise<Answer> {
	const { region } = flight;
	const { Body: _, ...input } = sending.call.input;
	const created = await insist(flight, () => region.call('s3', 'CreateMultipartUpload', input), true);
	if (created.outcome !== 'done') return created;
	const place = { Bucket: input.Bucket, Key: input.Key, UploadId: created.output.UploadId };
	const sent = await sendParts(flight, sending, place);
	const answer = Array.isArray(sent) ? await complete(flight, place, sent) : sent;
	if (answer.outcome !== 'done') await throwAway(flight, place);
	return answer;
}

/** The parts as S3 answered for them; a few at a time, each read when its turn comes. */
async function sendParts(
	flight: Flight,
	{ file, handle, told }: Sending,
	place: Place,
): Promise<CompletedPart[] | NoAnswer> {
	const { region, clock } = flight;
	const failing = new AbortController();
	const signal = AbortSignal.any([flight.signal, failing.signal]);
	const size = Math.max(partSize, Math.ceil(file.bytes / mostParts));
	const hash = createHash('sha256');
	const parts: CompletedPart[] = [];
	const underWay = new Set<Promise<void>>();
	let arrived = 0;
	let failure: NoAnswer | undefined;

	async function send(PartNumber: number, Body: Uint8Array): Promise<void> {
		const part = { ...place, PartNumber, Body };
		const call = () => region.call('s3', 'UploadPart', part, { signal, patience });
		// A repeat is harmless: the same bytes, for the same part.
		const answer = await insist({ clock, signal }, call, true);
		if (answer.outcome === 'done') {
			const { ETag, ChecksumCRC32 } = answer.output;
			parts[PartNumber - 1] = { PartNumber, ETag, ChecksumCRC32 };
			arrived += Body.length;
			told(arrived);
		} else {
			failure ??= answer;
			failing.abort();
		}
	}

	for (let start = 0; start < file.bytes && !signal.aborted; start += size) {
		const bytes = await pieceOf(handle, start, size);
		hash.update(bytes);
		const going = send(start / size + 1, bytes).finally(() => underWay.delete(going));
		underWay.add(going);
		if (underWay.size >= atATime) await Promise.race(underWay);
	}
	await Promise.all(underWay);
	if (flight.signal.aborted) return givenUp(arrived, file);
	if (failure) return inOtherWords(failure);
	return hash.digest('hex') === file.sha256 ? parts : fileChanged(file);
}

/** S3 may take minutes to put a large object together. */
const complete = ({ region, ...flight }: Flight, place: Place, Parts: CompletedPart[]): Promise<Answer> =>
	insist(
		flight,
		() =>
			region.call('s3', 'CompleteMultipartUpload', { ...place, MultipartUpload: { Parts } }, { patience }),
		true,
	);

/** Parts that nobody completes cost money for ever. */
async function throwAway(flight: Flight, input: Place): Promise<void> {
	const call = { service: 's3', operation: 'AbortMultipartUpload', input } as const;
	const answer = await insist(flight, () => flight.region.send(call), true);
	if (answer.outcome === 'done' || answer.problem.kind === 'not-found') return;
	flight.tell([printable(`Parts of the upload are left in S3. Remove them with: ${cliEquivalent(call)}`)]);
}

function givenUp(arrived: number, { bytes }: LocalFile): NoAnswer {
	const sentence = `Given up: ${bytesOf(arrived, bytes)} had been uploaded. ${nothingKept}.`;
	const { problem } = stop('interrupted', 'aborted', sentence, 'Finish or undo it from the journal.');
	return { outcome: 'not-sent', problem };
}

function fileChanged(file: LocalFile): NoAnswer {
	const sentence = printable(`While it was uploaded: ${changed(file)}`);
	return {
		outcome: 'failed',
		problem: stop('failed', 'conflict', sentence, `${nothingKept}: plan it anew.`).problem,
	};
}

/** Whether a part arrived matters no longer: without its end, nothing of the upload counts. */
const inOtherWords = ({ outcome, problem }: NoAnswer): NoAnswer =>
	outcome === 'failed'
		? { outcome, problem: { ...problem, hint: `${nothingKept}. ${problem.hint}` } }
		: {
				outcome: 'not-sent',
				problem: { ...problem, hint: `${nothingKept}. Finish it from the journal when S3 answers again.` },
			};
