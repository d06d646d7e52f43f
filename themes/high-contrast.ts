import type { Theme } from './theme.ts';

/** Nothing dim, nothing told by hue alone: brightness, underline and inversion say it too. */
export const highContrast: Theme = {
	name: 'high-contrast',
	good: { color: 'whiteBright' },
	busy: { color: 'cyanBright', bold: true },
	warning: { color: 'yellowBright', bold: true, underline: true },
	bad: { color: 'black', background: 'yellowBright', bold: true },
	idle: { color: 'white' },
	text: { color: 'whiteBright' },
	muted: { color: 'white' },
	title: { color: 'whiteBright', bold: true, underline: true },
	accent: { color: 'yellowBright', bold: true },
	border: { color: 'white' },
	borderFocused: { color: 'yellowBright', bold: true },
	cursor: { color: 'black', background: 'whiteBright', bold: true },
	marked: { color: 'yellowBright', bold: true, underline: true },
	simulated: { color: 'black', background: 'cyanBright', bold: true },
	production: { color: 'black', background: 'yellowBright', bold: true },
};
