import type { Theme } from './theme.ts';

/** For dark terminals. The sixteen colours are the terminal's own, as the person chose them. */
export const dark: Theme = {
	name: 'dark',
	good: { color: 'green' },
	busy: { color: 'cyan' },
	warning: { color: 'yellow' },
	bad: { color: 'redBright', bold: true },
	idle: { color: 'gray' },
	text: {},
	muted: { color: 'gray' },
	title: { bold: true },
	accent: { color: 'cyanBright' },
	border: { color: 'gray' },
	borderFocused: { color: 'cyanBright' },
	cursor: { inverse: true },
	marked: { color: 'magentaBright', bold: true },
	simulated: { color: 'magentaBright', bold: true },
	production: { color: 'black', background: 'yellowBright', bold: true },
};
