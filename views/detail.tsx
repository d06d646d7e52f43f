import { useRef } from 'react';
import { boardInFront, type DetailPlace, openedRow } from '../source/store/board-entries.ts';
import { useAirboss, useAirbossStore } from './cockpit-context.ts';
import { Lines } from './components/lines.tsx';
import { detailPage } from './detail-page.ts';

/** One item in full. It remembers which rows of a board were seen, so that few of them move with the cursor. */
export function DetailView({ place }: { place: DetailPlace }) {
	const store = useAirbossStore();
	// Only what goes on by itself is painted anew with every second.
	const isLive = boardInFront(place) !== undefined || openedRow(place) !== undefined;
	useAirboss((state) => (isLive ? state.now : 0));
	useAirboss((state) => state.known[place.kind]);
	useAirboss((state) => state.screen);
	const from = useRef<{ id: string; row: number }>({ id: place.id, row: 0 });
	const before = from.current.id === place.id ? from.current.row : 0;
	const page = detailPage(store.getState(), place, before);
	from.current = { id: place.id, row: page.from };
	return <Lines lines={page.lines} />;
}
