/** How long a person may have to wait: `40 s`, `10 min`, `2 h`. Takes seconds. */
export function duration(seconds: number): string {
	if (seconds < 120) return `${Math.round(seconds)} s`;
	if (seconds < 7200) return `${Math.round(seconds / 60)} min`;
	return `${Math.round(seconds / 3600)} h`;
}
