import type { Column } from '../source/resources/resource.ts';
import { width } from '../source/text/width.ts';

export interface Fitted<Item> {
	column: Column<Item>;
	/** Cells. */
	width: number;
}

/** Cells between two columns. */
export const gap = 2;

/** Which columns fit, and how wide each is: the least important go first, spare width goes to those that grow. */
export function fitColumns<Item>(columns: readonly Column<Item>[], cells: number): Fitted<Item>[] {
	let kept = [...columns];
	const least = (column: Column<Item>) => Math.max(column.width.min, width(column.header));
	const needed = () => kept.reduce((sum, column) => sum + least(column), gap * Math.max(0, kept.length - 1));
	while (kept.length > 1 && needed() > cells) {
		const worst = Math.max(...kept.map(({ priority }) => priority));
		const last = kept.findLastIndex(({ priority }) => priority === worst);
		kept = kept.filter((_column, index) => index !== last);
	}
	const fitted = kept.map((column) => ({ column, width: least(column) }));
	let spare = cells - needed();
	// Up to `max` first, so that nothing is cut that need not be; then to those that grow without bound.
	for (const one of fitted) {
		if (spare <= 0) break;
		const wanted = Math.min(spare, Math.max(0, (one.column.width.max ?? one.width) - one.width));
		one.width += wanted;
		spare -= wanted;
	}
	const growing = fitted.filter(({ column }) => column.width.grow);
	const shares = growing.reduce((sum, { column }) => sum + (column.width.grow ?? 0), 0);
	for (const one of growing)
		if (spare > 0) one.width += Math.floor((spare * (one.column.width.grow ?? 0)) / shares);
	const [only] = fitted;
	if (fitted.length === 1 && only) only.width = Math.max(1, cells);
	return fitted;
}
