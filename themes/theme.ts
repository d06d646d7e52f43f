/** The terminal's sixteen colours, as the person at it chose them; without one, its own foreground. */
export type Colour =
	| 'black'
	| 'red'
	| 'green'
	| 'yellow'
	| 'blue'
	| 'magenta'
	| 'cyan'
	| 'white'
	| 'gray'
	| 'redBright'
	| 'greenBright'
	| 'yellowBright'
	| 'blueBright'
	| 'magentaBright'
	| 'cyanBright'
	| 'whiteBright';

export interface Style {
	color?: Colour;
	background?: Colour;
	bold?: boolean;
	dim?: boolean;
	inverse?: boolean;
	underline?: boolean;
}

/** What a theme must say: semantic tokens only. The compiler refuses a theme that misses one. */
export interface Theme {
	name: string;
	/** Tones of states. */
	good: Style;
	busy: Style;
	warning: Style;
	bad: Style;
	idle: Style;
	text: Style;
	/** Secondary text: ages, hints, headings of columns. */
	muted: Style;
	title: Style;
	/** Keys in the footer, prompts. */
	accent: Style;
	border: Style;
	borderFocused: Style;
	/** The row under the cursor. */
	cursor: Style;
	/** Rows that are marked. */
	marked: Style;
	simulated: Style;
	production: Style;
}
