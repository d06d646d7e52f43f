import type { Column, Resource } from './resource.ts';

/** The columns of the full table: what a pane says in brief is left out. */
export const tableColumns = <Item>({ columns }: Resource<Item>): Column<Item>[] =>
	columns.filter(({ paneOnly }) => !paneOnly);
