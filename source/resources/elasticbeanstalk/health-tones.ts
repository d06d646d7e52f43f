import type { Tone } from '../resource.ts';

/** By the colour of an environment's health: `Green`, `Yellow`, `Red`, `Grey`. */
export const healthTones: Readonly<Record<string, Tone>> = {
	Green: 'good',
	Yellow: 'warning',
	Red: 'bad',
	Grey: 'idle',
};
