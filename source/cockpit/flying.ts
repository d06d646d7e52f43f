/** Carrying plans out, and going on with them. */
import { carryOut } from '../operations/engine.ts';
import type { Operation } from '../operations/operation.ts';
import type { Plan } from '../operations/plan.ts';
import { watchOn } from '../operations/resume.ts';
import { findKind } from '../resources/all.ts';
import { type Controls, changeScreen, notice } from './controls.ts';
import { log } from './logbook.ts';
import { whereNow } from './operation-in-front.ts';
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
	void follow(controls, (report) =>
		carryOut({
			plan,
			id,
			where,
			undoes,
			region: controls.connections.region(),
			clock: controls.clock,
			journal: controls.journal,
			signal: controls.connections.signal(),
			report,
		}),
	);
}

/** Puts an operation's progress into the store and the timeline, and has what it touched read at once. */
export async function follow(
	controls: Controls,
	carry: (report: (operation: Operation) => void) => Promise<Operation>,
): Promise<void> {
	const signal = controls.connections.signal();
	let phase: string | undefined;
	const report = (operation: Operation) => {
		log(controls, operation, phase);
		if (operation.phase !== phase && !signal.aborted)
			for (const kind of new Set(operation.plan.targets.map((target) => findKind(target.kind))))
				if (kind) controls.connections.readNow(kind);
		phase = operation.phase;
	};
	report(await carry(report));
}

/** Carries an operation on; with `finish` what was not sent is sent. */
export function goOn(controls: Controls, operation: Operation, finish: boolean): void {
	goTo(controls, { screen: 'operation', id: operation.id, offset: 0 });
	void follow(controls, (report) =>
		watchOn({
			operation,
			finish,
			region: controls.connections.region(),
			clock: controls.clock,
			journal: controls.journal,
			signal: controls.connections.signal(),
			report,
		}),
	);
}
