/** What other sessions do, as their lines come into the journal; what bakes in front is looked at from here too. */
import { isUnderWay } from '../operations/journal/life.ts';
import { sessionText } from '../operations/journal/session.ts';
import type { Operation } from '../operations/operation.ts';
import { withOperation } from '../store/operations.ts';
import { type Controls, notice } from './controls.ts';
import { log } from './logbook.ts';
import { lookAlong } from './looking-along.ts';
import { isHere } from './operation-in-front.ts';

/** Milliseconds of the wall between two looks at the journal; it is read only when it has grown. */
const every = 1000;

/** Returns how to stop. The first read is `recall`'s, on arrival. */
export function followOthers(controls: Controls): () => void {
	const { clock, store, journal, connections } = controls;
	const along = lookAlong(controls);
	/** As the journal told them last. */
	let told = new Map<string, Operation>();
	let looking = false;
	let cancel = () => {};
	const look = async () => {
		if (looking || store.getState().session.connection.state !== 'ready') return;
		looking = true;
		const signal = connections.signal();
		const read = await journal.read().catch(() => undefined);
		looking = false;
		if (signal.aborted || !read) return;
		// Oldest first: each goes before those that are there.
		for (const operation of read.toReversed())
			if (told.get(operation.id) !== operation) takeIn(controls, operation);
		told = new Map(read.map((operation) => [operation.id, operation]));
	};
	const tick = () => {
		cancel = clock.after(every, tick);
		void look();
		along.tick();
	};
	cancel = clock.after(every, tick);
	return () => {
		cancel();
		along.stop();
	};
}

/** What this session carries it knows better than the journal. */
function takeIn(controls: Controls, told: Operation): void {
	const { store, journal } = controls;
	const known = store.getState().operations.find(({ id }) => id === told.id);
	if ((told.owner ?? '') === journal.session.id || (known && isAsKnown(known, told))) return;
	const { narration = told.narration, sight, watching } = known ?? {};
	const operation = { ...told, narration, sight, watching };
	if (known === undefined && !isUnderWay(told)) store.setState((state) => withOperation(state, operation));
	else log(controls, operation, known?.phase);
	if (isHere(store.getState(), operation)) tell(controls, operation, known);
}

const isAsKnown = (known: Operation, told: Operation): boolean =>
	known.phase === told.phase &&
	known.owner === told.owner &&
	known.undoneBy === told.undoneBy &&
	JSON.stringify([known.steps, known.baking]) === JSON.stringify([told.steps, told.baking]);

/** When another session begins, when it bakes, and when it is gone. */
function tell(controls: Controls, operation: Operation, known: Operation | undefined): void {
	const { plan, phase, owner } = operation;
	if (isUnderWay(operation) && (known === undefined || (phase === 'baking' && known.phase !== phase)))
		notice(controls, `${plan.title}: ${phase} (${sessionText(owner)}). J shows it.`, 'warning');
	if (phase === 'interrupted' && known && isUnderWay(known))
		notice(controls, `${plan.title}: nobody watches it any more. J, then w goes on with it.`, 'bad');
}
