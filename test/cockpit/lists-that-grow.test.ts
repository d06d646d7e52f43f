/** Lists that grow at their top, and what they lead to, while things come and go. */
import { expect, test } from 'vitest';
import type { TimelineEvent } from '../../source/timeline/event.ts';
import { operationOf } from '../views/overlays/plans.ts';
import { type SimulatedDeck, simulatedDeck } from './simulated-deck.ts';

const event = (number: number, members: Partial<TimelineEvent> = {}): TimelineEvent => ({
	...{ id: `e-${number}`, at: number, kind: 'instances', itemId: `i-${number}`, subject: `web-${number}` },
	...{ text: 'gone', tone: 'idle', mine: false },
	...members,
});
const placeOf = ({ store }: SimulatedDeck) => store.getState().screen.places.at(-1);

/** In the timeline, after all lists were read. */
async function inTimeline(timeline: TimelineEvent[]): Promise<SimulatedDeck> {
	const deck = await simulatedDeck();
	await deck.until(() => deck.store.getState().known.instances.sources[0]?.at !== undefined);
	deck.store.setState({ timeline });
	deck.run('timeline');
	return deck;
}

test('the timeline’s cursor stays with its event, and at the top while no key has moved it', async () => {
	const deck = await inTimeline([event(2), event(1)]);
	const more = (number: number) =>
		deck.store.setState(({ timeline }) => ({ timeline: [event(number), ...timeline] }));
	more(3);
	deck.run('down');
	more(4);
	deck.run('open');
	expect(placeOf(deck)).toMatchObject({ screen: 'detail', id: 'i-2' });
	deck.run('back');
	deck.run('down');
	deck.run('open');
	expect(placeOf(deck)).toMatchObject({ screen: 'detail', id: 'i-1' });
});

test('the journal’s keys are about the operation that was seen, also when another session begins one', async () => {
	const deck = await simulatedDeck();
	await deck.pass(2);
	const seen = operationOf({ id: '01', phase: 'done' });
	deck.store.setState({ operations: [seen] });
	deck.run('journal');
	deck.store.setState({ operations: [operationOf({ id: '02', phase: 'applying' }), seen] });
	deck.run('open');
	expect(placeOf(deck)).toMatchObject({ screen: 'operation', id: '01' });
});

test('an event of many leads to their table', async () => {
	const deck = await inTimeline([event(1, { itemId: '', subject: '20 × instance' })]);
	deck.run('open');
	expect(placeOf(deck)).toEqual({ screen: 'table', kind: 'instances' });
});

test('what has gone since is said to have gone, once all was read anew', async () => {
	const deck = await inTimeline([event(1)]);
	deck.run('open');
	expect(placeOf(deck)).toMatchObject({ detail: { state: 'loading' } });
	await deck.until(() => deck.text().includes('There is no instance i-1 now.'), 60);
});
