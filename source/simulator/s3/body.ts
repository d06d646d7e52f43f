import type { InputOf } from '../../aws/operations.ts';
import { AwsError } from '../aws-error.ts';

/** The bytes of a request's body, which is text or bytes: the simulated region takes no streams. */
export function bytesOf(body: InputOf<'s3', 'PutObject'>['Body']): Uint8Array {
	if (body === undefined) return new Uint8Array();
	if (typeof body === 'string') return new TextEncoder().encode(body);
	if (body instanceof Uint8Array) return body;
	throw new AwsError('InvalidArgument', 'The body is neither text nor bytes.');
}
