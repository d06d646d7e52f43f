/** Which process writes to the journal, and whether one that has written there still lives. */
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** One process of one machine: `bastion:4711:8812345`, its host, its pid, and what tells it from a later 4711. */
export type SessionId = string;

export interface Session {
	readonly id: SessionId;
	/** The wall's time, milliseconds since the epoch: what processes agree on whose regions do not. */
	now(): number;
	/** `heard`: when it last wrote something, the wall's time. */
	isAlive(id: SessionId, heard: number): boolean;
}

/** Milliseconds without a word after which a process of another machine counts as gone. */
const silence = 60_000;
/** The same for one of this machine whose pid alone would have to do. */
const longSilence = 600_000;

/** `now` is the wall's. */
export function thisSession(now: () => number): Session {
	const { pid } = process;
	return {
		id: idOf({ host: hostname(), pid, mark: markOf(pid) }),
		now,
		isAlive(id, heard) {
			const whose = partsOf(id);
			if (!whose) return false;
			if (whose.host !== hostname()) return now() - heard < silence;
			if (!isRunning(whose.pid)) return false;
			return whose.mark === '' ? now() - heard < longSilence : whose.mark === markOf(whose.pid);
		},
	};
}

/** Nobody in particular, who knows of nobody else: what a journal is read with when nothing is carried out. */
export const nobody: Session = { id: '', now: () => 0, isAlive: () => false };

interface Parts {
	host: string;
	pid: number;
	/** When it was started, in the kernel's ticks; empty where that cannot be read. */
	mark: string;
}

const idOf = ({ host, pid, mark }: Parts): SessionId => `${host}:${pid}:${mark}`;

function partsOf(id: SessionId): Parts | undefined {
	const [, host, pid, mark] = /^(.*):(\d+):(\d*)$/.exec(id) ?? [];
	return host === undefined || mark === undefined ? undefined : { host, pid: Number(pid), mark };
}

/** For a person: `process 4711 on bastion`. */
export function sessionText(id: SessionId | undefined): string {
	const parts = partsOf(id ?? '');
	return parts ? `process ${parts.pid} on ${parts.host}` : 'another session';
}

function isRunning(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		// Somebody else's process is one too.
		return error instanceof Error && 'code' in error && error.code === 'EPERM';
	}
}

/** Field 22 of proc(5)'s stat; the second one, the program's name, may hold anything. */
function markOf(pid: number): string {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
		return (
			stat
				.slice(stat.lastIndexOf(')') + 2)
				.split(' ')
				.at(19) ?? ''
		);
	} catch {
		return '';
	}
}
