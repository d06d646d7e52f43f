import { dark } from './dark.ts';
import { highContrast } from './high-contrast.ts';
import { light } from './light.ts';
import type { Style, Theme } from './theme.ts';

/** By the name that the settings, `--theme` and the palette use. */
export const themes: Readonly<Record<string, Theme>> = {
	[dark.name]: dark,
	[light.name]: light,
	[highContrast.name]: highContrast,
};

/** A name that there is no theme for gives the dark one; without colour only weight and inversion remain. */
export function themeNamed(name: string, colour: boolean): Theme {
	const theme = themes[name] ?? dark;
	return colour ? theme : withoutColour(theme);
}

/** As https://no-color.org wants it. A background becomes inversion, so that what stood out still does. */
export const withoutColour = (theme: Theme): Theme => ({
	name: theme.name,
	good: plain(theme.good),
	busy: plain(theme.busy),
	warning: plain(theme.warning),
	bad: plain(theme.bad),
	idle: plain(theme.idle),
	text: plain(theme.text),
	muted: plain(theme.muted),
	title: plain(theme.title),
	accent: { ...plain(theme.accent), bold: true },
	border: plain(theme.border),
	borderFocused: { ...plain(theme.borderFocused), bold: true },
	cursor: { inverse: true },
	marked: { ...plain(theme.marked), bold: true },
	simulated: plain(theme.simulated),
	production: plain(theme.production),
});

const plain = ({ background, bold, dim, inverse, underline }: Style): Style => ({
	bold,
	dim,
	underline,
	inverse: inverse || background !== undefined,
});
