import stripAnsi from 'strip-ansi';
import { plain } from '../source/text/plain.ts';

/** Ink's own `string-width`, not asked about text that takes one cell a character, and made when first asked. */
export default (text, options) => {
	const bare = text.includes('\x1b') && !options?.countAnsiEscapeCodes ? stripAnsi(text) : text;
	if (plain.test(bare)) return bare.length;
	return require('../node_modules/ink/node_modules/string-width/index.js').default(bare, options);
};
