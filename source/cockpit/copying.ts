import { resources } from '../resources/all.ts';
import type { Kind, Resource } from '../resources/resource.ts';
import { openedRow } from '../store/board-entries.ts';
import type { State } from '../store/state.ts';
import { type Controls, kindOf, notice, placeOf, screenOf } from './controls.ts';
import { cursorItem } from './items.ts';

type Read = <Item>(resource: Resource<Item>, item: Item, state: State) => string | undefined;

const readings = {
	id: (resource, item) => resource.ownId?.(item) ?? resource.id(item),
	ARN: (resource, item, { session }) =>
		session.connection.state === 'ready'
			? resource.arn?.(item, { account: session.connection.identity.account, region: session.region })
			: undefined,
	'console address': (resource, item, { session }) => resource.consoleUrl?.(item, { region: session.region }),
} satisfies Record<string, Read>;

/** Copies what names the item in front, to the clipboard of the person's own machine. */
export function copy(controls: Controls, what: keyof typeof readings): void {
	const screen = screenOf(controls);
	const place = placeOf(screen);
	const row = place.screen === 'detail' ? openedRow(place) : undefined;
	if (row && what === 'id') return done(controls, row.id);
	const kind = kindOf(screen);
	if (kind) copyOf(controls, kind, what);
}

function copyOf<K extends Kind>(controls: Controls, kind: K, what: keyof typeof readings): void {
	const state = controls.store.getState();
	const item = cursorItem(state, kind);
	if (item === undefined) return;
	const read: Read = readings[what];
	const text = read(resources[kind], item, state);
	if (text === undefined) return notice(controls, `A ${resources[kind].singular} has no ${what}.`, 'warning');
	done(controls, text);
}

function done(controls: Controls, text: string): void {
	controls.terminal.copy(text);
	notice(controls, `Copied ${text}`);
}
