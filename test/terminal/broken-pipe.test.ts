import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { onBrokenPipe } from '../../source/terminal/broken-pipe.ts';

const failure = (code: string) => Object.assign(new Error(code), { code });

test('a reader that goes away is heard of once, quietly', () => {
	const stream = new EventEmitter();
	let told = 0;
	onBrokenPipe(stream, () => told++);
	stream.emit('error', failure('EPIPE'));
	stream.emit('error', failure('EPIPE'));
	stream.emit('error', failure('EIO'));
	expect(told).toBe(1);
});

test('a full disk is not a reader gone', () => {
	const stream = new EventEmitter();
	onBrokenPipe(stream, () => expect.unreachable());
	expect(() => stream.emit('error', failure('ENOSPC'))).toThrow('ENOSPC');
	const other = new EventEmitter();
	const told: unknown[] = [];
	onBrokenPipe(other, expect.unreachable, ({ code }) => told.push(code));
	other.emit('error', failure('ENOSPC'));
	other.emit('error', failure('ENOSPC'));
	expect(told).toEqual(['ENOSPC']);
});
