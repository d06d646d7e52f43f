/** What a key is called: in the keymap, in the settings file and on the screen. */
import type { Key } from 'ink';
import { graphemes } from '../source/text/graphemes.ts';

const flags = [
	['upArrow', 'up'],
	['downArrow', 'down'],
	['leftArrow', 'left'],
	['rightArrow', 'right'],
	['pageUp', 'pageUp'],
	['pageDown', 'pageDown'],
	['home', 'home'],
	['end', 'end'],
	['backspace', 'backspace'],
	['delete', 'delete'],
	['return', 'enter'],
] as const;

/** What is left of an arrow or function key when a slow line tore its escape sequence apart. */
const tornSequence = /^(?:\[[0-9;]*[A-Za-z~]|O[A-DFHPQRS])$/;

/**
 * The keys in one input event of Ink, in the order in which they were pressed. Usually one; a key held
 * down over a slow line arrives as several in one chunk, and each of them counts.
 */
export function keysOf(input: string, key: Key): string[] {
	if (key.eventType === 'release') return [];
	const flag = flags.find(([name]) => key[name]);
	// Nothing is bound to Alt: `esc` and the key after it, sent as one by a slow line, mean just that.
	const alt = key.meta ? ['esc'] : [];
	if (key.escape) return [...alt, 'esc'];
	if (flag) return [...alt, flag[1]];
	if (key.tab) return [...alt, key.shift ? '⇧tab' : 'tab'];
	if (key.ctrl) return input === '' ? [] : [`^${input.toLowerCase()}`];
	if (tornSequence.test(input)) return [];
	return [...alt, ...[...graphemes(input)].flatMap(characterKeys)];
}

/** `\r\n` is one grapheme but two keys: hence the characters of anything that holds a control. */
function characterKeys(segment: string): string[] {
	if (segment.length > 1 && /\p{Cc}/u.test(segment)) return [...segment].flatMap(characterKeys);
	if (segment === '\r' || segment === '\n') return ['enter'];
	if (segment === '\t') return ['tab'];
	if (segment === '\b' || segment === '\x7f') return ['backspace'];
	if (segment === '\x1b') return ['esc'];
	if (segment === ' ') return ['space'];
	if (segment > '\0' && segment <= '\x1a') return [`^${String.fromCharCode(segment.charCodeAt(0) + 96)}`];
	return /^\p{Cc}/u.test(segment) ? [] : [segment];
}

/** The text that a key types, if it types any. */
export function textOf(key: string): string | undefined {
	if (key === 'space') return ' ';
	return key.startsWith('^') && key.length > 1 ? undefined : isOneGrapheme(key) ? key : undefined;
}

const isOneGrapheme = (text: string) => [...graphemes(text)].length === 1;

const labels: Readonly<Record<string, string>> = {
	enter: '⏎',
	up: '↑',
	down: '↓',
	left: '←',
	right: '→',
	pageUp: 'PgUp',
	pageDown: 'PgDn',
	home: 'Home',
	end: 'End',
};

/** As it is shown: `⏎`, `PgDn`, `^d`. */
export const keyLabel = (key: string): string => labels[key] ?? key;

const named = new Set(['esc', 'tab', '⇧tab', 'space', 'backspace', 'delete', ...Object.keys(labels)]);

/**
 * A key as a person writes it in the settings file (`N`, `^x`, `ctrl+x`, `shift+tab`, `pageDown`);
 * undefined when there is no such key.
 */
export function readKeyName(text: string): string | undefined {
	const control = /^(?:\^|ctrl[-+])([a-z])$/i.exec(text)?.[1];
	if (control) return `^${control.toLowerCase()}`;
	if (/^(?:shift[-+]|⇧)tab$/i.test(text)) return '⇧tab';
	if (text === ' ') return 'space';
	const name = [...named].find((key) => key.toLowerCase() === text.toLowerCase());
	if (name) return name;
	return isOneGrapheme(text) && !/\p{C}/u.test(text) ? text : undefined;
}
