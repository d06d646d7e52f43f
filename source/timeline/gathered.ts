import type { Resource } from '../resources/resource.ts';
import { wholeNumber } from '../text/whole-number.ts';
import type { Change } from './changes.ts';
import type { TimelineEvent } from './event.ts';

/** So many changes of one kind at once are told one by one. */
const mostAlone = 12;
/** Beyond that, so many different ones are told; the others are counted. */
const mostGroups = 8;

/** Changes as events: a thousand instances that stop together are one line, not a thousand. */
export function gathered<Item>(
	resource: Resource<Item>,
	found: readonly Change<Item>[],
	at: number,
): TimelineEvent[] {
	const { kind } = resource;
	const event = (itemId: string, subject: string, { text, tone }: Pick<TimelineEvent, 'text' | 'tone'>) => ({
		id: `${kind} ${itemId} ${at} ${tone} ${subject} ${text}`,
		at,
		kind,
		itemId,
		subject,
		text,
		tone,
		mine: false,
	});
	const alone = ({ item, ...what }: Change<Item>) => event(resource.id(item), resource.name(item), what);
	if (found.length <= mostAlone) return found.map(alone);

	const groups = [...Map.groupBy(found, ({ text, tone }) => `${tone} ${text}`).values()];
	groups.sort((a, b) => b.length - a.length);
	const told = groups.slice(0, mostGroups).flatMap((group) => {
		const [first] = group;
		if (!first) return [];
		return group.length === 1
			? [alone(first)]
			: [event('', `${wholeNumber(group.length)} × ${resource.singular}`, first)];
	});
	const others = groups.slice(mostGroups).flat().length;
	if (others > 0)
		told.push(event('', resource.title, { text: `${wholeNumber(others)} more changes`, tone: 'warning' }));
	return told;
}
