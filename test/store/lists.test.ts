import { expect, test } from 'vitest';
import type { Operation } from '../../source/operations/operation.ts';
import { withOperation } from '../../source/store/operations.ts';
import { withEvents } from '../../source/store/timeline.ts';
import type { TimelineEvent } from '../../source/timeline/event.ts';
import { store } from './instances.ts';

const event = (id: string, at: number): TimelineEvent => ({
	id,
	at,
	kind: 'alarms',
	itemId: id,
	subject: id,
	text: 'OK → ALARM',
	tone: 'bad',
	mine: false,
});
const operation = (id: string, members: Partial<Operation> = {}): Operation => ({
	id,
	plan: {
		action: 'stop',
		title: 'stop',
		risk: 'routine',
		targets: [],
		changes: [],
		checks: [],
		guards: [],
		steps: [],
		done: [],
	},
	where: { profile: 'ops', account: '1', region: 'eu-west-1', simulated: true },
	startedAt: 0,
	phase: 'applying',
	steps: [],
	narration: [],
	...members,
});
const state = store.getInitialState();

test('the timeline is newest first, holds each event once, and only the newest 500', () => {
	const some = withEvents(state, [event('a', 1), event('b', 3)]);
	const more = withEvents({ ...state, ...some }, [event('b', 3), event('c', 2)]);
	expect(more.timeline.map(({ id }) => id)).toEqual(['b', 'c', 'a']);
	const many = Array.from({ length: 600 }, (_, at) => event(`e-${at}`, at));
	const full = withEvents(state, many).timeline;
	expect(full).toHaveLength(500);
	expect(full[0]?.id).toBe('e-599');
});

test('an operation is known once, and stands as it was told last', () => {
	const begun = { ...state, ...withOperation(state, operation('1')) };
	const two = { ...begun, ...withOperation(begun, operation('2')) };
	const done = withOperation(two, operation('1', { phase: 'done' }));
	expect(done.operations.map(({ id, phase }) => `${id} ${phase}`)).toEqual(['2 applying', '1 done']);
});

test('what is taken back is marked when that is done, and not before', () => {
	const begun = { ...state, ...withOperation(state, operation('1', { phase: 'done' })) };
	const undoing = { ...begun, ...withOperation(begun, operation('2', { undoes: '1' })) };
	expect(undoing.operations[1]?.undoneBy).toBeUndefined();
	const undone = withOperation(undoing, operation('2', { undoes: '1', phase: 'done' }));
	expect(undone.operations[1]?.undoneBy).toBe('2');
});
