import { cursorIn, type ListCursor } from '../source/store/list-cursor.ts';
import type { Size } from '../source/store/screen.ts';
import { useAirboss } from './cockpit-context.ts';
import { framed, insideOf } from './components/frame.ts';
import { span } from './components/line.ts';
import { Lines } from './components/lines.tsx';
import { journalLines } from './journal-lines.ts';

/** What was done from this machine, in this session and before. */
export function JournalView({ place, size }: { place: ListCursor; size: Size }) {
	const operations = useAirboss((state) => state.operations);
	const cursor = cursorIn(operations, place);
	const lines =
		operations.length === 0
			? [[span('nothing was done yet: every write is written down here, before it is sent', 'muted')]]
			: journalLines(operations, { cursor, ...insideOf(size) });
	const badge = span(`${operations.length}`, 'muted');
	return <Lines lines={framed({ title: 'Journal', badge, lines }, size)} />;
}
