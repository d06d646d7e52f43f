/**
 * Command lines of the cockpit that need no explaining, read by Node itself: Commander, which knows all of them, takes
 * 35 ms of the processor to load, a tenth of the time to the first frame.
 */
import { parseArgs } from 'node:util';
import { noFaults, type Simulation } from '../simulator/simulation.ts';
import type { Asked } from './command-line.ts';

const text = { type: 'string' } as const;
const yes = { type: 'boolean' } as const;
const options = {
	profile: text,
	region: text,
	'read-only': yes,
	theme: text,
	settings: text,
	simulate: yes,
	seed: text,
	speed: text,
	instances: text,
	calm: yes,
	once: yes,
} as const;

/** Numbers that are surely meant and allowed. */
const plainNumber = /^[1-9]\d{0,4}$/;

/** Undefined: there is more to it, or something is wrong with it, and Commander is to say what. */
export function plainLine(argv: readonly string[]): Asked | undefined {
	const values = valuesOf(argv);
	if (!values) return undefined;
	const { profile, region, theme, settings, simulate, once = false } = values;
	const { seed, speed, instances, calm } = values;
	const numbers = [seed, speed, instances].filter((number) => number !== undefined);
	const isWorld = numbers.length > 0 || calm !== undefined;
	if (isWorld && !simulate) return undefined;
	if (!numbers.every((number) => plainNumber.test(number))) return undefined;
	const simulation: Simulation = {
		seed: Number(seed ?? 1),
		speed: Number(speed ?? 1),
		faults: noFaults,
		...(instances !== undefined && { instances: Number(instances) }),
		...(calm !== undefined && { calm }),
	};
	return {
		command: 'cockpit',
		once,
		options: {
			profile,
			region,
			theme,
			settings,
			...(values['read-only'] && { readOnly: true as const }),
			...(simulate && { simulation }),
		},
	};
}

function valuesOf(argv: readonly string[]) {
	try {
		return parseArgs({ args: [...argv], options, strict: true, allowPositionals: false }).values;
	} catch {
		return undefined;
	}
}
