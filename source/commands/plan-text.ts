import { cliEquivalent } from '../aws/cli-equivalent.ts';
import { bakeTexts } from '../operations/bake/bake-text.ts';
import type { Change, Check, Plan } from '../operations/plan.ts';
import { printable } from '../text/printable.ts';

const signs: Record<Check['status'], string> = { passed: 'ok', warning: 'warning', blocked: 'BLOCKED' };

/** A plan for a person to read, line by line. */
export function planText(plan: Plan): string {
	const section = (title: string, lines: readonly string[]) =>
		lines.length > 0 ? [title, ...lines.map((line) => `  ${printable(line)}`)] : [];
	const references = plan.steps.some((step) => step.references?.length);
	return [
		`${printable(plan.title)} (${plan.risk})`,
		...section('what changes', plan.changes.map(changeText)),
		...section('how it will go', plan.course ?? []),
		...section(
			'checks',
			plan.checks.map(({ status, text }) => `${signs[status]}: ${text}`),
		),
		...section(
			'calls',
			plan.steps.map(({ call, body }) => cliEquivalent(call, { body: body?.path })),
		),
		...(references ? ['  (completed with ids from the answers of earlier calls)'] : []),
		...section('then', [
			...plan.done.map(({ title }) => `watch until ${title}`),
			...(plan.bake?.seconds ? bakeTexts(plan.bake) : []),
		]),
		...section('undo', [plan.undo?.title ?? 'there is no way back']),
		'',
	].join('\n');
}

const changeText = ({ what, before, after }: Change): string =>
	`${what}: ${before || '(none)'} → ${after || '(none)'}`;
