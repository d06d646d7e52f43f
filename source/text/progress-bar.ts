/** Eighths of a cell. */
const parts = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'] as const;

/** A share (0–1) as a bar of `cells`: `██████▌░░░`. */
export function progressBar(share: number, cells: number): string {
	const eighths = Math.round(Math.min(1, Math.max(0, share)) * cells * 8);
	const bar = '█'.repeat(eighths >> 3) + (parts[eighths & 7] ?? '');
	return bar + '░'.repeat(Math.max(0, cells - Math.ceil(eighths / 8)));
}
