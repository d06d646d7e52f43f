/** The part of a stream that is needed to hear that nobody reads it any more. */
export interface ErringStream {
	on(event: 'error', listener: (error: NodeJS.ErrnoException) => void): unknown;
}

/** EPIPE: the reader of a pipe has gone (`| head`). EIO: the terminal has (a dropped line). */
const gone = new Set(['EPIPE', 'EIO', 'ERR_STREAM_DESTROYED']);

/**
 * That nobody reads any more is no error to complain of: `then` decides what is still to be done, once.
 * Any other failure of the stream goes to `otherwise`, once too; without it it is thrown, as without a listener.
 */
export function onBrokenPipe(
	stream: ErringStream,
	then: () => void,
	otherwise?: (error: NodeJS.ErrnoException) => void,
): void {
	let told = false;
	stream.on('error', (error) => {
		const isGone = gone.has(error.code ?? '');
		if (!isGone && !otherwise) throw error;
		if (told) return;
		told = true;
		if (isGone) then();
		else otherwise?.(error);
	});
}
