import type { Kind, Resource, Sight } from '../resources/resource.ts';
import type { TimelineEvent } from './event.ts';

/** More changes of one kind at once than these are told as one. */
const mostEvents = 12;

type Change<Item> = Pick<TimelineEvent, 'text' | 'tone'> & { item: Item };

/** What has happened between two complete reads of a kind. Not for the very first read. */
export function changes<Item>(
	resource: Resource<Item>,
	before: readonly Item[],
	after: readonly Item[],
	sight: Sight,
): TimelineEvent[] {
	if (before === after) return [];
	const old = new Map(before.map((item) => [resource.id(item), item]));
	const found: Change<Item>[] = [];
	for (const item of after) {
		const id = resource.id(item);
		const previous = old.get(id);
		old.delete(id);
		if (previous === undefined) found.push(appeared(resource, item, sight));
		else if (previous !== item) found.push(...changed(resource, previous, item, sight));
	}
	for (const item of old.values()) found.push({ item, text: 'gone', tone: 'idle' });
	if (found.length > mostEvents) return [summary(resource, found.length, sight)];
	return found.map(({ item, text, tone }, index) => ({
		id: `${resource.kind} ${resource.id(item)} ${sight.now} ${index}`,
		at: sight.now,
		kind: resource.kind,
		itemId: resource.id(item),
		subject: resource.name(item),
		text,
		tone,
		mine: false,
	}));
}

const appeared = <Item>(resource: Resource<Item>, item: Item, sight: Sight): Change<Item> => ({
	item,
	text: `new ${resource.singular}, ${resource.state(item)}`,
	tone: resource.tone(item, sight),
});

function changed<Item>(resource: Resource<Item>, before: Item, after: Item, sight: Sight): Change<Item>[] {
	const old = resource.watch(before);
	return Object.entries(resource.watch(after)).flatMap(([name, value]) => {
		const was = old[name] ?? '';
		if (was === value) return [];
		// The state speaks for itself; any other value is named.
		const label = was === resource.state(before) ? '' : `${name} `;
		return [
			{ item: after, text: `${label}${was || '–'} → ${value || '–'}`, tone: resource.tone(after, sight) },
		];
	});
}

function summary<Item>(resource: Resource<Item>, count: number, sight: Sight): TimelineEvent {
	const kind: Kind = resource.kind;
	return {
		id: `${kind} ${sight.now} many`,
		at: sight.now,
		kind,
		itemId: '',
		subject: resource.title,
		text: `${count} changes at once`,
		tone: 'warning',
		mine: false,
	};
}
