/** What we did ourselves, in the list of operations and on the timeline. */
import type { Operation } from '../operations/operation.ts';
import type { Tone } from '../resources/resource.ts';
import { withOperation } from '../store/operations.ts';
import { withEvents } from '../store/timeline.ts';
import type { TimelineEvent } from '../timeline/event.ts';
import type { Controls } from './controls.ts';

const words: Partial<Record<Operation['phase'], { text: string; tone: Tone }>> = {
	applying: { text: 'started', tone: 'busy' },
	baking: { text: 'baking', tone: 'busy' },
	done: { text: 'done', tone: 'good' },
	failed: { text: 'failed', tone: 'bad' },
	interrupted: { text: 'no longer watched', tone: 'warning' },
};

/** The event of a phase that has just begun. */
export function eventOf(operation: Operation, at: number): TimelineEvent | undefined {
	const word = words[operation.phase];
	const [target] = operation.plan.targets;
	return (
		word && {
			id: `${operation.id} ${operation.phase}`,
			at,
			kind: target?.kind ?? 'operations',
			itemId: target?.id ?? operation.id,
			subject: operation.plan.title,
			text: word.text,
			tone: word.tone,
			mine: true,
		}
	);
}

export function log(controls: Controls, operation: Operation, phaseBefore: string | undefined): void {
	const event =
		operation.phase === phaseBefore ? undefined : eventOf(operation, controls.connections.region().now());
	controls.store.setState((state) => ({
		...withOperation(state, operation),
		...(event ? withEvents(state, [event]) : {}),
	}));
}
