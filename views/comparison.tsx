import { useAirboss } from './cockpit-context.ts';
import {
	type ComparisonPlace,
	comparisonFoot,
	comparisonHeading,
	comparisonLines,
	comparisonRows,
} from './comparison-lines.ts';
import { framed, insideOf } from './components/frame.ts';
import { Lines } from './components/lines.tsx';

/** What differs between two environments. */
export function ComparisonView({ place }: { place: ComparisonPlace }) {
	const size = useAirboss((state) => state.screen.size);
	const { cells } = insideOf(size);
	const all = comparisonLines(place, cells);
	const lines = [comparisonHeading(place, cells), ...all.slice(place.offset)];
	return (
		<Lines
			lines={framed(
				{
					title: 'Compare',
					note: `${place.left.name} → ${place.right.name}: only what differs`,
					lines,
					more: all.length - place.offset - comparisonRows(size),
					foot: [comparisonFoot(place)],
				},
				size,
			)}
		/>
	);
}
