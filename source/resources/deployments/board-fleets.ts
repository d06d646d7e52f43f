/** The sections of a board: one fleet, or the two of a blue/green deployment with where the traffic is. */
import type { BoardCell, BoardColumn, BoardRow, BoardSection } from '../board.ts';
import type { KnownTargets } from './known-targets.ts';

type Label = 'Blue' | 'Green';

export function fleetSections(
	rows: readonly BoardRow[],
	targets: KnownTargets,
	columns: readonly BoardColumn[],
): BoardSection[] {
	const labelled = (label: Label) => rows.filter(({ id }) => targets.get(id)?.told?.instanceLabel === label);
	const [green, blue] = [labelled('Green'), labelled('Blue')];
	if (green.length + blue.length === 0) return [{ title: '', rows }];
	const others = rows.filter((row) => !green.includes(row) && !blue.includes(row));
	return [
		{ title: 'Green: the replacements', note: trafficOf(green, columns, 'Green'), rows: green },
		{ title: 'Blue: the originals', note: trafficOf(blue, columns, 'Blue'), rows: blue },
		...(others.length > 0 ? [{ title: 'Not read yet', rows: others }] : []),
	];
}

/**
 * An instance is in traffic from AllowTraffic on and out of it from BlockTraffic on, whichever ended last;
 * before either the originals are, and the replacements are not. A rollback turns both round.
 */
function trafficOf(rows: readonly BoardRow[], columns: readonly BoardColumn[], label: Label): string {
	if (rows.length === 0) return label === 'Green' ? 'not there yet' : 'gone';
	const allow = columns.findIndex(({ title }) => title === 'AllowTraffic');
	const block = columns.findIndex(({ title }) => title === 'BlockTraffic');
	const takes = ({ cells }: BoardRow) => {
		const [inAt, outAt] = [doneAt(cells[allow]), doneAt(cells[block])];
		return inAt === outAt ? label === 'Blue' : inAt > outAt;
	};
	const taking = rows.filter(takes).length;
	if (taking === rows.length) return 'takes the traffic';
	return taking === 0 ? 'no traffic' : `${taking} of ${rows.length} take traffic`;
}

const doneAt = (cell: BoardCell | undefined): number =>
	cell?.stage === 'done' ? (cell.endedAt ?? 0) : Number.NEGATIVE_INFINITY;
