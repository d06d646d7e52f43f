import { Box } from 'ink';
import { placeOf } from '../source/cockpit/controls.ts';
import type { Place, Size } from '../source/store/screen.ts';
import { CockpitView } from './cockpit.tsx';
import { useAirboss } from './cockpit-context.ts';
import { ComparisonView } from './comparison.tsx';
import { bodyRows } from './components/frame.ts';
import { isWithoutCredentials } from './context-of.ts';
import { DetailView } from './detail.tsx';
import { Footer } from './footer.tsx';
import { Header } from './header.tsx';
import { JournalView } from './journal.tsx';
import { NoCredentials } from './no-credentials.tsx';
import { OperationView } from './operation/operation.tsx';
import { Overlay } from './overlays/overlay.tsx';
import { TableView } from './table.tsx';
import { TimelineView } from './timeline.tsx';

/** Header, body, footer: all that is seen, and nothing that listens (so that one frame can be had as text). */
export function WholeScreen() {
	const size = useAirboss((state) => state.screen.size);
	return (
		<Box flexDirection="column" width={size.columns} height={size.rows}>
			<Header />
			<Box flexDirection="column" height={bodyRows(size)} overflow="hidden">
				<Body size={size} />
			</Box>
			<Footer />
		</Box>
	);
}

/** What is in front: an overlay, the page for those who are not logged in, or the last place. */
function Body({ size }: { size: Size }) {
	const overlay = useAirboss((state) => state.screen.overlay);
	const place = useAirboss((state) => placeOf(state.screen));
	const problem = useAirboss((state) =>
		isWithoutCredentials(state) && state.session.connection.state === 'failed'
			? state.session.connection.problem
			: undefined,
	);
	if (overlay) return <Overlay overlay={overlay} size={size} />;
	if (problem) return <NoCredentials problem={problem} size={size} />;
	return <PlaceView place={place} size={size} />;
}

function PlaceView({ place, size }: { place: Place; size: Size }) {
	switch (place.screen) {
		case 'cockpit':
			return <CockpitView />;
		case 'table':
			return <TableView kind={place.kind} />;
		case 'detail':
			return <DetailView place={place} />;
		case 'comparison':
			return <ComparisonView place={place} />;
		case 'timeline':
			return <TimelineView place={place} />;
		case 'journal':
			return <JournalView place={place} size={size} />;
		case 'operation':
			return <OperationView id={place.id} offset={place.offset} size={size} />;
	}
}
