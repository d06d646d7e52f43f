import type { Overlay, Size } from '../../source/store/screen.ts';
import { framed, insideOf } from '../components/frame.ts';
import { blank, type Line, span } from '../components/line.ts';
import { Lines } from '../components/lines.tsx';
import { formOffset, formPage } from './form-lines.ts';
import { loadingLines } from './loading-lines.ts';

export type FormOverlay = Extract<Overlay, { overlay: 'form' }>;

export function Form({ overlay, size }: { overlay: FormOverlay; size: Size }) {
	const { cells, rows } = insideOf(size);
	const foot = [blank, hintLine(overlay)];
	const page = formPage(overlay, cells);
	const offset = formOffset(page, Math.max(1, rows - foot.length));
	const { length: ahead } = overlay.ahead;
	const lines = loadingLines(
		overlay.fields,
		cells,
		() => page.lines.slice(offset),
		ahead > 0 ? `reading from AWS … ${ahead} ${ahead === 1 ? 'key' : 'keys'} typed ahead` : undefined,
	);
	const { length } = overlay.targets;
	const badge = length > 1 ? span(`${length} items`, 'marked') : undefined;
	return <Lines lines={framed({ title: overlay.title, badge, lines, foot }, size)} />;
}

/** What `⏎` and `space` mean in the field in focus. */
function hintLine({ fields, cursor }: FormOverlay): Line {
	const type = fields.state === 'ready' ? fields.value[cursor]?.type : undefined;
	const hints = {
		text: '⏎ next',
		number: '⏎ next',
		choice: '↓ ↑ choose, type to narrow · ⏎ take it',
		choices: '↓ ↑ choose, type to narrow · space mark · ⏎ next',
		list: '⏎ one more entry, an empty one ends · ⌫ takes the last one back',
	};
	const own = type === undefined ? '' : `${hints[type]} · `;
	return [span(`${own}^s plan · esc leave`, 'muted')];
}
