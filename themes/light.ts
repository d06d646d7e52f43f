import type { Theme } from './theme.ts';

/** For light terminals: the dark half of the sixteen colours. */
export const light: Theme = {
	name: 'light',
	good: { color: 'green' },
	busy: { color: 'blue' },
	warning: { color: 'magenta', bold: true },
	bad: { color: 'red', bold: true },
	idle: { color: 'gray' },
	text: {},
	muted: { color: 'gray' },
	title: { bold: true },
	accent: { color: 'blue', bold: true },
	border: { color: 'gray' },
	borderFocused: { color: 'blue' },
	cursor: { inverse: true },
	marked: { color: 'magenta', bold: true },
	simulated: { color: 'magenta', bold: true },
	production: { color: 'whiteBright', background: 'red', bold: true },
};
