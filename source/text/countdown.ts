/** Time that is left, to the second: `9:05`, `1:02:03`. Takes milliseconds. */
export function countdown(milliseconds: number): string {
	const seconds = Math.ceil(Math.max(0, milliseconds) / 1000);
	const pad = (value: number) => String(value).padStart(2, '0');
	const hours = Math.floor(seconds / 3600);
	const minutes = Math.floor(seconds / 60) % 60;
	const head = hours > 0 ? `${hours}:${pad(minutes)}` : String(minutes);
	return `${head}:${pad(seconds % 60)}`;
}
