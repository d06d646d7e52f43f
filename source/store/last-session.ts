/** The file of the last session: what is in it, and what is believed of it. */
import type { Tone } from '../resources/resource.ts';
import {
	kindPanes,
	longestText,
	mostRows,
	type Remembered,
	type RememberedCell,
	type RememberedPane,
	type RememberedRow,
} from './remembered.ts';

/** Another one is not read. */
const version = 1;
/** Milliseconds: what is older tells nothing any more. */
const oldest = 7 * 86_400_000;

/** Whose rows they are. */
export interface Whereabouts {
	profile: string;
	region: string;
	/** Twelve digits. */
	account: string;
}

export interface LastSession extends Whereabouts {
	panes: Remembered;
}

export const written = (session: LastSession): string => JSON.stringify({ version, ...session });

/**
 * What a file's text says, if it is one of ours, of this profile and region. By hand, since it is read before the first
 * frame; whatever is odd in it is left out, and nothing of it is trusted to be more than text. `now`: the wall's.
 */
export function recalled(
	text: string,
	{ profile, region }: Omit<Whereabouts, 'account'>,
	now: number,
): LastSession | undefined {
	const found = parsed(text);
	if (!isRecord(found) || found.version !== version || !isRecord(found.panes)) return undefined;
	if (found.profile !== profile || found.region !== region || typeof found.account !== 'string')
		return undefined;
	const { account, panes } = found;
	const kept = kindPanes.flatMap((pane) => {
		const value = paneIn(panes[pane], now);
		return value ? [[pane, value] as const] : [];
	});
	return { profile, region, account, panes: Object.fromEntries(kept) };
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= longestText;

function paneIn(value: unknown, now: number): RememberedPane | undefined {
	if (!isRecord(value) || !isText(value.summary) || !Array.isArray(value.rows)) return undefined;
	const { at, summary, rows } = value;
	if (typeof at !== 'number' || !(at <= now && now - at <= oldest)) return undefined;
	return { at, summary, rows: rows.slice(0, mostRows).flatMap(rowIn) };
}

function rowIn(value: unknown): RememberedRow[] {
	if (!isRecord(value) || !isTone(value.tone) || !isRecord(value.cells)) return [];
	const cells = Object.entries(value.cells).flatMap(([id, cell]) => {
		const told = cellIn(cell);
		return told ? [[id, told] as const] : [];
	});
	return [{ tone: value.tone, cells: Object.fromEntries(cells) }];
}

function cellIn(value: unknown): RememberedCell | undefined {
	if (!isRecord(value) || !isText(value.text)) return undefined;
	return isTone(value.tone) ? { text: value.text, tone: value.tone } : { text: value.text };
}

const tones: Record<Tone, true> = { good: true, busy: true, warning: true, bad: true, idle: true };
const isTone = (value: unknown): value is Tone => typeof value === 'string' && Object.hasOwn(tones, value);
