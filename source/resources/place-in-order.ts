type ComesBefore = (place: number) => boolean;

/** The first place, of `length` in order, before which nothing stands that `comesBefore`; not before `from`. */
export function placeInOrder(length: number, comesBefore: ComesBefore, from = 0): number {
	let low = from;
	let high = length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (comesBefore(middle)) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** The same, looked for from a place outwards that it is likely near: then only what is around it is looked at. */
export function placeNear(length: number, near: number, comesBefore: ComesBefore): number {
	let low = near;
	let high = near;
	for (let step = 1; high < length && comesBefore(high); step *= 2) {
		low = high + 1;
		high += step;
	}
	for (let step = 1; low > 0 && !comesBefore(low - 1); step *= 2) {
		high = low - 1;
		low = Math.max(0, low - step);
	}
	return placeInOrder(Math.min(high, length), comesBefore, low);
}
