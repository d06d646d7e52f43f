import { Readable } from 'node:stream';

/**
 * Bytes as the SDK gives the body of an S3 object: a stream with `transformToByteArray` and its like. What makes one
 * is a large part of the SDK, which a simulated region does not load before somebody asks for a body.
 */
export async function streamOf(bytes: Uint8Array) {
	const { sdkStreamMixin } = await import('@smithy/core/serde');
	return sdkStreamMixin(Readable.from([bytes], { objectMode: false }));
}
