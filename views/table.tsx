import { useRef } from 'react';
import type { Kind } from '../source/resources/resource.ts';
import { useAirboss, useAirbossStore } from './cockpit-context.ts';
import { Lines } from './components/lines.tsx';
import { tablePage } from './table-page.ts';

/** A kind on the full screen. It remembers which rows were seen, so that few of them move with the cursor. */
export function TableView({ kind }: { kind: Kind }) {
	const store = useAirbossStore();
	useAirboss((state) => state.known[kind]);
	useAirboss((state) => state.screen);
	useAirboss((state) => state.now);
	const from = useRef<{ kind: Kind; row: number }>({ kind, row: 0 });
	const before = from.current.kind === kind ? from.current.row : 0;
	const page = tablePage(store.getState(), kind, before);
	from.current = { kind, row: page.from };
	return <Lines lines={page.lines} />;
}
