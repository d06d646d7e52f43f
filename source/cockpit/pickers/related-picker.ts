import { resources } from '../../resources/all.ts';
import type { Kind, Kinds, Relation } from '../../resources/resource.ts';
import type { PickerChoice } from '../../store/screen.ts';
import { type Controls, kindOf, screenOf } from '../controls.ts';
import { cursorItem } from '../items.ts';
import { openRelation } from '../places.ts';
import type { Picker } from './picker.ts';

/** From one item to what belongs to it: an instance's alarms, an alarm's instance. */
export const relatedPicker: Picker = {
	title: 'Related',
	choices(controls) {
		const kind = kindOf(screenOf(controls));
		return kind ? choicesOf(controls, kind) : [];
	},
	choose(controls, title) {
		const kind = kindOf(screenOf(controls));
		if (kind) follow(controls, kind, title);
	},
};

function relationsOf<K extends Kind>(kind: K, item: Kinds[K]): Relation<Kinds[K]>[] {
	return resources[kind].related?.(item) ?? [];
}

function choicesOf<K extends Kind>(controls: Controls, kind: K): PickerChoice[] {
	const item = cursorItem(controls.store.getState(), kind);
	if (item === undefined) return [];
	return relationsOf(kind, item).map((relation) => {
		const filter = relation.filter(item);
		return {
			value: relation.title,
			label: relation.title,
			hint: relation.hint ?? filter,
			disabled: filter === undefined ? 'none belong to it' : undefined,
		};
	});
}

function follow<K extends Kind>(controls: Controls, kind: K, title: string): void {
	const item = cursorItem(controls.store.getState(), kind);
	if (item === undefined) return;
	const relation = relationsOf(kind, item).find((candidate) => candidate.title === title);
	if (relation) openRelation(controls, relation, item);
}
