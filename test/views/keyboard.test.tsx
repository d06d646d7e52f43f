import { describe, expect, test } from 'vitest';
import { defaultSettings } from '../../source/config/settings.ts';
import type { Overlay } from '../../source/store/screen.ts';
import { emptyLine } from '../../source/text/line-edit.ts';
import { Keyboard } from '../../views/keyboard.tsx';
import { type Deck, onDeck, turn } from './overlays/deck.tsx';
import { swapPlan } from './overlays/plans.ts';

async function at(deck: Deck, obeying?: Parameters<typeof onDeck>[2]) {
	const flown = onDeck(deck, <Keyboard />, obeying);
	await turn();
	return flown;
}

const picker: Overlay = {
	overlay: 'picker',
	purpose: 'palette',
	title: 'Go to',
	query: emptyLine,
	cursor: 0,
	choices: { state: 'ready', value: [] },
};
const planOf = (risk: 'routine' | 'disruptive'): Overlay => ({
	overlay: 'plan',
	action: 'swap',
	title: 'swap',
	plan: { state: 'ready', value: { ...swapPlan, risk } },
	typed: emptyLine,
	cli: false,
	offset: 0,
});

describe('the keyboard', () => {
	test('turns every press of a held key into a command', async () => {
		const { press, told } = await at({});
		press('jjjj');
		press('\x1b[B');
		expect(told).toEqual(['down', 'down', 'down', 'down', 'down']);
	});

	test('gives each key to what the one before has opened', async () => {
		const { press, told } = await at({}, { palette: { overlay: picker } });
		press(':web\r');
		expect(told).toEqual(['palette', 'insert "w"', 'insert "e"', 'insert "b"', 'open']);
	});

	test('edits where something is typed', async () => {
		const { press, told } = await at({ overlay: picker });
		press('j ');
		press('\x7f');
		press('\x15');
		press('\x1b[D');
		expect(told).toEqual(['insert "j"', 'insert " "', 'backspace', 'killLine', 'left']);
	});

	test('uses the keys of the settings', async () => {
		const { press, told } = await at({ state: { settings: { ...defaultSettings, keys: { launch: 'N' } } } });
		press('N');
		press('L');
		expect(told).toEqual(['launch']);
	});

	test('lets y answer a routine plan, and the letters of the word a disruptive one', async () => {
		const routine = await at({ overlay: planOf('routine') });
		routine.press('y');
		expect(routine.told).toEqual(['insert "y"']);
		const disruptive = await at({ overlay: planOf('disruptive') });
		disruptive.press('jcs');
		expect(disruptive.told).toEqual(['down', 'cli', 'insert "s"']);
	});
});

describe('a paste', () => {
	const pasted = (text: string) => `\x1b[200~${text}\x1b[201~`;

	test('is one insertion where something is typed', async () => {
		const { press, told } = await at({ overlay: picker });
		press(pasted('i-0f12\r\ni-0a77\n'));
		expect(told).toEqual(['insert "i-0f12 i-0a77"']);
	});

	test('is no keys anywhere else, and is said to be ignored', async () => {
		const { press, told } = await at({});
		press(pasted('XSBq\r'));
		expect(told).toEqual(['ignorePaste']);
	});

	test('confirms no routine plan', async () => {
		const { press, told } = await at({ overlay: planOf('routine') });
		press(pasted('y'));
		expect(told).toEqual(['ignorePaste']);
	});
});
