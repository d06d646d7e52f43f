import { EventEmitter } from 'node:events';
import type { Screen } from '../../../source/terminal/cells/cell-writer.ts';
import type { Size } from './screens.ts';

/** A terminal's stdout that keeps what is written to it. */
export class FakeScreen extends EventEmitter implements Screen {
	isTTY = true;
	columns: number;
	rows: number;
	writes: string[] = [];

	constructor({ columns, rows }: Size) {
		super();
		this.columns = columns;
		this.rows = rows;
	}

	write(data: string | Uint8Array, written?: (error?: Error | null) => void): boolean {
		this.writes.push(String(data));
		written?.();
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
}
