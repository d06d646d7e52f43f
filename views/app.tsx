import { useApp } from 'ink';
import { useEffect } from 'react';
import type { HandOver } from '../source/terminal/suspend.ts';
import { Keyboard } from './keyboard.tsx';
import { WholeScreen } from './whole-screen.tsx';

/**
 * The cockpit as it is flown: the whole screen, and the keys. `onTerminal` is given the way to hand the
 * terminal to the shell and take it back, which only Ink has.
 */
export function App({ onTerminal }: { onTerminal?: (handOver: HandOver) => void }) {
	const { suspendTerminal } = useApp();
	useEffect(() => onTerminal?.(suspendTerminal), [onTerminal, suspendTerminal]);
	return (
		<>
			<Keyboard />
			<WholeScreen />
		</>
	);
}
