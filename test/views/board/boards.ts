/** Boards on the screen, as the cockpit would have them. */
import type { DeploymentInfo } from '@aws-sdk/client-codedeploy';
import { deploymentBoard } from '../../../source/resources/deployments/deployment-board.ts';
import type { KnownTarget } from '../../../source/resources/deployments/known-targets.ts';
import type { DetailPlace } from '../../../source/store/board-entries.ts';
import type { BoardLook, Size } from '../../../source/store/screen.ts';
import type { State } from '../../../source/store/state.ts';
import { detailPage } from '../../../views/detail-page.ts';
import { deployment } from '../../resources/deployments/targets.ts';
import { now, stateOf, textOf } from '../screen-of.ts';

export interface BoardOnScreen {
	size?: Size;
	look?: Partial<BoardLook>;
	info?: Partial<DeploymentInfo>;
	more?: Partial<DetailPlace>;
	/** Milliseconds after the targets were read. */
	later?: number;
}

export const names = (targets: ReadonlyArray<readonly [string, KnownTarget]>): Map<string, string> =>
	new Map(targets.map(([id], index) => [id, `web-${String(index + 1).padStart(2, '0')}`]));

export function placeWith(
	targets: ReadonlyArray<[string, KnownTarget]>,
	{ look, info, more }: BoardOnScreen = {},
): DetailPlace {
	const board = deploymentBoard(deployment(info), new Map(targets), names(targets));
	return {
		screen: 'detail',
		kind: 'deployments',
		id: 'codedeploy d-7XK',
		mode: 'fields',
		offset: 0,
		detail: { state: 'ready', value: { sections: [], raw: { deploymentId: 'd-7XK' }, board } },
		look: { cursorIndex: 0, unfolded: false, ...look },
		...more,
	};
}

export function stateWith(place: DetailPlace, { size, later = 0 }: BoardOnScreen = {}): State {
	const state = stateOf(size ?? { columns: 120, rows: 36 }, { places: [place] });
	return { ...state, now: now + later };
}

/** The text of the screen's body. */
export function boardText(
	targets: ReadonlyArray<[string, KnownTarget]>,
	options: BoardOnScreen = {},
): string {
	const place = placeWith(targets, options);
	return textOf(detailPage(stateWith(place, options), place, 0).lines);
}
