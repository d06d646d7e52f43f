import type { Column } from '../../source/resources/resource.ts';
import { width } from '../../source/text/width.ts';

export interface Fitted<Item> {
	column: Column<Item>;
	/** Cells. */
	width: number;
}

/** Cells between two columns. */
export const gap = 2;

/**
 * Which columns fit, and how wide each is: the least important go first, spare width goes to those
 * that grow. A pane has no headings to make room for.
 */
export function fitColumns<Item>(
	columns: readonly Column<Item>[],
	cells: number,
	headings = true,
): Fitted<Item>[] {
	let kept = [...columns];
	const least = (column: Column<Item>) =>
		headings ? Math.max(column.width.min, width(column.header)) : column.width.min;
	const needed = () => kept.reduce((sum, column) => sum + least(column), gap * Math.max(0, kept.length - 1));
	while (kept.length > 1 && needed() > cells) {
		const worst = Math.max(...kept.map(({ priority }) => priority));
		const last = kept.findLastIndex(({ priority }) => priority === worst);
		kept = kept.filter((_column, index) => index !== last);
	}
	const fitted = kept.map((column) => ({ column, width: least(column) }));
	let spare = cells - needed();
	// Each towards its `max` in proportion, so that all are cut a little rather than one by much; then without bound.
	spare -= share(
		fitted,
		spare,
		({ column, width: now }) => Math.max(0, (column.width.max ?? now) - now),
		true,
	);
	share(fitted, spare, ({ column }) => column.width.grow ?? 0, false);
	const [only] = fitted;
	if (fitted.length === 1 && only) only.width = Math.max(1, cells);
	return fitted;
}

/** Gives cells away by weight; a weight is also the most that one takes when it is `bounded`. */
function share<Item>(
	fitted: Array<Fitted<Item>>,
	spare: number,
	weightOf: (one: Fitted<Item>) => number,
	bounded: boolean,
): number {
	const weights = fitted.map(weightOf);
	const all = weights.reduce((sum, weight) => sum + weight, 0);
	if (all === 0 || spare <= 0) return 0;
	const portion = bounded ? Math.min(1, spare / all) : spare / all;
	let given = 0;
	for (const [index, one] of fitted.entries()) {
		const cells = Math.floor((weights[index] ?? 0) * portion);
		one.width += cells;
		given += cells;
	}
	return given;
}
