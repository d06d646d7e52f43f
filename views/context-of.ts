import { kindOf, placeOf } from '../source/cockpit/controls.ts';
import { confirmation } from '../source/operations/confirmation.ts';
import { boardInFront } from '../source/store/board-entries.ts';
import type { Overlay } from '../source/store/screen.ts';
import type { State } from '../source/store/state.ts';
import { type Context, typing } from './contexts.ts';
import { commandFor } from './keymap.ts';
import { mayBeDecided } from './operation/bake-words.ts';

export function contextOf(state: State): Context {
	const { overlay } = state.screen;
	if (overlay) return overlayContext(overlay, state);
	if (isFiltering(state)) return 'filter';
	if (isWithoutCredentials(state)) return 'noCredentials';
	const place = placeOf(state.screen);
	if (place.screen === 'operation') return operationContext(state, place.id);
	return boardInFront(place) ? 'board' : place.screen;
}

/** While it may be kept or taken back, the keys are for that. */
function operationContext({ operations }: State, id: string): Context {
	const operation = operations.find((candidate) => candidate.id === id);
	return operation && mayBeDecided(operation) ? 'baking' : 'operation';
}

/** What the help explains: the context that it lies over. */
export function contextBeneath(state: State): Context {
	const { overlay } = state.screen;
	if (overlay?.overlay !== 'help') return contextOf(state);
	return contextOf({ ...state, screen: { ...state.screen, overlay: overlay.over } });
}

function overlayContext(overlay: Overlay, state: State): Context {
	switch (overlay.overlay) {
		case 'plan':
			return isConfirming(overlay, state) ? 'confirm' : 'plan';
		default:
			return overlay.overlay;
	}
}

type PlanOverlay = Extract<Overlay, { overlay: 'plan' }>;

/** What may be typed to let this plan go ahead; nothing when it asks for a mere `y`, or cannot go ahead. */
export function answersTo(overlay: PlanOverlay, production: boolean): readonly string[] {
	if (overlay.plan.state !== 'ready' || isBlocked(overlay.plan.value)) return [];
	const confirm = confirmation(overlay.plan.value, production);
	if (confirm.ask === 'y') return [];
	return confirm.ask === 'word' ? [confirm.word] : confirm.accepts;
}

/** Until something is typed, letters scroll the plan; unless what to type begins with one of them. */
function isConfirming(overlay: PlanOverlay, { session, settings }: State): boolean {
	const answers = answersTo(overlay, session.production);
	if (answers.length > 0 && overlay.typed.text !== '') return true;
	return answers.some((answer) => commandFor('plan', answer.charAt(0), settings.keys) !== undefined);
}

export const isBlocked = (plan: { checks: ReadonlyArray<{ status: string }> }): boolean =>
	plan.checks.some((check) => check.status === 'blocked');

/** Is the person typing text that a paste may go into? */
export function takesPaste(state: State): boolean {
	const { overlay } = state.screen;
	if (overlay?.overlay === 'plan') return answersTo(overlay, state.session.production).length > 0;
	return typing.has(contextOf(state));
}

function isFiltering({ screen }: State): boolean {
	const place = placeOf(screen);
	if (place.screen === 'comparison') return place.filtering;
	const kind = kindOf(screen);
	return kind !== undefined && place.screen !== 'detail' && screen.tables[kind]?.filtering === true;
}

/** Nobody is logged in and nothing was ever read: a page says so in place of six dark panes. */
export function isWithoutCredentials({ session, known, screen }: State): boolean {
	const { connection } = session;
	if (connection.state !== 'failed') return false;
	if (connection.problem.kind !== 'no-credentials' && connection.problem.kind !== 'expired') return false;
	const place = placeOf(screen).screen;
	if (place === 'journal' || place === 'operation') return false;
	return Object.values(known).every((kind) => kind.sources.every((source) => source.at === undefined));
}
