/** The simulated bookshop for stories of actions: a region, its items, and a way to carry plans out. */
import { onTestFinished } from 'vitest';
import type { Action, Answers } from '../../../source/actions/action.ts';
import { openRegion } from '../../../source/aws/open-region.ts';
import { valueIn } from '../../../source/cockpit/form.ts';
import { defaultSettings } from '../../../source/config/settings.ts';
import { carryOut } from '../../../source/operations/engine.ts';
import type { Operation } from '../../../source/operations/operation.ts';
import type { Plan } from '../../../source/operations/plan.ts';
import { undoPlan } from '../../../source/operations/undo.ts';
import { resources } from '../../../source/resources/all.ts';
import type { Kind, Kinds, Resource } from '../../../source/resources/resource.ts';
import { defaultSimulation, type Simulation } from '../../../source/simulator/simulation.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { memoryJournal } from '../../operations/memory-journal.ts';
import { where } from '../../operations/plans.ts';
import { done, listed } from '../../resources/region.ts';

/** Calm: nothing happens that the story does not tell. Closed when the test is over. */
export function openBookshop(change: Partial<Simulation> = {}) {
	const clock = createManualClock();
	const region = openRegion({
		name: 'eu-west-1',
		profile: 'simulator',
		readOnly: false,
		// Time runs while modules load and bundles are packed: no call is given up for that.
		timeouts: { ...defaultSettings.timeouts, read: 86_400, write: 86_400 },
		clock,
		simulation: { ...defaultSimulation, calm: true, ...change },
	});
	onTestFinished(() => region.close());
	const { signal } = new AbortController();
	const operations: Operation[] = [];
	let tokens = 0;
	const wait = <T>(promise: Promise<T>) => done(promise, clock);

	async function item<K extends Kind>(kind: K, name: string): Promise<Kinds[K]> {
		const resource: Resource<Kinds[K]> = resources[kind];
		const all = await wait(listed(resource, region));
		const found = all.find((one) => resource.name(one) === name || resource.id(one) === name);
		if (!found) throw new Error(`there is no ${resource.singular} ${name}`);
		return found;
	}

	const context = <Item>(items: Item[]) => ({
		region,
		items,
		signal,
		token: () => `${tokens++}0000000-0000-4000-8000-000000000000`,
		operations,
	});

	async function fields<K extends Kind>(action: Action<K>, name: string) {
		const items = [await item(action.kind, name)];
		return (await wait(action.form?.(context(items)) ?? Promise.resolve([]))) ?? [];
	}

	/** With what the form would suggest where nothing is said. */
	async function plan<K extends Kind>(action: Action<K>, name: string, given: Answers = {}): Promise<Plan> {
		const items = [await item(action.kind, name)];
		let answers = given;
		for (const field of await fields(action, name))
			answers = { ...answers, [field.name]: valueIn(field, answers) };
		return wait(action.plan({ ...context(items), answers }));
	}

	/** `report` is told how far it has come. */
	async function fly(
		made: Plan,
		undoes?: string,
		report: (operation: Operation) => void = () => undefined,
	): Promise<Operation> {
		const operation = await wait(
			carryOut({
				plan: made,
				id: `op-${operations.length}`,
				where: { ...where, simulated: true },
				...(undoes ? { undoes } : {}),
				region,
				clock,
				journal: memoryJournal(),
				signal,
				report,
			}),
		);
		operations.unshift(operation);
		return operation;
	}

	return {
		clock,
		region,
		signal,
		operations,
		wait,
		item,
		fields,
		plan,
		fly,
		undo: async (operation: Operation) => wait(undoPlan(operation, region)),
		/** Seconds go by. */
		pass: (seconds: number) => clock.advance(seconds * 1000),
	};
}

/** The texts of the checks of a plan that have a status. */
export const told = ({ checks }: Plan, status: 'passed' | 'warning' | 'blocked'): string[] =>
	checks.filter((check) => check.status === status).map(({ text }) => text);
