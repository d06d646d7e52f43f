import { resources } from '../../resources/all.ts';
import type { Kind, Kinds } from '../../resources/resource.ts';
import { tableColumns } from '../../resources/table-columns.ts';
import { prepareOrder } from '../../store/rows.ts';
import type { TableState } from '../../store/screen.ts';
import { type Controls, changeTable, kindOf, screenOf, tableOf } from '../controls.ts';
import { inSlices } from '../in-slices.ts';
import type { Picker } from './picker.ts';

/** Sorts by a column; the column by which it is sorted already is reversed, a third time takes the sort away. */
export const sortPicker: Picker = {
	title: 'Sort by',
	choices(controls) {
		const kind = kindOf(screenOf(controls));
		return kind ? columnsOf(controls, kind) : [];
	},
	choose(controls, column) {
		const screen = screenOf(controls);
		const kind = kindOf(screen);
		if (!kind) return;
		const { sort } = tableOf(screen, kind);
		if (sort?.column !== column) return sortBy(controls, kind, { column, descending: false });
		sortBy(controls, kind, sort.descending ? undefined : { column, descending: true });
	},
};

/** What was asked for last: an order that is still being made when another one is asked for is forgotten. */
const asked = new WeakMap<Controls, TableState['sort']>();

/** The rows stay as they are until the new order is made. */
function sortBy(controls: Controls, kind: Kind, sort: TableState['sort']): void {
	const { store, clock } = controls;
	asked.set(controls, sort);
	if (!sort) return changeTable(controls, kind, { sort });
	inSlices(clock, prepareOrder(store.getState(), kind, sort), () => {
		if (asked.get(controls) === sort) changeTable(controls, kind, { sort });
	});
}

function columnsOf(controls: Controls, kind: Kind) {
	const { sort } = tableOf(screenOf(controls), kind);
	return tableColumns<Kinds[Kind]>(resources[kind]).map(({ id, header }) => {
		const hint = sort?.column !== id ? undefined : sort.descending ? 'descending' : 'ascending';
		return { value: id, label: header || id, hint };
	});
}
