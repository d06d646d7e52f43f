import { member } from './member.ts';
import { streamOf } from './stream-of.ts';

/**
 * An answer whose body is a stream (S3 GetObject), with the body read to its end: while the call's time runs, since
 * nobody watches over it later. Airboss only asks for pieces that fit in memory.
 */
export async function withWholeBody<Output extends object>(output: Output): Promise<Output> {
	const body = member(output, 'Body');
	if (isStream(body)) Reflect.set(output, 'Body', await streamOf(await body.transformToByteArray()));
	return output;
}

const isStream = (body: unknown): body is { transformToByteArray(): Promise<Uint8Array> } =>
	typeof member(body, 'transformToByteArray') === 'function';
