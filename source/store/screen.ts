/** What is on the screen, as data. Changed only by the cockpit (`source/cockpit/`). */
import type { Answers, FormField } from '../actions/action.ts';
import type { Problem } from '../aws/problem.ts';
import type { CommandId } from '../cockpit/commands.ts';
import type { Plan } from '../operations/plan.ts';
import type { Comparison } from '../resources/elasticbeanstalk/compare-environments.ts';
import type { Detail, Kind } from '../resources/resource.ts';
import type { EditKey, LineEdit } from '../text/line-edit.ts';
import type { ListCursor } from './list-cursor.ts';

export const panes = ['deployments', 'alarms', 'instances', 'tags', 'users', 'timeline'] as const;
/** The cockpit's six panes, in the order of their number keys. */
export type PaneId = (typeof panes)[number];

/** A loading value: a detail that is read, choices that are read. */
export type Loading<T> =
	| { state: 'loading' }
	| { state: 'ready'; value: T }
	| { state: 'failed'; problem: Problem };

/** Cursor, filter, sort and marks of one kind: shared by its pane and its full-screen table. */
export interface TableState {
	filter: string;
	/** True while `/` is being typed. */
	filtering: boolean;
	sort?: { column: string; descending: boolean };
	/** Id of the item under the cursor: stays with the item when rows move. */
	cursorId?: string;
	/** Row of the cursor when its item is gone. */
	cursorIndex: number;
	marks: ReadonlySet<string>;
}

/** Cursor of a board, and what is opened of it. */
export interface BoardLook {
	/** Of the row or fold under the cursor: stays with it when rows move. */
	cursorId?: string;
	/** Where the cursor was when that is gone. */
	cursorIndex: number;
	/** Are the rows shown that need no attention? */
	unfolded: boolean;
	/** Id of the row whose own page is in front. */
	opened?: string;
}

export type Place =
	| { screen: 'cockpit' }
	| {
			screen: 'table';
			kind: Kind;
			/** Opened through a relation: what the table looked like before, put back when one leaves. */
			before?: TableState;
	  }
	| {
			screen: 'detail';
			kind: Kind;
			id: string;
			mode: 'fields' | 'yaml';
			offset: number;
			detail: Loading<Detail>;
			/** Since when its item is looked for in vain, in the region's time. */
			missingSince?: number;
			/** Why the last read failed, when what is shown is from an earlier one. */
			trouble?: Problem;
			/** How its board is looked at, where it has one. */
			look?: BoardLook;
	  }
	| {
			/** Two environments side by side: what differs. */
			screen: 'comparison';
			left: Compared;
			right: Compared;
			offset: number;
			filter: string;
			/** True while `/` is being typed. */
			filtering: boolean;
			comparison: Loading<Comparison>;
	  }
	| ({ screen: 'timeline' } & ListCursor)
	| ({ screen: 'journal' } & ListCursor)
	| { screen: 'operation'; id: string; offset: number };

/** One of two environments that are compared. */
export interface Compared {
	id: string;
	name: string;
}

export interface PickerChoice {
	value: string;
	label: string;
	hint?: string;
	/** Why it cannot be chosen. */
	disabled?: string;
}

export type Overlay =
	| {
			overlay: 'help';
			offset: number;
			/** What it lies over: shown again when it is closed. */
			over?: Overlay;
	  }
	| {
			/** One mechanism for everything that is chosen from a list with a fuzzy query. */
			overlay: 'picker';
			purpose:
				| 'compare'
				| 'deploy'
				| 'palette'
				| 'profile'
				| 'region'
				| 'theme'
				| 'sort'
				| 'actions'
				| 'related';
			title: string;
			query: LineEdit;
			cursor: number;
			choices: Loading<PickerChoice[]>;
	  }
	| {
			overlay: 'form';
			action: string;
			title: string;
			targets: string[];
			fields: Loading<FormField[]>;
			/** Index of the field in focus. */
			cursor: number;
			answers: Answers;
			edit: LineEdit;
			/** For choice fields: the row highlighted in the list of matching choices. */
			choiceCursor: number;
			/** By field name, shown under the field. */
			errors: Readonly<Record<string, string>>;
			/** What was typed before the fields were there. */
			ahead: ReadonlyArray<CommandId | EditKey>;
	  }
	| {
			overlay: 'plan';
			action: string;
			title: string;
			plan: Loading<Plan>;
			/** The form that it was made from: `esc` leads back to it. */
			form?: Extract<Overlay, { overlay: 'form' }>;
			/** Set when the plan takes back this operation. */
			undoes?: string;
			/** Set when what is left of this operation is to be sent. */
			finishes?: string;
			/** What has been typed towards the confirmation. */
			typed: LineEdit;
			/** Show the calls as AWS CLI commands. */
			cli: boolean;
			offset: number;
	  }
	| {
			/** Operations found unfinished in the journal at start. */
			overlay: 'resume';
			operations: string[];
			cursor: number;
	  };

/** Size of the terminal, in cells. */
export interface Size {
	columns: number;
	rows: number;
}

/** An item that was opened lately: the palette leads back to it. */
export interface Visit {
	kind: Kind;
	id: string;
	name: string;
}

export interface Screen {
	size: Size;
	/** Newest first, at most a dozen. */
	visits: readonly Visit[];
	/** The way one came; the last is shown, `esc` goes back along it. Never empty. */
	places: readonly Place[];
	focus: PaneId;
	tables: Readonly<Partial<Record<Kind, TableState>>>;
	overlay?: Overlay;
	/** One line above the footer, for a while. */
	notice?: { text: string; tone: 'good' | 'warning' | 'bad'; at: number };
}

export const emptyTable: TableState = { filter: '', filtering: false, cursorIndex: 0, marks: new Set() };
export const firstLook: BoardLook = { cursorIndex: 0, unfolded: false };
export const firstScreen: Screen = {
	visits: [],
	size: { columns: 120, rows: 36 },
	places: [{ screen: 'cockpit' }],
	focus: 'deployments',
	tables: {},
};
