import type { Difference } from '../resources/difference.ts';
import type { Resource, Sight } from '../resources/resource.ts';
import type { TimelineEvent } from './event.ts';
import { gathered } from './gathered.ts';

/** What happened to one item. */
export interface Change<Item> extends Pick<TimelineEvent, 'text' | 'tone'> {
	item: Item;
}

/** What has happened between two complete reads of a kind, and not for the very first read. */
export function changes<Item>(
	resource: Resource<Item>,
	{ came, went, replaced }: Difference<Item>,
	sight: Sight,
): TimelineEvent[] {
	const found = [
		...came.flatMap((item) => appeared(resource, item, sight)),
		...replaced.flatMap(({ before, after }) => changed(resource, before, after, sight)),
	];
	for (const item of went) if (!resource.lapses?.(item)) found.push({ item, text: 'gone', tone: 'idle' });
	return gathered(resource, found, sight.now);
}

function appeared<Item>(resource: Resource<Item>, item: Item, sight: Sight): Change<Item>[] {
	const text = resource.news?.(item) ?? `new ${resource.singular}, ${resource.state(item)}`;
	return text === '' ? [] : [{ item, text, tone: resource.tone(item, sight) }];
}

function changed<Item>(resource: Resource<Item>, before: Item, after: Item, sight: Sight): Change<Item>[] {
	const old = resource.watch(before);
	const now = resource.watch(after);
	const found: Change<Item>[] = [];
	for (const name of Object.keys(now)) {
		const was = old[name] ?? '';
		const is = now[name] ?? '';
		if (was === is) continue;
		// The state speaks for itself; any other value is named.
		const label = was === resource.state(before) ? '' : `${name} `;
		const tone = resource.tone(after, sight);
		found.push({ item: after, text: `${label}${was || '–'} → ${is || '–'}`, tone });
	}
	return found;
}
