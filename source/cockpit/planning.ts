/** From answers to a plan on the screen, and from the right word to its take-off. */
import type { Action, Answers } from '../actions/action.ts';
import { findAction } from '../actions/all.ts';
import { problemFrom } from '../aws/problem.ts';
import { confirmation } from '../operations/confirmation.ts';
import type { Plan } from '../operations/plan.ts';
import type { Kind } from '../resources/resource.ts';
import type { Loading, Overlay } from '../store/screen.ts';
import { type EditKey, edit, emptyLine } from '../text/line-edit.ts';
import { contextOf } from './action-context.ts';
import { type Controls, changeScreen, notice, screenOf, show } from './controls.ts';
import { startDraft } from './draft.ts';
import { goOn, takeOff } from './flying.ts';
import { completed, errorsOf, type FormOverlay, fieldsOf, focusField, takeAnswer } from './form.ts';

type PlanOverlay = Extract<Overlay, { overlay: 'plan' }>;

/** `^s`: the form is complete, or says what is missing. */
export function submit(controls: Controls, form: FormOverlay): void {
	// Without its questions nothing is answered: a plan would be made of nothing.
	if (form.fields.state !== 'ready') return;
	const taken = takeAnswer(form);
	const fields = fieldsOf(taken);
	const answers = completed(fields, taken.answers);
	const errors = errorsOf(fields, answers);
	const first = fields.findIndex((field) => errors[field.name] !== undefined);
	if (first >= 0) return show(controls, { ...focusField(taken, first), errors });
	const action = findAction(form.action);
	if (action) showPlan(controls, action, form.targets, answers, focusField(taken, taken.cursor));
}

/** `form`: what the answers were given in, for the way back to it. */
export function showPlan<K extends Kind>(
	controls: Controls,
	action: Action<K>,
	ids: readonly string[],
	answers: Answers,
	form?: FormOverlay,
): void {
	void draftPlan(controls, { action: action.id, title: action.title, form }, async (signal) =>
		action.plan({ ...(await contextOf(controls, action, ids, signal)), answers }),
	);
}

/** Opens the plan's page and fills it when the plan has been made. */
export async function draftPlan(
	controls: Controls,
	what: Pick<PlanOverlay, 'action' | 'title' | 'form' | 'undoes'>,
	make: (signal: AbortSignal) => Promise<Plan>,
): Promise<void> {
	const draft = startDraft(controls);
	show(controls, {
		overlay: 'plan',
		...what,
		plan: { state: 'loading' },
		typed: emptyLine,
		cli: false,
		offset: 0,
	});
	const settle = (plan: Loading<Plan>) =>
		changeScreen(controls, ({ overlay }) =>
			overlay?.overlay === 'plan' && !draft.signal.aborted ? { overlay: { ...overlay, plan } } : {},
		);
	try {
		const plan = await make(draft.signal);
		const { readOnly } = controls.store.getState().session;
		settle({ state: 'ready', value: readOnly ? grounded(plan) : plan });
	} catch (error) {
		settle({ state: 'failed', problem: problemFrom(error) });
	}
}

/** The door would send nothing of it: that is said before a person types the word. */
const grounded = (plan: Plan): Plan => ({
	...plan,
	checks: [
		{ status: 'blocked', text: 'Airboss is read-only: start it without --read-only to make changes' },
		...plan.checks,
	],
});

/** What is typed at a plan leads to its confirmation, and to nothing else. */
export function editPlan(controls: Controls, overlay: PlanOverlay, key: EditKey): void {
	if (overlay.plan.state !== 'ready') return;
	const asked = confirmation(overlay.plan.value, controls.store.getState().session.production);
	if (asked.ask !== 'y') return show(controls, { ...overlay, typed: edit(overlay.typed, key) });
	if (key.key === 'insert' && key.text === 'y') goAhead(controls, overlay.plan.value, overlay);
}

/** `⏎` at a plan that asks for a word or for names. */
export function confirmPlan(controls: Controls, overlay: PlanOverlay): void {
	if (overlay.plan.state !== 'ready') return;
	const plan = overlay.plan.value;
	const asked = confirmation(plan, controls.store.getState().session.production);
	if (asked.ask === 'y') return notice(controls, 'Press y to go ahead.', 'warning');
	const expected = asked.ask === 'word' ? [asked.word] : asked.accepts;
	const typed = overlay.typed.text.trim();
	if (expected.includes(typed)) return goAhead(controls, plan, overlay);
	notice(
		controls,
		typed ? `“${typed}” is not what was asked for; nothing was done.` : 'Nothing was typed.',
		'warning',
	);
}

function goAhead(controls: Controls, plan: Plan, { undoes, finishes }: PlanOverlay): void {
	const blocked = plan.checks.find((check) => check.status === 'blocked');
	if (blocked) return notice(controls, `This plan cannot go ahead: ${blocked.text}.`, 'bad');
	if (screenOf(controls).overlay?.overlay !== 'plan') return;
	const left = controls.store.getState().operations.find(({ id }) => id === finishes);
	if (left) goOn(controls, left, true);
	else takeOff(controls, plan, undoes);
}
