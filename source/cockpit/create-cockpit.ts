/** The switchboard: each command to the file that does it. */

import { cursorAt } from '../store/list-cursor.ts';
import { panes } from '../store/screen.ts';
import { readyForYaml } from '../text/as-yaml.ts';
import type { EditKey } from '../text/line-edit.ts';
import { armInFront, beginNext, decideInFront } from './baking.ts';
import { beginAction, beginLaunch, beginPower } from './beginning.ts';
import { beginDeploy } from './beginning-deploy.ts';
import { toggleFold } from './board.ts';
import type { Cockpit } from './cockpit.ts';
import type { CommandId } from './commands.ts';
import { compare } from './compare.ts';
import { readComparison } from './comparing.ts';
import {
	type Controls,
	changePlace,
	changeScreen,
	kindOf,
	notice,
	placeOf,
	screenOf,
	show,
	tableOf,
} from './controls.ts';
import { copy } from './copying.ts';
import { readDetail } from './detail.ts';
import { editFilter, keepFilter, startFilter } from './filtering.ts';
import { editForm } from './form.ts';
import { mark, markAll } from './marking.ts';
import { move } from './moving.ts';
import { runInOverlay } from './overlays.ts';
import { editQuery, openPicker } from './pickers/pickers.ts';
import { back, focusBeside, focusPane, goTo, open, openSubject, zoom } from './places.ts';
import { editPlan } from './planning.ts';
import { quit } from './quitting.ts';
import { finishInFront, watchInFront } from './resuming.ts';
import { isAwaited, typeAhead } from './typed-ahead.ts';
import { undo } from './undoing.ts';

type Command = (controls: Controls) => void;

const pane =
	(index: number): Command =>
	(controls) => {
		const id = panes[index];
		if (id) focusPane(controls, id);
	};

/** What each command does where nothing lies over the place in front. */
const handlers: Record<CommandId, Command> = {
	down: (controls) => move(controls, 'down'),
	up: (controls) => move(controls, 'up'),
	top: (controls) => move(controls, 'top'),
	bottom: (controls) => move(controls, 'bottom'),
	halfPageDown: (controls) => move(controls, 'halfPageDown'),
	halfPageUp: (controls) => move(controls, 'halfPageUp'),
	pageDown: (controls) => move(controls, 'pageDown'),
	pageUp: (controls) => move(controls, 'pageUp'),
	open: (controls) => (isFiltering(controls) ? keepFilter(controls) : open(controls)),
	back,
	nextPane: (controls) => focusBeside(controls, 1),
	previousPane: (controls) => focusBeside(controls, -1),
	pane1: pane(0),
	pane2: pane(1),
	pane3: pane(2),
	pane4: pane(3),
	pane5: pane(4),
	pane6: pane(5),
	zoom,
	filter: startFilter,
	palette: (controls) => openPicker(controls, 'palette'),
	mark,
	markAll,
	actions: (controls) => openPicker(controls, 'actions'),
	related: (controls) =>
		placeOf(screenOf(controls)).screen === 'operation'
			? openSubject(controls)
			: openPicker(controls, 'related'),
	sort: (controls) => openPicker(controls, 'sort'),
	yaml: (controls) => void toggleYaml(controls),
	unfold: toggleFold,
	copyId: (controls) => copy(controls, 'id'),
	copyArn: (controls) => copy(controls, 'ARN'),
	consoleUrl: (controls) => copy(controls, 'console address'),
	readNow,
	timeline: (controls) => goTo(controls, { screen: 'timeline', cursor: 0 }),
	journal: (controls) =>
		goTo(controls, { screen: 'journal', ...cursorAt(controls.store.getState().operations, 0) }),
	profile: (controls) => openPicker(controls, 'profile'),
	region: (controls) => openPicker(controls, 'region'),
	theme: (controls) => openPicker(controls, 'theme'),
	launch: beginLaunch,
	deploy: beginDeploy,
	tag: (controls) => beginAction(controls, 'tag'),
	swap: (controls) => beginAction(controls, 'swap'),
	power: beginPower,
	terminate: (controls) => beginAction(controls, 'terminate'),
	compare,
	undo,
	keep: (controls) => decideInFront(controls, 'keep'),
	takeBack: (controls) => decideInFront(controls, 'back'),
	arm: armInFront,
	next: beginNext,
	cli: () => undefined,
	submit: () => undefined,
	simulate,
	watch: watchInFront,
	finish: finishInFront,
	help: (controls) => show(controls, { overlay: 'help', offset: 0 }),
	ignorePaste: (controls) =>
		notice(controls, 'Pasted text was ignored: nothing is being typed here.', 'warning'),
	redraw: (controls) => controls.terminal.redraw(),
	suspend: (controls) => controls.terminal.suspend(),
	quit,
};

export function createCockpit(controls: Controls): Cockpit {
	const run = (command: CommandId) => {
		const { overlay } = screenOf(controls);
		if (overlay) runInOverlay(controls, overlay, command, handlers);
		else handlers[command](controls);
	};
	return {
		run,
		edit: (key) => editInFront(controls, key),
		resize: (size) => changeScreen(controls, () => ({ size })),
	};
}

function editInFront(controls: Controls, key: EditKey): void {
	const { overlay } = screenOf(controls);
	switch (overlay?.overlay) {
		case undefined:
			return editFilter(controls, key);
		case 'picker':
			return editQuery(controls, overlay, key);
		case 'form':
			return isAwaited(overlay) ? typeAhead(controls, overlay, key) : show(controls, editForm(overlay, key));
		case 'plan':
			return editPlan(controls, overlay, key);
	}
}

function isFiltering(controls: Controls): boolean {
	const screen = screenOf(controls);
	const place = placeOf(screen);
	if (place.screen === 'comparison') return place.filtering;
	const kind = kindOf(screen);
	return kind !== undefined && tableOf(screen, kind).filtering;
}

async function toggleYaml(controls: Controls): Promise<void> {
	await readyForYaml();
	const place = placeOf(screenOf(controls));
	if (place.screen !== 'detail') return;
	changePlace(controls, { ...place, mode: place.mode === 'yaml' ? 'fields' : 'yaml', offset: 0 });
}

/** `r`: what is in front; while we do not know who we are, that first. */
function readNow(controls: Controls): void {
	const state = controls.store.getState();
	if (state.session.connection.state === 'failed') return controls.connections.reconnect();
	const place = placeOf(state.screen);
	if (place.screen === 'detail') readDetail(controls);
	if (place.screen === 'comparison') return readComparison(controls);
	controls.connections.readNow(place.screen === 'cockpit' ? undefined : kindOf(state.screen));
}

/** `s` on the page without credentials; nothing else leads from real AWS into the simulator. */
function simulate(controls: Controls): void {
	if (controls.store.getState().session.connection.state !== 'failed') return;
	controls.connections.simulate();
}
