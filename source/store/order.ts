/** The order of a table: every two rows have one, so that rows stay where they are while nothing changes. */
import type { Resource, Sight } from '../resources/resource.ts';
import { compareText } from '../text/collation.ts';
import type { TableState } from './screen.ts';

export type Sort = TableState['sort'];
export type Order<Item> = (a: Item, b: Item) => number;

/** By what is asked for, or in the kind's own order; then by name, then by id. */
export function orderOf<Item>(resource: Resource<Item>, sort: Sort, sight: Sight): Order<Item> {
	const { name, id } = resource;
	const byName: Order<Item> = (a, b) => compareText(name(a), name(b)) || byCode(id(a), id(b));
	const column = resource.columns.find((one) => one.id === sort?.column);
	if (!sort || !column) {
		const { order } = resource;
		return order ? (a, b) => order(a, b, sight) || byName(a, b) : byName;
	}
	const key = (item: Item) => column.sort?.(item, sight) ?? column.value(item, sight);
	const sign = sort.descending ? -1 : 1;
	return (a, b) => sign * compare(key(a), key(b)) || byName(a, b);
}

export const byCode = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

const compare = (a: number | string, b: number | string) =>
	typeof a === 'number' && typeof b === 'number' ? a - b : compareText(String(a), String(b));
