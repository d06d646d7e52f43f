import { describe, expect, test } from 'vitest';
import { guardScreen } from '../../source/terminal/screen-guard.ts';
import { FakeProcess } from './fake-process.ts';

const alternateScreenOff = '?1049l';
const restored = (process: FakeProcess) => process.done.filter((what) => what.includes('?25h')).length;

function guarded(unmount: () => void = () => undefined) {
	const process = new FakeProcess();
	const guard = guardScreen(process, unmount);
	return { process, guard };
}

describe('the terminal is given back', () => {
	test.each([
		['SIGHUP', 129],
		['SIGINT', 130],
		['SIGTERM', 143],
	])('on %s, with exit code %i', (signal, code) => {
		const { process } = guarded();
		process.emit(signal);
		expect(restored(process)).toBe(1);
		expect(process.done.at(-1)).toBe(`exit ${code}`);
	});

	test.each(['uncaughtException', 'unhandledRejection'])('before the error is told, on %s', (event) => {
		const { process } = guarded(() => process.done.push('unmounted'));
		process.emit(event, new Error('wing fell off'));
		const order = process.done.map((what) => what.split(' ')[0]);
		expect(order).toEqual(['unmounted', 'cooked', 'out', 'err', 'exit']);
		expect(process.done[3]).toContain('wing fell off');
		expect(process.done.at(-1)).toBe('exit 1');
	});

	test('once, however often it is asked for', () => {
		const { process, guard } = guarded();
		guard.restore();
		process.emit('SIGTERM');
		process.emit('exit');
		expect(restored(process)).toBe(1);
	});

	test('with the main screen, when the views cannot take their screen down themselves', () => {
		const regular = guarded();
		regular.guard.restore();
		expect(regular.process.done.join()).not.toContain(alternateScreenOff);

		const wedged = guarded(() => {
			throw new Error('wedged');
		});
		wedged.guard.restore();
		expect(wedged.process.done.join()).toContain(alternateScreenOff);
	});

	test('as far as it goes when the line has dropped', () => {
		const { process } = guarded();
		process.stdin.setRawMode = () => {
			throw new Error('EIO');
		};
		process.stdout.write = () => {
			throw new Error('EIO');
		};
		process.emit('SIGHUP');
		expect(process.done).toEqual(['exit 129']);
	});

	test('no more after the guard was released', () => {
		const { process, guard } = guarded();
		guard.release();
		process.emit('SIGTERM');
		expect(process.done).toEqual([]);
	});
});
