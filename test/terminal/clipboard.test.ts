import { expect, test } from 'vitest';
import { copySequence } from '../../source/terminal/clipboard.ts';

const arn = 'arn:aws:ec2:eu-west-1:123456789012:instance/i-0f12ab';
const plain = `\x1b]52;c;${Buffer.from(arn).toString('base64')}\x07`;

test('a plain terminal gets OSC 52', () => {
	expect(copySequence(arn, { TERM: 'xterm-256color' })).toBe(plain);
});

test('text beyond ASCII arrives as UTF-8', () => {
	const encoded = copySequence('Größe ✓', {})?.slice('\x1b]52;c;'.length, -1) ?? '';
	expect(Buffer.from(encoded, 'base64').toString('utf8')).toBe('Größe ✓');
});

test.each([{ TMUX: '/tmp/tmux-0/default,1,0' }, { TERM: 'tmux-256color' }])(
	'inside tmux (%o) also as passthrough, its escapes doubled',
	(env) => {
		expect(copySequence(arn, env)).toBe(`${plain}\x1bPtmux;${plain.replaceAll('\x1b', '\x1b\x1b')}\x1b\\`);
	},
);

test('inside screen in pieces that screen passes through, which make up the whole', () => {
	const text = 'x'.repeat(3000);
	const sequence = copySequence(text, { STY: '1.pts-0', TERM: 'screen' }) ?? '';
	const pieces = sequence.split('\x1b\\').filter(Boolean);
	expect(pieces.length).toBeGreaterThan(1);
	expect(pieces.every((piece) => piece.startsWith('\x1bP') && piece.length <= 768)).toBe(true);
	expect(pieces.map((piece) => piece.slice(2)).join('')).toBe(copySequence(text, {}));
});

test('what terminals would cut is not copied at all', () => {
	expect(copySequence('x'.repeat(75_000), {})).toBeUndefined();
	expect(copySequence('x'.repeat(74_000), {})).toBeDefined();
});
