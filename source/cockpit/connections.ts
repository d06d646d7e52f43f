/** The connection to one account and region, with its poller; another profile or region is another connection. */
import type { StoreApi } from 'zustand';
import { openRegion } from '../aws/open-region.ts';
import { problemFrom } from '../aws/problem.ts';
import type { Region } from '../aws/region.ts';
import type { Clock } from '../clock.ts';
import { type Poller, startPoller } from '../polling/poller.ts';
import type { Kind } from '../resources/resource.ts';
import { defaultSimulation, type SharedWorld, type Simulation } from '../simulator/simulation.ts';
import { emptyKnown } from '../store/known.ts';
import type { LastSession } from '../store/last-session.ts';
import { firstScreen } from '../store/screen.ts';
import type { Session, State } from '../store/state.ts';

/** Where to connect to. */
export interface Destination {
	profile: string;
	region: string;
	simulation?: Simulation | SharedWorld;
}

export interface Connections {
	/** The connection in use. */
	region(): Region;
	destination(): Destination;
	connect(destination: Destination): void;
	/** Leaves real AWS for the simulator. */
	simulate(): void;
	/** Asks again who we are (after a login), and goes on from there. */
	reconnect(): void;
	readNow(kind?: Kind): void;
	/** What is on the screen has changed: the schedule looks again. */
	attend(): void;
	/** Aborts when this connection is left. */
	signal(): AbortSignal;
	close(): void;
}

interface Connected {
	destination: Destination;
	region: Region;
	poller: Poller;
	abort: AbortController;
}

export function createConnections(options: {
	store: StoreApi<State>;
	clock: Clock;
	jitter: () => number;
	/** What `s` on the page without credentials starts. */
	destination: Destination;
	/** What the last session there has left, if anything. */
	recall?: (destination: Destination) => LastSession | undefined;
}): Connections {
	const { store, clock, jitter, recall } = options;
	let current = open(options.destination);

	function open(destination: Destination): Connected {
		const { settings } = store.getState();
		const region = openRegion({
			name: destination.region,
			profile: destination.profile,
			readOnly: settings.readOnly,
			timeouts: settings.timeouts,
			clock,
			simulation: destination.simulation,
		});
		// Places, marks and filters were about the region that is left.
		const { size, focus } = store.getState().screen;
		store.setState({
			screen: { ...firstScreen, size, focus },
			session: sessionOf(destination, region, settings),
			known: emptyKnown(),
			remembered: recall?.(destination),
			timeline: [],
			now: region.now(),
			traffic: region.traffic(),
		});
		const connected = {
			destination,
			region,
			poller: startPoller({ region, store, clock, jitter }),
			abort: new AbortController(),
		};
		void identify(connected);
		return connected;
	}

	async function identify({ region, abort }: Connected): Promise<void> {
		const settle = (connection: Session['connection']) => {
			if (!abort.signal.aborted) store.setState(({ session }) => ({ session: { ...session, connection } }));
		};
		// After what goes on now: the first frame is drawn before anything is loaded to ask with.
		await Promise.resolve();
		try {
			settle({ state: 'ready', identity: await region.identity({ signal: abort.signal }) });
		} catch (error) {
			settle({ state: 'failed', problem: problemFrom(error) });
		}
	}

	function leave(): void {
		current.abort.abort();
		current.poller.stop();
		current.region.close();
	}

	return {
		region: () => current.region,
		destination: () => current.destination,
		signal: () => current.abort.signal,
		connect(destination) {
			leave();
			current = open(destination);
		},
		simulate() {
			const region = current.destination.region || 'eu-west-1';
			leave();
			current = open({ profile: 'simulator', region, simulation: defaultSimulation });
		},
		reconnect() {
			store.setState(({ session }) => ({ session: { ...session, connection: { state: 'connecting' } } }));
			void identify(current);
			current.poller.readNow();
		},
		readNow: (kind) => current.poller.readNow(kind),
		attend: () => current.poller.attend(),
		close: leave,
	};
}

function sessionOf(destination: Destination, region: Region, settings: State['settings']): Session {
	const { production } = settings;
	return {
		profile: destination.profile,
		region: destination.region,
		simulated: region.simulated,
		readOnly: region.readOnly,
		production:
			production.profiles.includes(destination.profile) || production.regions.includes(destination.region),
		connection: { state: 'connecting' },
	};
}
