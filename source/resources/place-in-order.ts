/** The first place, of `length` in order, before which nothing stands that `comesBefore`; not before `from`. */
export function placeInOrder(length: number, comesBefore: (place: number) => boolean, from = 0): number {
	let low = from;
	let high = length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (comesBefore(middle)) low = middle + 1;
		else high = middle;
	}
	return low;
}
