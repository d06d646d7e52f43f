/** Seeded randomness: the same seed gives the same world. */
export interface Random {
	/** In [0, 1). */
	next(): number;
	/** An integer in [low, high]. */
	integer(low: number, high: number): number;
	/** One of a non-empty list. */
	pick<T>(from: readonly [T, ...T[]]): T;
	/** `length` lower-case hexadecimal digits, for AWS's ids. */
	hex(length: number): string;
}

const step = 0x6d2b79f5;
const range = 4_294_967_296;

/** 32 bits that look like chance, and are the same for the same state. */
function mix(state: number): number {
	let mixed = Math.imul(state ^ (state >>> 15), state | 1);
	mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
	return (mixed ^ (mixed >>> 14)) >>> 0;
}

/** The `number`-th draw of a seed without those before it: 32 bits. For what is made from its number alone. */
export const drawn = (seed: number, number: number): number => mix((seed + Math.imul(number, step)) >>> 0);

/** Mulberry32: 32 bits of state are plenty for a scenario. */
export function createRandom(seed: number): Random {
	let state = seed >>> 0;
	const next = () => {
		state = (state + step) >>> 0;
		return mix(state) / range;
	};
	const integer = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
	return {
		next,
		integer,
		pick: (from) => from[integer(0, from.length - 1)] ?? from[0],
		hex(length) {
			let digits = '';
			while (digits.length < length) digits += integer(0, 15).toString(16);
			return digits;
		},
	};
}
