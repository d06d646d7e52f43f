/** Where the last session is kept: one private file for each profile and region. */
import { createHash, randomUUID } from 'node:crypto';
import {
	closeSync,
	constants,
	fstatSync,
	mkdirSync,
	openSync,
	readFileSync,
	renameSync,
	writeFileSync,
} from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { StoreApi } from 'zustand';
import type { Clock } from '../clock.ts';
import type { Destination } from '../cockpit/connections.ts';
import { lastSessionPath } from '../config/places.ts';
import { type LastSession, recalled, written } from '../store/last-session.ts';
import { remember } from '../store/remembered.ts';
import type { State } from '../store/state.ts';

/** Milliseconds: first when the panes are filled, since a line may drop at any moment. */
const soon = 5000;
const every = 60_000;
/** Bytes: more is none of ours. */
const largest = 1_000_000;

/** What else decides whose account a profile leads to. */
const deciding = ['AWS_ACCESS_KEY_ID', 'AWS_ROLE_ARN', 'AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE'];

export interface LastSessions {
	/** What was kept of a place. Never throws: what cannot be read or believed is not there. */
	recall(destination: Destination): LastSession | undefined;
	/** Keeps what is on the screen now and then. Returns how to stop; that keeps it once more. */
	keep(store: StoreApi<State>, destination: () => Destination): () => Promise<void>;
	/** Keeps what is on the screen before it returns: for when the process ends. */
	keepAtOnce(state: State, destination: Destination): void;
}

/** A world that a session simulates for itself ends with it. */
const isLasting = ({ simulation }: Destination): boolean => !simulation || 'world' in simulation;

function placeOf(env: NodeJS.ProcessEnv, { profile, region, simulation }: Destination): string {
	const world = simulation && 'world' in simulation ? simulation.world : '';
	const parts = [profile, region, world, ...deciding.map((name) => env[name] ?? '')];
	return lastSessionPath(env, createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32));
}

export const lastSessions = (env: NodeJS.ProcessEnv, clock: Clock): LastSessions => ({
	recall(destination) {
		if (!isLasting(destination)) return undefined;
		const text = textOf(placeOf(env, destination));
		return text === undefined ? undefined : recalled(text, destination, clock.now());
	},
	keep(store, destination) {
		let cancel = () => {};
		let last: Promise<void> = Promise.resolve();
		const save = () => {
			last = last.then(() => saveNow(env, clock, store.getState(), destination()));
			return last;
		};
		const again = () => {
			cancel = clock.after(every, again);
			void save();
		};
		cancel = clock.after(soon, again);
		return () => {
			cancel();
			return save();
		};
	},
	keepAtOnce(state, destination) {
		const draft = draftOf(env, clock, state, destination);
		if (!draft) return;
		try {
			for (const folder of draft.folders) makeFolder(folder);
			writeFileSync(draft.fresh, draft.text, owners);
			renameSync(draft.fresh, draft.path);
		} catch {
			// Nobody's trouble, as below.
		}
	},
});

/** At once, since the first frame waits for it; not through a link, not from a pipe. */
function textOf(path: string): string | undefined {
	let file: number | undefined;
	try {
		file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
		const { size, uid } = fstatSync(file);
		const isOurs = process.getuid === undefined || uid === process.getuid();
		return isOurs && size <= largest ? readFileSync(file, 'utf8') : undefined;
	} catch {
		return undefined;
	} finally {
		if (file !== undefined) closeSync(file);
	}
}

const owners = { mode: 0o600, flag: 'wx' } as const;

/** What is to be written, and where; undefined while nobody knows whose it is. */
function draftOf(env: NodeJS.ProcessEnv, clock: Clock, state: State, destination: Destination) {
	const { connection, profile, region } = state.session;
	if (connection.state !== 'ready' || !isLasting(destination)) return undefined;
	const path = placeOf(env, destination);
	const { account } = connection.identity;
	return {
		path,
		/** Whole or not at all: it is moved to its place when it is complete. */
		fresh: `${path}.${randomUUID()}`,
		/** One by one, since `recursive` tries for ever where the system says of a folder that is there that it is not. */
		folders: [dirname(dirname(path)), dirname(path)],
		text: written({ profile, region, account, panes: remember(state, clock.now()) }),
	};
}

/** A place that cannot be written keeps nothing, which is nobody's trouble. */
async function saveNow(
	env: NodeJS.ProcessEnv,
	clock: Clock,
	state: State,
	destination: Destination,
): Promise<void> {
	const draft = draftOf(env, clock, state, destination);
	if (!draft) return;
	const { path, fresh, folders, text } = draft;
	try {
		for (const folder of folders) await mkdir(folder, { mode: 0o700 }).catch(() => {});
		await writeFile(fresh, text, owners);
		await rename(fresh, path);
	} catch {
		await rm(fresh, { force: true }).catch(() => {});
	}
}

function makeFolder(folder: string): void {
	try {
		mkdirSync(folder, { mode: 0o700 });
	} catch {
		// It is there, or what is to be in it cannot be written.
	}
}
