import { kindOf } from '../../source/cockpit/controls.ts';
import type { Overlay, Size } from '../../source/store/screen.ts';
import type { State } from '../../source/store/state.ts';
import { useAirboss } from '../cockpit-context.ts';
import { framed, insideOf } from '../components/frame.ts';
import { Lines } from '../components/lines.tsx';
import { contextBeneath } from '../context-of.ts';
import { helpLines } from './help-lines.ts';

export type HelpOverlay = Extract<Overlay, { overlay: 'help' }>;

/** The help for what lies beneath it. */
export const helpLinesOf = (state: State) =>
	helpLines(
		contextBeneath(state),
		state.settings.keys,
		insideOf(state.screen.size).cells,
		kindOf(state.screen),
	);

const titles = {
	cockpit: 'the cockpit',
	table: 'this table',
	detail: 'this view',
	board: 'this board',
	comparison: 'this comparison',
	timeline: 'the timeline',
	journal: 'the journal',
	operation: 'this operation',
	baking: 'a change that bakes',
	noCredentials: 'this page',
	help: 'the help',
	resume: 'unfinished operations',
	plan: 'this plan',
	confirm: 'this plan',
	filter: 'the filter',
	picker: 'this list',
	form: 'this form',
} as const;

export function Help({ overlay, size }: { overlay: HelpOverlay; size: Size }) {
	const context = useAirboss(contextBeneath);
	const overrides = useAirboss((state) => state.settings.keys);
	const kind = useAirboss((state) => kindOf(state.screen));
	const lines = helpLines(context, overrides, insideOf(size).cells, kind).slice(overlay.offset);
	return <Lines lines={framed({ title: `Keys in ${titles[context]}`, lines }, size)} />;
}
