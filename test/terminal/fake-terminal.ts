import { Socket } from 'node:net';
import type { WriteStream } from 'node:tty';
import type { Size } from './cells/screens.ts';

type Written = (error?: Error | null) => void;

/** A terminal's stdout for Ink, which keeps what is written to it. */
export class FakeTerminal extends Socket implements WriteStream {
	readonly fd = 1;
	readonly isTTY = true;
	columns: number;
	rows: number;
	readonly writes: string[] = [];

	constructor({ columns, rows }: Size) {
		super();
		this.columns = columns;
		this.rows = rows;
	}

	override write(data: string | Uint8Array, ...rest: unknown[]): boolean {
		this.writes.push(String(data));
		rest.find((value): value is Written => typeof value === 'function')?.();
		return true;
	}

	resize({ columns, rows }: Size): void {
		this.columns = columns;
		this.rows = rows;
		this.emit('resize');
	}

	/** What came since the last time. */
	taken(): string {
		return this.writes.splice(0).join('');
	}

	// What Ink does not use.
	clearLine = () => true;
	clearScreenDown = () => true;
	cursorTo = () => true;
	moveCursor = () => true;
	getColorDepth = () => 24;
	hasColors = () => true;
	getWindowSize = (): [number, number] => [this.columns, this.rows];
}
