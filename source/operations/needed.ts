/** What of a step's output is worth keeping: only what references look for, so no secret is kept by chance. */
import type { Plan, PlannedCall, Reference } from './plan.ts';

/** `output` cut down to the members that the plan's references to this step name. */
export function neededOf(plan: Plan, step: number, output: unknown): unknown {
	const paths = referencesOf(plan)
		.filter((reference) => reference.step === step)
		.map((reference) => reference.from);
	return cut(output, new Set(paths.flatMap((path) => path.match(/[A-Za-z_]\w*/g) ?? [])));
}

function referencesOf(plan: Plan): Reference[] {
	const calls: PlannedCall[] = [
		...plan.guards,
		...plan.done,
		...plan.done.flatMap(({ narration }) => narration ?? []),
		...(plan.undo?.guards ?? []),
		...(plan.undo?.done ?? []),
		...(plan.bake ? [...plan.bake.lights, ...plan.bake.gauges, ...(plan.bake.facts ?? [])] : []),
		...plan.steps.flatMap((step) => [
			step,
			...(step.undo ?? []),
			...(step.until ? [step.until] : []),
			...(step.recover ? [step.recover] : []),
		]),
	];
	return calls.flatMap(({ references }) => references ?? []);
}

function cut(value: unknown, names: ReadonlySet<string>): unknown {
	if (Array.isArray(value)) return value.map((entry) => cut(entry, names));
	if (typeof value !== 'object' || value === null || value instanceof Date) return value;
	return Object.fromEntries(
		Object.entries(value)
			.filter(([name]) => names.has(name))
			.map(([name, inner]) => [name, cut(inner, names)]),
	);
}
