import stripAnsi from 'strip-ansi';
import stringWidth from '../node_modules/ink/node_modules/string-width/index.js';
import { plain } from '../source/text/width.ts';

/** Ink's own `string-width`, not asked about text that takes one cell a character. */
export default (text, options) => {
	const bare = text.includes('\x1b') && !options?.countAnsiEscapeCodes ? stripAnsi(text) : text;
	return plain.test(bare) ? bare.length : stringWidth(bare, options);
};
