import { expect, test } from 'vitest';
import { createFrameCutter } from './cut-frames.ts';

const frame = (text: string) => `\x1b[?2026h${text}\x1b[?2026l`;

test('frames that arrive together are two', () => {
	const { cut } = createFrameCutter();
	expect(cut(frame('a') + frame('b'))).toEqual([
		{ text: frame('a'), frame: 'ended' },
		{ text: frame('b'), frame: 'ended' },
	]);
});

test('a frame that arrives in many pieces is one', () => {
	const { cut } = createFrameCutter();
	const pieces = [...frame('ab')].flatMap((letter) => cut(letter));
	expect(pieces.map(({ text }) => text).join('')).toBe(frame('ab'));
	expect(pieces.filter(({ frame }) => frame === 'ended')).toHaveLength(1);
	expect(pieces.at(-1)?.frame).toBe('ended');
	expect(pieces.at(-2)?.frame).toBe('open');
});

test('what is written outside of frames is loose', () => {
	const { cut, forget } = createFrameCutter();
	expect(cut('\x1b[1;5H7')).toEqual([{ text: '\x1b[1;5H7', frame: 'loose' }]);
	forget();
	expect(cut(frame('a'))).toEqual([{ text: frame('a'), frame: 'ended' }]);
});
