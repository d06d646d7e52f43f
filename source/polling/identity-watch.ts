/** While we do not know who we are, asks again by itself; without credentials it is the only call made. */
import type { StoreApi } from 'zustand';
import { type Problem, problemFrom } from '../aws/problem.ts';
import type { Region } from '../aws/region.ts';
import type { Clock } from '../clock.ts';
import type { Session, State } from '../store/state.ts';

export interface IdentityWatch {
	/** Asks now, if it is not known. */
	ask(): void;
	stop(): void;
}

interface WatchOptions {
	region: Region;
	store: StoreApi<State>;
	clock: Clock;
}

/** Seconds between two questions. */
const rhythm = 20;

export const isAboutCredentials = ({ kind }: Problem): boolean =>
	kind === 'no-credentials' || kind === 'expired';

/** Is there nothing to read with? */
export const isGrounded = ({ connection }: Session): boolean =>
	connection.state === 'failed' && isAboutCredentials(connection.problem);

export function watchIdentity({ region, store, clock }: WatchOptions): IdentityWatch {
	const abort = new AbortController();
	const { signal } = abort;
	let asking = false;
	let cancel = clock.after(rhythm * 1000, ask);

	const settle = (connection: Session['connection']) => {
		if (!signal.aborted) store.setState(({ session }) => ({ session: { ...session, connection } }));
	};

	async function question(): Promise<Session['connection']> {
		try {
			// The door remembers an identity for good, and expired credentials have had one.
			await region.call('sts', 'GetCallerIdentity', {}, { signal });
			return { state: 'ready', identity: await region.identity({ signal }) };
		} catch (error) {
			return { state: 'failed', problem: problemFrom(error) };
		}
	}

	async function ask(): Promise<void> {
		if (asking || signal.aborted) return;
		cancel();
		if (store.getState().session.connection.state === 'failed') {
			asking = true;
			settle(await question());
			asking = false;
		}
		if (!signal.aborted) cancel = clock.after(rhythm * 1000, ask);
	}

	return {
		ask: () => void ask(),
		stop() {
			abort.abort();
			cancel();
		},
	};
}
