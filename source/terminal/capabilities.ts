/** What the terminal can do, from what the environment says of it. */

export type Environment = Readonly<Record<string, string | undefined>>;

/** Why the cockpit cannot be opened here, as a sentence; undefined when it can. */
export function cannotOpen(options: {
	env: Environment;
	stdin: { isTTY?: boolean };
	stdout: { isTTY?: boolean };
}): string | undefined {
	const { env, stdin, stdout } = options;
	const instead =
		'Without one, "airboss --once" prints one frame as text and "airboss get <kind> -o json" prints data.';
	if (!stdout.isTTY) return `The cockpit needs a terminal, and the output is not one. ${instead}`;
	if (!stdin.isTTY) return `The cockpit needs a keyboard, and the input is not a terminal. ${instead}`;
	if (env.TERM === 'dumb')
		return `The cockpit needs a terminal that can move its cursor, and TERM says "dumb". ${instead}`;
	return undefined;
}

/** 0: no colours, 1: 16, 2: 256, 3: 16 million. */
export type ColourDepth = 0 | 1 | 2 | 3;

/** How many colours the terminal shows. NO_COLOR (https://no-color.org) holds whatever else is said. */
export function colourDepth(env: Environment): ColourDepth {
	if (env.NO_COLOR) return 0;
	const term = env.TERM ?? '';
	if (term === 'dumb') return 0;
	if (/^(truecolor|24bit)$/i.test(env.COLORTERM ?? '') || term.endsWith('-direct')) return 3;
	if (/-256(color)?$/i.test(term)) return 2;
	if (env.COLORTERM || /^(xterm|screen|tmux|rxvt|linux|cygwin|vt220)|color|ansi/i.test(term)) return 1;
	return 0;
}

/** A sentence when the locale says that this terminal does not show the glyphs Airboss draws with. */
export function localeWarning(env: Environment): string | undefined {
	const locale = env.LC_ALL || env.LC_CTYPE || env.LANG;
	if (!locale || /utf-?8/i.test(locale)) return undefined;
	return `The locale is ${locale}, not UTF-8: if lines and glyphs look wrong, set LANG=C.UTF-8.`;
}
