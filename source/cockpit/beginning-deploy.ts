import { beginAction } from './beginning.ts';
import { type Controls, kindOf } from './controls.ts';
import { cursorItem } from './items.ts';
import { openPicker } from './pickers/pickers.ts';

/** `D`: straight to the form where it is clear what is deployed to, else a choice of where. */
export function beginDeploy(controls: Controls): void {
	const state = controls.store.getState();
	switch (kindOf(state.screen)) {
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
