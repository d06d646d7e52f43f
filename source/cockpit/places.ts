/** Going somewhere and coming back along the way one came. */

import { resources } from '../resources/all.ts';
import type { Kind, Relation } from '../resources/resource.ts';
import { cursorIn } from '../store/list-cursor.ts';
import { emptyTable, type PaneId, type Place, panes } from '../store/screen.ts';
import type { TimelineEvent } from '../timeline/event.ts';
import { closeOnBoard, openOnBoard } from './board.ts';
import {
	type Controls,
	changePlace,
	changeScreen,
	changeTable,
	kindOf,
	notice,
	placeOf,
	screenOf,
	show,
	tableOf,
} from './controls.ts';
import { readDetail } from './detail.ts';
import { dropDraft } from './draft.ts';
import { cursorItem } from './items.ts';
import { operationInFront } from './operation-in-front.ts';
import { subjectOf } from './operation-subject.ts';

export function goTo(controls: Controls, place: Place): void {
	changeScreen(controls, (screen) => ({ places: [...screen.places, place], overlay: undefined }));
	controls.connections.attend();
}

/** A kind from the palette: a fresh way, so that `esc` leads to the cockpit. */
export function goToKind(controls: Controls, kind: Kind): void {
	const pane = panes.find((id) => id === kind);
	changeScreen(controls, (screen) => ({
		places: [{ screen: 'cockpit' }, { screen: 'table', kind }],
		focus: pane ?? screen.focus,
		overlay: undefined,
	}));
	controls.connections.attend();
}

export function focusPane(controls: Controls, pane: PaneId): void {
	const screen = screenOf(controls);
	if (placeOf(screen).screen === 'cockpit' && screen.focus === pane) return zoom(controls);
	changeScreen(controls, () => ({ places: [{ screen: 'cockpit' }], focus: pane }));
	controls.connections.attend();
}

export function focusBeside(controls: Controls, step: 1 | -1): void {
	const screen = screenOf(controls);
	const next = (panes.indexOf(screen.focus) + step + panes.length) % panes.length;
	focusPane(controls, panes[next] ?? screen.focus);
}

/** From a pane to its full screen, and back. */
export function zoom(controls: Controls): void {
	const screen = screenOf(controls);
	const place = placeOf(screen);
	if (place.screen !== 'cockpit') return back(controls);
	if (screen.focus === 'timeline') return goTo(controls, { screen: 'timeline', cursor: 0 });
	goTo(controls, { screen: 'table', kind: screen.focus });
}

/** `⏎`: from a pane to its table, from a row to its detail or to what it stands for. */
export function open(controls: Controls): void {
	const screen = screenOf(controls);
	const place = placeOf(screen);
	switch (place.screen) {
		case 'cockpit':
			return zoom(controls);
		case 'table':
			return openItem(controls, place.kind);
		case 'detail':
			return openOnBoard(controls, place);
		case 'timeline': {
			const { timeline } = controls.store.getState();
			const event = timeline[cursorIn(timeline, place)];
			if (event) openEvent(controls, event);
			return;
		}
		case 'journal': {
			const operation = operationInFront(controls.store.getState());
			if (operation) goTo(controls, { screen: 'operation', id: operation.id, offset: 0 });
			return;
		}
		case 'operation':
			openSubject(controls);
	}
}

/** One event of many items stands for their table. */
function openEvent(controls: Controls, { kind: name, itemId }: TimelineEvent): void {
	const kind = kindNamed(name);
	if (!kind) return;
	if (itemId === '') goTo(controls, { screen: 'table', kind });
	else openDetail(controls, kind, itemId);
}

/** From an operation to what it is about: the board of the deployment that it has started. */
export function openSubject(controls: Controls): void {
	const operation = operationInFront(controls.store.getState());
	const subject = operation && subjectOf(operation);
	if (subject) openDetail(controls, subject.kind, subject.id);
}

const kindNamed = (name: string) => Object.values(resources).find((resource) => resource.kind === name)?.kind;

function openItem<K extends Kind>(controls: Controls, kind: K): void {
	const item = cursorItem(controls.store.getState(), kind);
	if (!item) return;
	const { opens } = resources[kind];
	if (opens === 'related') controls.run('related');
	else openDetail(controls, kind, resources[kind].id(item));
}

export function openDetail(controls: Controls, kind: Kind, id: string): void {
	goTo(controls, { screen: 'detail', kind, id, mode: 'fields', offset: 0, detail: { state: 'loading' } });
	readDetail(controls);
}

export function openRelation<Item>(controls: Controls, relation: Relation<Item>, item: Item): void {
	const filter = relation.filter(item);
	if (filter === undefined) return notice(controls, `There are no ${relation.title} to show.`, 'warning');
	const before = tableOf(screenOf(controls), relation.kind);
	changeTable(controls, relation.kind, { ...emptyTable, sort: before.sort, marks: before.marks, filter });
	goTo(controls, { screen: 'table', kind: relation.kind, before });
}

/** `esc`: one thing at a time, the nearest first. */
export function back(controls: Controls): void {
	const screen = screenOf(controls);
	if (screen.overlay) {
		if (screen.overlay.overlay === 'help') return show(controls, screen.overlay.over);
		dropDraft(controls);
		return show(controls, screen.overlay.overlay === 'plan' ? screen.overlay.form : undefined);
	}
	const place = placeOf(screen);
	if (closeOnBoard(controls, place)) return;
	if (place.screen === 'comparison' && (place.filtering || place.filter))
		return changePlace(controls, { ...place, filtering: false, filter: '', offset: 0 });
	const kind = kindOf(screen);
	if (kind && place.screen !== 'detail') {
		const table = tableOf(screen, kind);
		if (table.filtering) return changeTable(controls, kind, { filtering: false, filter: '' });
		const given = place.screen === 'table' && place.before;
		if (table.marks.size > 0 && !given) return changeTable(controls, kind, { marks: new Set() });
		if (table.filter && !given) return changeTable(controls, kind, { filter: '' });
		if (place.screen === 'table' && place.before)
			changeTable(controls, kind, { ...place.before, marks: table.marks });
	}
	if (screen.places.length > 1) {
		changeScreen(controls, ({ places }) => ({ places: places.slice(0, -1) }));
		controls.connections.attend();
		if (placeOf(screenOf(controls)).screen === 'detail') readDetail(controls);
		if (placeOf(screenOf(controls)).screen === 'comparison') controls.run('readNow');
	}
}
