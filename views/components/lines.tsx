import { Box, Text } from 'ink';
import { memo } from 'react';
import { useRowReferences, useTheme } from '../cockpit-context.ts';
import type { Line } from './line.ts';
import { paint } from './paint.ts';
import { ReferredRows } from './referred-rows.tsx';

/** Lines of spans, painted in the theme's styles. Where a line is is all that it is known by. */
export function Lines({ lines }: { lines: readonly Line[] }) {
	const theme = useTheme();
	const references = useRowReferences();
	const rows = lines.map((line) => paint(line, theme));
	if (references) return <ReferredRows rows={rows} references={references} />;
	return (
		<Box flexDirection="column">
			{rows.map((text, row) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: a row of the screen is its own identity
				<Row key={row} text={text} />
			))}
		</Box>
	);
}

/** A row that reads as before is not rendered again. */
const Row = memo(({ text }: { text: string }) => <Text wrap="truncate">{text || ' '}</Text>);
