import { useApp, useWindowSize } from 'ink';
import { useEffect, useRef } from 'react';
import type { HandOver } from '../source/terminal/suspend.ts';
import { useCockpit } from './cockpit-context.ts';
import { Keyboard } from './keyboard.tsx';
import { WholeScreen } from './whole-screen.tsx';

/**
 * The cockpit as it is flown: the whole screen, and the keys. `onTerminal` is given the way to hand the
 * terminal to the shell and take it back, which only Ink has.
 */
export function App({ onTerminal }: { onTerminal?: (handOver: HandOver) => void }) {
	const { suspendTerminal } = useApp();
	useEffect(() => onTerminal?.(suspendTerminal), [onTerminal, suspendTerminal]);
	useResize();
	return (
		<>
			<Keyboard />
			<WholeScreen />
		</>
	);
}

/** Tells the cockpit when the terminal gets another size than the one it started with. */
function useResize(): void {
	const { columns, rows } = useWindowSize();
	const cockpit = useCockpit();
	const told = useRef({ columns, rows });
	useEffect(() => {
		if (told.current.columns === columns && told.current.rows === rows) return;
		told.current = { columns, rows };
		cockpit.resize({ columns, rows });
	}, [columns, rows, cockpit]);
}
