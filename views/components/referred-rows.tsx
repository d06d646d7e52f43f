import { Text } from 'ink';
import { useInsertionEffect, useRef } from 'react';
import type { RowReferences } from '../../source/terminal/row-references.ts';

/** Rows that Ink lays out by a reference, which is another one whenever they read otherwise. */
export function ReferredRows({ rows, references }: { rows: readonly string[]; references: RowReferences }) {
	const shown = useRef<{ reference: string; rows: readonly string[] }>(undefined);
	if (!shown.current || !same(shown.current.rows, rows))
		shown.current = { reference: references.next(), rows };
	const { reference, rows: kept } = shown.current;
	// The one effect that comes before Ink writes the frame.
	useInsertionEffect(() => {
		references.keep(reference, kept);
		return () => references.drop(reference);
	}, [references, reference, kept]);
	return <Text>{reference + '\n'.repeat(Math.max(0, rows.length - 1))}</Text>;
}

const same = (a: readonly string[], b: readonly string[]) =>
	a.length === b.length && a.every((row, index) => row === b[index]);
