import { Readable } from 'node:stream';
import { sdkStreamMixin } from '@smithy/core/serde';

/** Bytes as the SDK gives the body of an S3 object: a stream with `transformToByteArray` and its like. */
export const streamOf = (bytes: Uint8Array) => sdkStreamMixin(Readable.from([bytes], { objectMode: false }));
