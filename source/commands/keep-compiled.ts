import module from 'node:module';
import type { Clock } from '../clock.ts';

/** Milliseconds: everything that a start needs is there by then, and drawn. */
const afterwards = 5000;

/**
 * Writes down what Node has compiled: it does so by itself at an ordinary end, but not when the session is cut off, and
 * the next start would take twice as long. Returns how to stop.
 */
export const keepCompiled = (clock: Clock): (() => void) =>
	// Node 22.0 has no such function.
	clock.after(afterwards, () => module.flushCompileCache?.());
