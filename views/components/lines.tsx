import { Box, Text } from 'ink';
import { memo } from 'react';
import { useTheme } from '../cockpit-context.ts';
import type { Line } from './line.ts';
import { paint } from './paint.ts';

/** Lines of spans, painted in the theme's styles. Where a line is is all that it is known by. */
export function Lines({ lines }: { lines: readonly Line[] }) {
	const theme = useTheme();
	return (
		<Box flexDirection="column">
			{lines.map((line, row) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: a row of the screen is its own identity
				<Row key={row} text={paint(line, theme)} />
			))}
		</Box>
	);
}

/** A row that reads as before is not rendered again. */
const Row = memo(({ text }: { text: string }) => <Text wrap="truncate">{text || ' '}</Text>);
