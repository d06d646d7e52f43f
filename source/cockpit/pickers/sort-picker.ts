import { resources } from '../../resources/all.ts';
import type { Kind, Kinds } from '../../resources/resource.ts';
import { tableColumns } from '../../resources/table-columns.ts';
import { type Controls, changeTable, kindOf, screenOf, tableOf } from '../controls.ts';
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
		if (sort?.column !== column) return changeTable(controls, kind, { sort: { column, descending: false } });
		changeTable(controls, kind, { sort: sort.descending ? undefined : { column, descending: true } });
	},
};

function columnsOf(controls: Controls, kind: Kind) {
	const { sort } = tableOf(screenOf(controls), kind);
	return tableColumns<Kinds[Kind]>(resources[kind]).map(({ id, header }) => {
		const hint = sort?.column !== id ? undefined : sort.descending ? 'descending' : 'ascending';
		return { value: id, label: header || id, hint };
	});
}
