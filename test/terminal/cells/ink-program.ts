/** A program that Ink draws through the cell writer, as the cockpit is: each `j` moves down in a list, `q` ends it. */
import { Box, render, Text, useApp, useInput, useWindowSize } from 'ink';
import { createElement, useState } from 'react';
import { createCellWriter } from '../../../source/terminal/cells/cell-writer.ts';

function List() {
	const [cursor, setCursor] = useState(0);
	const { columns, rows } = useWindowSize();
	const { exit } = useApp();
	useInput((key) => {
		if (key === 'q') exit();
		else setCursor((before) => before + key.length);
	});
	const from = Math.max(0, cursor - rows + 1);
	const lines = Array.from({ length: rows }, (_, at) =>
		`item ${from + at} 文字 é 👩‍💻`.padEnd(columns - 8, '.'),
	);
	return createElement(
		Box,
		{ flexDirection: 'column' },
		lines.map((line, at) =>
			createElement(Text, { key: at, inverse: from + at === cursor, wrap: 'truncate' }, line),
		),
	);
}

// Ink switches echoing off after its first frame: keys before that would stand on the screen.
process.stdin.setRawMode(true);
const writer = createCellWriter({ out: process.stdout });
const screen = render(createElement(List), { stdout: writer.stdout, alternateScreen: true });
await screen.waitUntilExit();
writer.release();
