import { age } from '../../text/age.ts';
import type { Bake } from '../plan.ts';

/** What comes after the change, for who reads the plan. */
export function bakeTexts({ seconds, lights, armed }: Bake): string[] {
	return [
		`watch for ${age(seconds * 1000)} more: ${lights.map(({ title }) => title).join(', ')}`,
		armed
			? 'armed: one red light takes it back by itself'
			: 'not armed: a red light is told, and B takes it back (A arms it)',
	];
}
