/** Starting a write: which items it is about, whether it may be, what to ask first. */
import type { Action, Answers } from '../actions/action.ts';
import { actions, findAction } from '../actions/all.ts';
import { problemFrom } from '../aws/problem.ts';
import { resources } from '../resources/all.ts';
import type { Kind, Kinds } from '../resources/resource.ts';
import { kindPanes, rememberedPane } from '../store/remembered.ts';
import { markedItems } from '../store/rows.ts';
import { standing } from '../store/standing.ts';
import type { State } from '../store/state.ts';
import { emptyLine } from '../text/line-edit.ts';
import { contextOf } from './action-context.ts';
import { type Controls, changeScreen, kindOf, notice, screenOf, show } from './controls.ts';
import { startDraft } from './draft.ts';
import { focusField } from './form.ts';
import { chosenItems } from './items.ts';
import { showPlan } from './planning.ts';
import { standIns } from './stand-ins.ts';
import { takeTypedAhead } from './typed-ahead.ts';

/** The items in front when they are of the action's kind, else the marked ones of that kind. */
function itemsFor<K extends Kind>(state: State, action: Action<K>): readonly Kinds[K][] {
	if (action.takes === 'none') return [];
	return kindOf(state.screen) === action.kind
		? chosenItems(state, action.kind)
		: markedItems(state, action.kind);
}

/** Is what the pane shows left from the last session? */
const isOnlyRemembered = (state: State, kind: Kind): boolean => {
	const pane = kindPanes.find((one) => one === kind);
	const left = pane && rememberedPane(state, pane);
	return left !== undefined && standing(state.known[kind], state.now, left).state === 'remembered';
};

/** Why an action does not apply here; undefined when it does. */
export function refusal<K extends Kind>(state: State, action: Action<K>): string | undefined {
	const { title, singular } = resources[action.kind];
	const ids = standIns(state, action);
	if (ids) return ids.length === 1 ? undefined : `needs exactly one ${singular}`;
	const items = itemsFor(state, action);
	if (items.length === 0 && action.takes !== 'none' && isOnlyRemembered(state, action.kind))
		return `the ${title.toLowerCase()} are still those of the last session; wait until they have been read`;
	if (action.takes === 'some' && items.length === 0)
		return `needs ${title.toLowerCase()}: put the cursor on one, or mark several`;
	if (action.takes === 'one' && items.length !== 1) return `needs exactly one ${singular}`;
	for (const item of items) {
		const verdict = action.appliesTo?.(item) ?? true;
		if (verdict !== true) return `${resources[action.kind].name(item)}: ${verdict}`;
	}
	return undefined;
}

/** From the menu or the palette: the item in front is meant. */
export function beginAction(controls: Controls, id: string): void {
	const action = actions.find((candidate) => candidate.id === id);
	if (!action) return;
	const state = controls.store.getState();
	const reason = refusal(state, action);
	if (reason) return notice(controls, `${action.title}: ${reason}.`, 'warning');
	const ids = standIns(state, action);
	if (ids) askAbout(controls, action, ids);
	else ask(controls, action, itemsFor(state, action));
}

/** `L`: like what is marked; without a mark like the newest one, wherever the cursor is. */
export function beginLaunch(controls: Controls): void {
	const action = findAction('launch');
	if (action) ask(controls, action, markedItems(controls.store.getState(), action.kind).slice(0, 1));
}

/** `S`: starts what is stopped, stops what runs. */
export function beginPower(controls: Controls): void {
	const items = chosenItems(controls.store.getState(), 'instances');
	const stopped = items.every((item) => resources.instances.state(item) === 'stopped');
	beginAction(controls, stopped && items.length > 0 ? 'start' : 'stop');
}

/** What is offered elsewhere: on the items that it names, wherever the cursor is, with what is answered already. */
export function beginActionOn(
	controls: Controls,
	id: string,
	ids: readonly string[],
	answers: Answers = {},
): void {
	const action = findAction(id);
	if (!action) return notice(controls, `There is no action “${id}”.`, 'bad');
	askAbout(controls, action, ids, answers);
}

function ask<K extends Kind>(controls: Controls, action: Action<K>, items: readonly Kinds[K][]): void {
	askAbout(
		controls,
		action,
		items.map((item) => resources[action.kind].id(item)),
	);
}

function askAbout<K extends Kind>(
	controls: Controls,
	action: Action<K>,
	ids: readonly string[],
	answers: Answers = {},
): void {
	if (action.form) void openForm(controls, action, ids, answers);
	else showPlan(controls, action, ids, answers);
}

/** `Deploy: bookshop-web-production`; of several items, or of none, the form says how many. */
function titleOf<K extends Kind>(
	controls: Controls,
	{ kind, title }: Action<K>,
	targets: readonly string[],
): string {
	const [target] = targets;
	if (target === undefined || targets.length > 1) return title;
	const resource = resources[kind];
	const item = controls.store.getState().known[kind].items.find((one) => resource.id(one) === target);
	return `${title}: ${item === undefined ? target : resource.name(item)}`;
}

async function openForm<K extends Kind>(
	controls: Controls,
	action: Action<K>,
	targets: readonly string[],
	answers: Answers,
): Promise<void> {
	const draft = startDraft(controls);
	show(controls, {
		overlay: 'form',
		action: action.id,
		title: titleOf(controls, action, targets),
		targets: [...targets],
		fields: { state: 'loading' },
		cursor: 0,
		answers,
		edit: emptyLine,
		choiceCursor: 0,
		errors: {},
		ahead: [],
	});
	try {
		const value = (await action.form?.(await contextOf(controls, action, targets, draft.signal))) ?? [];
		if (draft.signal.aborted) return;
		const { overlay } = screenOf(controls);
		if (overlay?.overlay !== 'form') return;
		show(controls, focusField({ ...overlay, fields: { state: 'ready', value }, ahead: [] }, 0));
		takeTypedAhead(controls, overlay.ahead);
	} catch (error) {
		if (draft.signal.aborted) return;
		changeScreen(controls, ({ overlay }) =>
			overlay?.overlay === 'form'
				? { overlay: { ...overlay, fields: { state: 'failed', problem: problemFrom(error) } } }
				: {},
		);
	}
}
