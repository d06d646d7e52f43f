import { InvalidArgumentError } from 'commander';

/** A whole number in [low, high]. */
export const wholeNumber = (low: number, high: number) => (text: string) => {
	const value = Number(text);
	if (/^\d+$/.test(text) && value >= low && value <= high) return value;
	throw new InvalidArgumentError(`Expected a whole number from ${low} to ${high}.`);
};

/** A number in (above, high]. */
export const number = (above: number, high: number) => (text: string) => {
	const value = Number(text);
	if (/^\d*\.?\d+$/.test(text) && value > above && value <= high) return value;
	throw new InvalidArgumentError(`Expected a number above ${above}, at most ${high}.`);
};
