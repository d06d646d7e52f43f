import { Box, Text } from 'ink';
import type { Style, Theme } from '../../themes/theme.ts';
import { useTheme } from '../cockpit-context.ts';
import type { Line } from './line.ts';

/** Lines of spans, painted in the theme's styles. Where a line is is all that it is known by. */
export function Lines({ lines }: { lines: readonly Line[] }) {
	const theme = useTheme();
	return (
		<Box flexDirection="column">
			{lines.map((line, row) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: a row of the screen is its own identity
				<Row key={row} line={line} theme={theme} />
			))}
		</Box>
	);
}

const textProps = (style: Style | undefined) => ({
	color: style?.color,
	backgroundColor: style?.background,
	bold: style?.bold,
	dimColor: style?.dim,
	inverse: style?.inverse,
	underline: style?.underline,
});

function Row({ line, theme }: { line: Line; theme: Theme }) {
	if (line.length === 0) return <Text> </Text>;
	return (
		<Text wrap="truncate">
			{line.map(({ text, style }, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: spans have no identity beyond their place
				<Text key={index} {...textProps(style && theme[style])}>
					{text}
				</Text>
			))}
		</Text>
	);
}
