import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { nobody, sessionText, thisSession } from '../../../source/operations/journal/session.ts';

const session = thisSession(() => 1_000_000);

test('this process lives, and so does one that it has started until that has ended', async () => {
	expect(session.isAlive(session.id, 0)).toBe(true);
	const child = spawn(process.execPath, ['-e', 'process.stdin.resume()'], {
		stdio: ['pipe', 'ignore', 'ignore'],
	});
	const [host] = session.id.split(/:\d+:\d*$/);
	await once(child, 'spawn');
	// Whose start is not known is taken for alive while it speaks.
	expect(session.isAlive(`${host}:${child.pid}:`, 1_000_000)).toBe(true);
	expect(session.isAlive(`${host}:${child.pid}:`, 0)).toBe(false);
	child.stdin.end();
	await once(child, 'exit');
	expect(session.isAlive(`${host}:${child.pid}:`, 1_000_000)).toBe(false);
});

test('a later process with the same pid is another one', () => {
	expect(session.isAlive(session.id.replace(/\d+$/, '1'), 1_000_000)).toBe(false);
});

test('one of another machine lives while it was heard of lately', () => {
	expect(session.isAlive('elsewhere:1:1', 950_000)).toBe(true);
	expect(session.isAlive('elsewhere:1:1', 900_000)).toBe(false);
});

test('what is no session is none', () => {
	for (const id of ['', 'x', 'a:b:c']) expect(session.isAlive(id, 1_000_000)).toBe(false);
	expect(nobody.isAlive(session.id, 1_000_000)).toBe(false);
});

test('is told to a person', () => {
	expect(sessionText('bastion:4711:88')).toBe('process 4711 on bastion');
	expect(sessionText(undefined)).toBe('another session');
});
