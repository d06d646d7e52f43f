/** What time itself changes on the screen. */
import { leaveComparison } from './comparing.ts';
import type { Controls } from './controls.ts';
import { refreshDetail } from './detail.ts';

/** Milliseconds that a notice stays; a bad one stays longer. */
const noticeLife = { good: 4000, warning: 6000, bad: 12_000 } as const;

/** Once a second the clock and the traffic; with every read the detail in front. Returns how to stop. */
export function startTicking(controls: Controls): () => void {
	const { store, clock, connections } = controls;
	let cancel = () => {};
	const tick = () => {
		const region = connections.region();
		const { screen, session } = store.getState();
		const over = screen.notice && clock.now() - screen.notice.at >= noticeLife[screen.notice.tone];
		store.setState({
			// While the person is not connected there is no region whose time could be told.
			now: session.connection.state === 'ready' ? region.now() : clock.now(),
			traffic: region.traffic(),
			...(over ? { screen: { ...screen, notice: undefined } } : {}),
		});
		cancel = clock.after(1000, tick);
	};
	cancel = clock.after(1000, tick);
	const forget = store.subscribe((state, before) => {
		if (state.known !== before.known || state.screen.places !== before.screen.places) refreshDetail(controls);
		if (state.screen.places !== before.screen.places) leaveComparison(controls);
	});
	return () => {
		cancel();
		forget();
	};
}
