import type { Loading } from '../../source/store/screen.ts';
import { type Line, span } from '../components/line.ts';
import { problemLines } from '../operation/operation-lines.ts';

/** What is still being read, could not be read, or is there. */
export function loadingLines<T>(
	loading: Loading<T>,
	cells: number,
	ready: (value: T) => readonly Line[],
	doing = 'reading from AWS …',
): readonly Line[] {
	switch (loading.state) {
		case 'loading':
			return [[span('◐ ', 'busy'), span(doing, 'muted')]];
		case 'failed':
			return problemLines(loading.problem, cells);
		case 'ready':
			return ready(loading.value);
	}
}
