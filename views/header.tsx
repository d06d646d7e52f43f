import { useAirboss, useAirbossStore } from './cockpit-context.ts';
import { clipped } from './components/frame.ts';
import { Lines } from './components/lines.tsx';
import { headerLine } from './header-line.ts';

/** The first line: who, where, real or simulated, how current. */
export function Header() {
	const store = useAirbossStore();
	const cells = useAirboss((state) => state.screen.size.columns);
	useAirboss((state) => state.session);
	useAirboss((state) => state.now);
	return <Lines lines={[clipped(headerLine(store.getState(), cells), cells)]} />;
}
