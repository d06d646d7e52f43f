import { createHash } from 'node:crypto';
import type { Call } from '../../source/aws/operations.ts';
import { failure } from './fake-region.ts';

const etagOf = (bytes: Uint8Array) => `"${createHash('md5').update(bytes).digest('hex')}"`;
const bytesOf = (body: unknown) => (body instanceof Uint8Array ? Uint8Array.from(body) : new Uint8Array());

interface Stored {
	bytes: Uint8Array;
	etag: string;
	metadata?: Record<string, string>;
}

/** An S3 bucket that keeps what it is sent, one upload at a time. `before` may fail, or never answer. */
export function fakeBucket(before: (call: Call) => unknown = () => undefined) {
	let object: Stored | undefined;
	let upload: { parts: Map<number, Uint8Array>; metadata?: Record<string, string> } | undefined;
	let most = 0;
	let underWay = 0;

	function kept({ service, operation, input }: Call): unknown {
		if (service !== 's3') return {};
		switch (operation) {
			case 'PutObject': {
				const bytes = bytesOf('Body' in input ? input.Body : undefined);
				object = { bytes, etag: etagOf(bytes), metadata: 'Metadata' in input ? input.Metadata : undefined };
				return { ETag: object.etag, VersionId: 'v1' };
			}
			case 'CreateMultipartUpload':
				upload = { parts: new Map(), metadata: 'Metadata' in input ? input.Metadata : undefined };
				return { UploadId: 'upload-1' };
			case 'UploadPart': {
				const bytes = bytesOf('Body' in input ? input.Body : undefined);
				if (!upload || !('PartNumber' in input)) throw failure({ kind: 'not-found' }, 404);
				upload.parts.set(input.PartNumber ?? 0, bytes);
				return { ETag: etagOf(bytes), ChecksumCRC32: 'crc' };
			}
			case 'CompleteMultipartUpload': {
				if (!upload) throw failure({ kind: 'not-found', code: 'NoSuchUpload' }, 404);
				const parts = [...upload.parts].sort(([a], [b]) => a - b).map(([, bytes]) => bytes);
				object = { bytes: Buffer.concat(parts), etag: `"whole-${parts.length}"`, metadata: upload.metadata };
				upload = undefined;
				return { ETag: object.etag, VersionId: 'v1' };
			}
			case 'AbortMultipartUpload':
				if (!upload) throw failure({ kind: 'not-found', code: 'NoSuchUpload' }, 404);
				upload = undefined;
				return {};
			case 'HeadObject':
				if (!object) throw failure({ kind: 'not-found' }, 404);
				return {
					ETag: object.etag,
					VersionId: 'v1',
					ContentLength: object.bytes.length,
					Metadata: object.metadata,
				};
			default:
				return {};
		}
	}

	return {
		/** `lost`: it arrives, and its answer does not. */
		async answer(call: Call): Promise<unknown> {
			most = Math.max(most, ++underWay);
			try {
				const lost = await before(call);
				const answer = kept(call);
				if (lost === 'lost') throw failure({ kind: 'timed-out' });
				return answer;
			} finally {
				underWay--;
			}
		},
		object: () => object,
		/** Parts of an upload that is open: they cost money. */
		leftParts: () => upload?.parts.size ?? 0,
		/** How many calls were under way at a time. */
		most: () => most,
	};
}
