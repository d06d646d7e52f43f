import { cursorIn, type ListCursor } from '../source/store/list-cursor.ts';
import { useAirboss } from './cockpit-context.ts';
import { framed, insideOf } from './components/frame.ts';
import { span, windowAround } from './components/line.ts';
import { Lines } from './components/lines.tsx';
import { timelineLines } from './timeline-lines.ts';

/** What has changed since the start, newest first, with what we did ourselves. */
export function TimelineView({ place }: { place: ListCursor }) {
	const events = useAirboss((state) => state.timeline);
	const cursor = cursorIn(events, place);
	const size = useAirboss((state) => state.screen.size);
	const { cells, rows } = insideOf(size);
	const { from, to } = windowAround(cursor, events.length, rows);
	const lines =
		events.length === 0
			? [[span('Nothing has changed since the start.', 'muted')]]
			: timelineLines(events.slice(from, to), cells, cursor - from);
	const note = `${events.length} events`;
	return <Lines lines={framed({ title: 'Timeline', note, lines, more: events.length - to }, size)} />;
}
