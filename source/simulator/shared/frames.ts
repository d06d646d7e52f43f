/** Values between two processes on one machine: each as its length in four bytes, then as V8 writes it. */
import type { Socket } from 'node:net';
import { deserialize, serialize } from 'node:v8';

const headerBytes = 4;

/** Dates, bytes and plain objects arrive as they were; functions cannot be sent. */
export function sendFrame(socket: Socket, value: unknown): void {
	const body = serialize(value);
	const header = Buffer.alloc(headerBytes);
	header.writeUInt32BE(body.length);
	socket.write(Buffer.concat([header, body]));
}

/** Calls `told` with each value that arrives. The two ends are of one program and one user: they trust each other. */
export function onFrames<Value>(socket: Socket, told: (value: Value) => void): void {
	let pieces: Buffer[] = [];
	let bytes = 0;
	socket.on('data', (piece: Buffer) => {
		pieces.push(piece);
		bytes += piece.length;
		while (bytes >= headerBytes) {
			if (pieces.length > 1) pieces = [Buffer.concat(pieces)];
			const [all = Buffer.alloc(0)] = pieces;
			const end = headerBytes + all.readUInt32BE();
			if (bytes < end) return;
			pieces = [all.subarray(end)];
			bytes -= end;
			told(deserialize(all.subarray(headerBytes, end)));
		}
	});
}
