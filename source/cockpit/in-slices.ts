import type { Clock } from '../clock.ts';

/** Does long work a slice at a time, with keys answered in between; a short one at once. Then `done`. */
export function inSlices(clock: Clock, work: Iterator<undefined>, done: () => void = () => {}): void {
	if (work.next().done) done();
	else clock.after(0, () => inSlices(clock, work, done));
}
