import type { Size } from '../store/screen.ts';
import type { EditKey } from '../text/line-edit.ts';
import type { CommandId } from './commands.ts';

/** What a person can do: the one object that the views are given. It never throws and never blocks. */
export interface Cockpit {
	/** A key that the keymap knows. */
	run(command: CommandId): void;
	/** A key or a paste while something is typed: a filter, a query, a form, a confirmation. */
	edit(key: EditKey): void;
	resize(size: Size): void;
}
