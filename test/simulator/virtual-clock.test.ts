import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createVirtualClock } from '../../source/simulator/virtual-clock.ts';

function clockAt(speed = 1) {
	let wall = 1_000_000;
	const clock = createVirtualClock({ wall: () => wall, start: 0, speed });
	return {
		clock,
		pass(milliseconds: number) {
			wall += milliseconds;
			clock.catchUp();
		},
	};
}

test('time runs as fast as it is told to', () => {
	const { clock, pass } = clockAt(60);
	pass(1500);
	expect(clock.now()).toBe(90_000);
});

test('events happen at their own time, in order, then by arrival, whenever somebody looks', () => {
	const times = fc.array(fc.integer({ min: -50, max: 500 }), { maxLength: 60 });
	const looks = fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 10 });
	fc.assert(
		fc.property(times, looks, (asked, steps) => {
			const { clock, pass } = clockAt();
			const happened: Array<{ time: number; number: number; seen: number }> = [];
			for (const [number, time] of asked.entries())
				clock.at(time, () => happened.push({ time, number, seen: clock.now() }));
			for (const step of steps) {
				pass(step);
				for (const time of asked.filter((one) => one <= clock.now()))
					expect(happened.some((event) => event.time === time)).toBe(true);
			}
			pass(1000);
			expect(happened.map(({ number }) => number)).toEqual(
				[...asked.keys()].sort((a, b) => (asked[a] ?? 0) - (asked[b] ?? 0) || a - b),
			);
			expect(happened.every(({ time, seen }) => time === seen)).toBe(true);
		}),
	);
});

test('time never goes back, whatever an event asks for', () => {
	fc.assert(
		fc.property(fc.array(fc.integer({ min: -300, max: 300 }), { maxLength: 30 }), (delays) => {
			const { clock, pass } = clockAt();
			const seen: number[] = [];
			for (const [index, delay] of delays.entries())
				clock.at(index * 10, () => {
					seen.push(clock.now());
					clock.at(clock.now() + delay, () => seen.push(clock.now()));
				});
			pass(2000);
			expect(seen.length).toBe(2 * delays.length);
			expect(seen).toEqual(seen.toSorted((a, b) => a - b));
		}),
	);
});

test('what follows from an event counts from that event, not from the look', () => {
	const { clock, pass } = clockAt();
	const seen: number[] = [];
	clock.in(10, () => clock.in(5, () => seen.push(clock.now())));
	pass(60_000);
	expect(seen).toEqual([15_000]);
});
