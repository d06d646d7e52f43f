import { kindOf } from '../source/cockpit/controls.ts';
import type { Screen } from '../source/store/screen.ts';
import { useAirboss } from './cockpit-context.ts';
import { clipped } from './components/frame.ts';
import { type Line, span } from './components/line.ts';
import { Lines } from './components/lines.tsx';
import { contextOf } from './context-of.ts';
import { footerHints, type Hint } from './footer-keys.ts';

/** The last line: the keys that matter right now, or for a while what has just happened. */
export function Footer() {
	const notice = useAirboss((state) => state.screen.notice);
	const context = useAirboss(contextOf);
	const overrides = useAirboss((state) => state.settings.keys);
	const cells = useAirboss((state) => state.screen.size.columns);
	const kind = useAirboss((state) => kindOf(state.screen));
	const line = notice ? noticeLine(notice) : hintsLine(footerHints(context, overrides, cells, kind));
	return <Lines lines={[clipped(line, cells)]} />;
}

const glyphs = { good: '✓', warning: '▲', bad: '✗' } as const;

const noticeLine = ({ text, tone }: NonNullable<Screen['notice']>): Line => [
	span(` ${glyphs[tone]} ${text}`, tone),
];

const hintsLine = (hints: readonly Hint[]): Line =>
	hints.flatMap(({ key, label }, index) => [
		span(`${index === 0 ? ' ' : '  '}${key}`, 'accent'),
		span(` ${label}`, 'muted'),
	]);
