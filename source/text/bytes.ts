const units = ['B', 'KiB', 'MiB', 'GiB'] as const;

/** `512 B`, `12.4 KiB`, `80.0 MiB`. */
export const bytesText = (bytes: number): string => `${inUnit(bytes, bytes)} ${unitOf(bytes)}`;

/** How much of a whole, in the whole's unit: `12.4 of 80.0 MiB`. */
export const bytesOf = (bytes: number, whole: number): string =>
	`${inUnit(bytes, whole)} of ${bytesText(whole)}`;

const stepOf = (whole: number) =>
	whole < 1024 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(whole) / 10));

const unitOf = (whole: number) => units[stepOf(whole)] ?? 'B';

function inUnit(bytes: number, whole: number): string {
	const step = stepOf(whole);
	return step === 0 ? `${bytes}` : (bytes / 1024 ** step).toFixed(1);
}
