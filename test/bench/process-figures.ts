/** What the kernel says of a process. */
import { readdirSync, readFileSync } from 'node:fs';
import { sum } from './statistics.ts';

/** Milliseconds of CPU so far, in user and kernel, of all threads: from `schedstat`, which counts nanoseconds, not ticks of 10 ms. */
export function cpuOf(pid: number): number {
	const folder = `/proc/${pid}/task`;
	const nanoseconds = readdirSync(folder).map((thread) =>
		Number.parseInt(readFileSync(`${folder}/${thread}/schedstat`, 'utf8'), 10),
	);
	return sum(nanoseconds) / 1e6;
}

/** Resident memory in MB: a million bytes. */
export function memoryOf(pid: number): number {
	const [, kibibytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
	return (Number(kibibytes) * 1024) / 1e6;
}
