import { resources } from '../resources/all.ts';
import type { Kind, Resource } from '../resources/resource.ts';
import type { State } from '../store/state.ts';
import { type Controls, kindOf, notice, screenOf } from './controls.ts';
import { cursorItem } from './items.ts';

type Read = <Item>(resource: Resource<Item>, item: Item, state: State) => string | undefined;

const readings = {
	id: (resource, item) => resource.id(item),
	ARN: (resource, item, { session }) =>
		session.connection.state === 'ready'
			? resource.arn?.(item, { account: session.connection.identity.account, region: session.region })
			: undefined,
	'console address': (resource, item, { session }) => resource.consoleUrl?.(item, { region: session.region }),
} satisfies Record<string, Read>;

/** Copies what names the item in front, to the clipboard of the person's own machine. */
export function copy(controls: Controls, what: keyof typeof readings): void {
	const kind = kindOf(screenOf(controls));
	if (kind) copyOf(controls, kind, what);
}

function copyOf<K extends Kind>(controls: Controls, kind: K, what: keyof typeof readings): void {
	const state = controls.store.getState();
	const item = cursorItem(state, kind);
	if (item === undefined) return;
	const read: Read = readings[what];
	const text = read(resources[kind], item, state);
	if (text === undefined) return notice(controls, `A ${resources[kind].singular} has no ${what}.`, 'warning');
	controls.terminal.copy(text);
	notice(controls, `Copied ${text}`);
}
