import { expect, test } from 'vitest';
import { createSuspender } from '../../source/terminal/suspend.ts';
import { createManualClock } from '../helpers/manual-clock.ts';
import { FakeProcess } from './fake-process.ts';

function flying() {
	const process = new FakeProcess();
	const clock = createManualClock();
	const suspender = createSuspender(process, clock, async (meanwhile) => {
		process.done.push('terminal handed over');
		await meanwhile();
		process.done.push('terminal taken back');
	});
	return { process, clock, suspender };
}

const inOrder = [
	'terminal handed over',
	'kill 0 SIGTSTP',
	'terminal taken back',
	// It learns of a new size of the terminal.
	'kill 4711 SIGWINCH',
];

test('^z stops the whole process group, and fg takes the terminal again', async () => {
	const { process, clock, suspender } = flying();
	const suspended = suspender.suspend();
	expect(process.done).toEqual(inOrder.slice(0, 2));
	process.emit('SIGCONT');
	expect(await suspended).toBe(true);
	expect(process.done).toEqual(inOrder);
	expect(clock.pending()).toBe(0);
});

test('while it stops, its own SIGTSTP is not caught; afterwards one from outside is', async () => {
	const { process, suspender } = flying();
	const suspended = suspender.suspend();
	expect(process.listenerCount('SIGTSTP')).toBe(0);
	process.emit('SIGCONT');
	await suspended;
	process.done.length = 0;
	process.emit('SIGTSTP');
	expect(process.done).toEqual(inOrder.slice(0, 2));
});

test('where no shell could ever continue it, it flies on', async () => {
	const { process, clock, suspender } = flying();
	const suspended = suspender.suspend();
	await clock.advance(1000);
	expect(await suspended).toBe(false);
	expect(process.done).toEqual(inOrder);
});

test('a second ^z while the first is under way does nothing', async () => {
	const { process, suspender } = flying();
	const first = suspender.suspend();
	expect(await suspender.suspend()).toBe(false);
	process.emit('SIGCONT');
	expect(await first).toBe(true);
	expect(process.done).toEqual(inOrder);
});

test('continued after a stop it could not see, it repaints', async () => {
	const { process } = flying();
	process.emit('SIGCONT');
	await Promise.resolve();
	expect(process.done).toEqual(['terminal handed over', 'terminal taken back']);
});

test('once released it listens no more', () => {
	const { process, suspender } = flying();
	suspender.release();
	expect(process.eventNames()).toEqual([]);
});
