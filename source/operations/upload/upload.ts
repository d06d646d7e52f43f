/**
 * Sending a file as the body of an S3 `PutObject`: one call, or a multipart upload where it is large. A repeat is
 * harmless, since the same bytes go to the same key.
 */
import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { textMember } from '../../aws/member.ts';
import type { Call, CallOf } from '../../aws/operations.ts';
import { bytesOf } from '../../text/bytes.ts';
import { printable } from '../../text/printable.ts';
import { type Flight, stop } from '../flight.ts';
import { type Answer, insist } from '../insist.ts';
import type { LocalFile } from '../plan.ts';
import { changed, pieceOf, withPlanned } from './planned-file.ts';
import { uploadInParts } from './upload-in-parts.ts';
import { partSize, patience } from './upload-limits.ts';

export interface Upload {
	/** The step's, for whoever watches. */
	title: string;
	call: Call;
	file: LocalFile;
	/** It was sent before, and what became of it is not known. */
	again: boolean;
}

/** The output has its ETag without quotes, as CodeDeploy writes it. */
export async function upload(flight: Flight, { title, call, file, again }: Upload): Promise<Answer> {
	if (call.service !== 's3' || call.operation !== 'PutObject')
		return failed(`${call.service}:${call.operation} cannot send a file.`, 'This is a fault in Airboss.');
	const told = (bytes: number) => {
		const share = file.bytes === 0 ? 0 : bytes / file.bytes;
		flight.change({ watching: { title, met: [], progress: bytesOf(bytes, file.bytes), share } });
	};
	told(0);
	const sent =
		(again ? await alreadyThere(flight, call, file) : undefined) ??
		(await withPlanned(
			file,
			(handle): Promise<Answer> =>
				file.bytes > partSize
					? uploadInParts(flight, { call, file, handle, told })
					: uploadWhole(flight, { call, file, handle }),
			(sentence) => failed(sentence, 'Nothing was sent: plan it anew.'),
		));
	const answer = sent.outcome === 'unknown' ? ((await alreadyThere(flight, call, file)) ?? sent) : sent;
	flight.change({ watching: undefined });
	return answer.outcome === 'done' ? { ...answer, output: withBareETag(answer.output) } : answer;
}

function failed(sentence: string, hint: string): Answer {
	const { problem } = stop('failed', 'conflict', printable(sentence), hint);
	return { outcome: 'failed', problem };
}

const withBareETag = (output: unknown): unknown => {
	const etag = textMember(output, 'ETag');
	return etag === undefined ? output : Object.assign({}, output, { ETag: etag.replaceAll('"', '') });
};

async function uploadWhole(
	flight: Flight,
	{ call, file, handle }: { call: CallOf<'s3', 'PutObject'>; file: LocalFile; handle: FileHandle },
): Promise<Answer> {
	const Body = await pieceOf(handle, 0, file.bytes);
	if (createHash('sha256').update(Body).digest('hex') !== file.sha256)
		return failed(changed(file), 'Nothing was sent: plan it anew.');
	// Without the signal: a write that was sent is not given up half-way.
	return insist(
		flight,
		() => flight.region.call('s3', 'PutObject', { ...call.input, Body }, { patience }),
		true,
	);
}

/** The object, where it carries the mark of this very file (`Metadata.sha256`). */
async function alreadyThere(
	{ region, signal }: Flight,
	{ input: { Bucket, Key } }: CallOf<'s3', 'PutObject'>,
	file: LocalFile,
): Promise<Answer | undefined> {
	try {
		const { Metadata, ...output } = await region.call('s3', 'HeadObject', { Bucket, Key }, { signal });
		return Metadata?.sha256 === file.sha256 ? { outcome: 'done', output } : undefined;
	} catch {
		// Not there, or not ours to look at: then it is sent again.
		return undefined;
	}
}
