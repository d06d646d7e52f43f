import { EventEmitter } from 'node:events';

/** A process that records what is done to it, in order, and never ends. */
export class FakeProcess extends EventEmitter {
	readonly pid = 4711;
	readonly done: string[] = [];
	readonly stdin = {
		isTTY: true,
		setRawMode: (raw: boolean) => void this.done.push(raw ? 'raw' : 'cooked'),
	};
	readonly stdout = { write: (text: string) => void this.done.push(`out ${JSON.stringify(text)}`) };
	readonly stderr = { write: (text: string) => void this.done.push(`err ${text}`) };
	exit(code: number): void {
		this.done.push(`exit ${code}`);
	}
	kill(pid: number, signal: string): void {
		this.done.push(`kill ${pid} ${signal}`);
	}
}
