import { beginAction } from './beginning.ts';
import { type Controls, kindOf } from './controls.ts';
import { cursorItem } from './items.ts';
import { openPicker } from './pickers/pickers.ts';

/** `D`: straight to the form where it is clear what is deployed to, else a choice of where. An empty table says nothing. */
export function beginDeploy(controls: Controls): void {
	const state = controls.store.getState();
	const kind = kindOf(state.screen);
	switch (kind && cursorItem(state, kind) && kind) {
		case 'deployment-groups':
			return beginAction(controls, 'deploy');
		case 'environments':
			return beginAction(controls, 'deploy-version');
		case 'versions':
			return beginAction(controls, 'deploy-to-environment');
		case 'deployments':
			if (cursorItem(state, 'deployments')?.service === 'CodeDeploy') return beginAction(controls, 'deploy');
	}
	void openPicker(controls, 'deploy');
}
