/** Carrying plans out, and going on with them. */
import { carryOut } from '../operations/engine.ts';
import type { FlightOptions } from '../operations/flight.ts';
import type { Operation } from '../operations/operation.ts';
import type { Plan } from '../operations/plan.ts';
import { watchOn } from '../operations/resume.ts';
import { findKind } from '../resources/all.ts';
import { type Controls, changeScreen, notice } from './controls.ts';
import { log } from './logbook.ts';
import { whereNow } from './operation-in-front.ts';
import { subjectOf } from './operation-subject.ts';
import { goTo } from './places.ts';

/** The plan was confirmed: from here on it is an operation, and its page is in front. */
export function takeOff(controls: Controls, plan: Plan, undoes: string | undefined): void {
	const where = whereNow(controls.store.getState());
	if (!where) return notice(controls, 'Not connected: nothing was done.', 'bad');
	const id = controls.uuid();
	changeScreen(controls, ({ places }) => ({
		overlay: undefined,
		places: [...places, { screen: 'operation', id, offset: 0 }],
	}));
	void follow(controls, (options) => carryOut({ ...options, plan, id, where, undoes }));
}

/** Carries an operation on; with `finish` what was not sent is sent. Its page is in front. */
export function goOn(controls: Controls, operation: Operation, finish: boolean): void {
	goTo(controls, { screen: 'operation', id: operation.id, offset: 0 });
	void follow(controls, (options) => watchOn({ ...options, operation, finish }));
}

/** Puts an operation's progress into the store and the timeline, and has what it touched read at once. */
async function follow(
	controls: Controls,
	carry: (options: FlightOptions) => Promise<Operation>,
): Promise<void> {
	const { clock, journal, dns, connections } = controls;
	const signal = connections.signal();
	/** By operation: one that bakes may be taken back by another. */
	const phases = new Map<string, Operation['phase']>();
	const report = (operation: Operation) => {
		const phase = phases.get(operation.id);
		log(controls, operation, phase);
		if (operation.phase !== phase && !signal.aborted) readTouched(controls, operation);
		phases.set(operation.id, operation.phase);
	};
	report(await carry({ region: connections.region(), clock, journal, dns, signal, report }));
}

function readTouched(controls: Controls, operation: Operation): void {
	// Nothing is sent yet, and what asks whether it may be must not wait behind a table.
	if (operation.phase === 'checking' || operation.phase === 'applying') return;
	const named = operation.plan.targets.map((target) => findKind(target.kind));
	for (const kind of new Set([...named, subjectOf(operation)?.kind]))
		if (kind) controls.connections.readNow(kind);
}
