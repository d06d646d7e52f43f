/** What a benchmark needs to see on the cockpit's screen. */
import type { Session } from './terminal.ts';
import { size } from './terminal.ts';

const titles = ['1 Deployments', '2 Alarms', '3 Instances', '4 Tags', '5 IAM users', '6 Timeline'];

/** The layout: header and all six panes. */
export const isDrawn = (text: string): boolean =>
	text.includes('airboss') && titles.every((title) => text.includes(title));

/** A row of each pane as the simulated region has them, and nothing that is being read for the first time. */
const shown = [
	/CodeDeploy|Beanstalk/,
	/\bOK\b/,
	/\brunning {2,}/,
	/\bOwner\b/,
	/\bdeploy-bot\b/,
	/Nothing has changed yet\.|│ \d\d:\d\d/,
];

export const isFilled = (text: string): boolean =>
	isDrawn(text) && !text.includes('loading…') && shown.every((row) => row.test(text));

/** What only the credential report tells of users. */
export const hasCredentials = (text: string): boolean => /key \d+ d old/.test(text);

export const isTable = (text: string): boolean => text.includes('IMAGE') && !text.includes('4 Tags');

const cursorRow = (session: Session): number => {
	for (let row = 0; row < size.rows; row++) if (session.line(row).includes('▸')) return row;
	return -1;
};

/** Where the cursor is and on what: differs after every move, also after one that scrolls. */
export function cursorOf(session: Session): string {
	const row = cursorRow(session);
	return `${row} ${row < 0 ? '' : session.line(row).slice(0, 100)}`;
}

/** How many rows there are below the last one shown, in the table or the pane that has the cursor. */
export function rowsHidden(session: Session): number {
	const edge = edgeBelow(session);
	const [, count = '0'] = /↓ ([\d,]+) more/.exec(session.line(edge).split('╯')[0] ?? '') ?? [];
	return Number(count.replaceAll(',', ''));
}

/** How many rows there are below the cursor, but for what is always the same in one table: a difference counts moves. */
export const rowsBelow = (session: Session): number =>
	rowsHidden(session) + edgeBelow(session) - cursorRow(session);

/** The lower edge of the frame around the cursor, which is the first at its side. */
function edgeBelow(session: Session): number {
	for (let row = cursorRow(session) + 1; row < size.rows; row++)
		if (session.line(row).startsWith('╰')) return row;
	return size.rows;
}
