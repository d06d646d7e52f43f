/** The addresses of the region, by the number of those given out before. */

/** The first four addresses of a subnet are AWS's own; beyond 65,000 instances they come again. */
export function privateAddress(zone: number, number: number): string {
	const host = 4 + (number % 65_000);
	return `10.${zone}.${host >> 8}.${host & 255}`;
}

export const publicAddress = (number: number): string => `203.0.113.${(number % 250) + 1}`;
