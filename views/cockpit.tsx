import { memo, useMemo } from 'react';
import { rememberedPane } from '../source/store/remembered.ts';
import type { PaneId } from '../source/store/screen.ts';
import type { Known } from '../source/store/state.ts';
import { useAirboss, useAirbossStore } from './cockpit-context.ts';
import { clipped } from './components/frame.ts';
import { type Line, span } from './components/line.ts';
import { Lines } from './components/lines.tsx';
import { cockpitRows, isTooSmall, smallest } from './layout.ts';
import { paneLines } from './pane-lines.ts';

/** The six panes. Each is composed anew only when something that it shows has changed. */
export const CockpitView = memo(() => {
	const size = useAirboss((state) => state.screen.size);
	const focus = useAirboss((state) => state.screen.focus);
	const deployments = usePane('deployments');
	const alarms = usePane('alarms');
	const instances = usePane('instances');
	const tags = usePane('tags');
	const users = usePane('users');
	const timeline = usePane('timeline');
	const panes: Record<PaneId, Line[]> = { deployments, alarms, instances, tags, users, timeline };
	const lines: Line[] = cockpitRows(size, focus).flatMap(({ rows, panes: beside }) =>
		Array.from({ length: rows }, (_, row): Line => beside.flatMap(({ pane }) => panes[pane][row] ?? [])),
	);
	if (isTooSmall(size)) lines[lines.length - 1] = clipped(tooSmall, size.columns);
	return <Lines lines={lines} />;
});

const tooSmall: Line = [
	span(` The six panes need ${smallest.columns}×${smallest.rows}: this is the one in focus.`, 'warning'),
];

/** Milliseconds after which ages in the panes are told anew: a figure that ticks every second costs a thin line more than it tells. */
const moments = 5000;

/** How the reads of a kind stand; that one is under way shows nowhere, and wakes nobody. */
const readsOf = ({ sources }: Pick<Known<unknown>, 'sources'>): string =>
	sources.map(({ at, problem }) => `${at} ${problem?.sentence ?? ''}`).join('\n');

/** What a pane's lines depend on: nothing else wakes it. */
function usePane(pane: PaneId): Line[] {
	const items = useAirboss((state) => (pane === 'timeline' ? state.timeline : state.known[pane].items));
	const reads = useAirboss((state) => (pane === 'timeline' ? '' : readsOf(state.known[pane])));
	const remembered = useAirboss((state) => (pane === 'timeline' ? undefined : rememberedPane(state, pane)));
	const table = useAirboss((state) => (pane === 'timeline' ? undefined : state.screen.tables[pane]));
	const focused = useAirboss((state) => state.screen.focus === pane);
	const size = useAirboss((state) => state.screen.size);
	const moment = useAirboss((state) => Math.floor(state.now / moments));
	const rules = useAirboss((state) => state.settings.rules);
	const store = useAirbossStore();
	// biome-ignore lint/correctness/useExhaustiveDependencies: the parts of the state that the pane shows
	return useMemo(
		() => paneLines(store.getState(), pane),
		[items, reads, remembered, table, focused, size, moment, rules, pane],
	);
}
