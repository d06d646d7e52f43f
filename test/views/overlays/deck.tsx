import { render } from 'ink-testing-library';
import type { ReactNode } from 'react';
import { onTestFinished } from 'vitest';
import type { Cockpit } from '../../../source/cockpit/cockpit.ts';
import type { CommandId } from '../../../source/cockpit/commands.ts';
import { defaultSettings } from '../../../source/config/settings.ts';
import { createAirbossStore } from '../../../source/store/create-store.ts';
import type { Overlay, Screen } from '../../../source/store/screen.ts';
import type { Session, State } from '../../../source/store/state.ts';
import { dark } from '../../../themes/dark.ts';
import { CockpitContext } from '../../../views/cockpit-context.ts';

export const now = Date.UTC(2026, 0, 15, 12);

const session: Session = {
	profile: 'default',
	region: 'eu-west-1',
	simulated: true,
	readOnly: false,
	production: false,
	connection: {
		state: 'ready',
		identity: { account: '123456789012', arn: 'arn:aws:iam::123456789012:user/ops', name: 'ops' },
	},
};

export interface Deck {
	state?: Partial<Omit<State, 'screen' | 'session'>>;
	session?: Partial<Session>;
	screen?: Partial<Screen>;
	overlay?: Overlay;
}

/** A store as the cockpit would have left it. */
export function storeOf({ state, session: changed, screen, overlay }: Deck) {
	const store = createAirbossStore({
		settings: defaultSettings,
		session: { ...session, ...changed },
		now,
		size: { columns: 100, rows: 36 },
	});
	store.setState((before) => ({ ...state, screen: { ...before.screen, overlay, ...screen } }));
	return store;
}

/** What a command changes on the screen, for tests in which one key depends on the one before. */
type Obeying = Partial<Record<CommandId, Partial<Screen>>>;

/** Renders a view on it; what is pressed is recorded as what the cockpit was told. */
export function onDeck(deck: Deck, view: ReactNode, obeying: Obeying = {}) {
	const store = storeOf(deck);
	const told: string[] = [];
	const cockpit: Cockpit = {
		run: (command) => {
			told.push(command);
			store.setState(({ screen }) => ({ screen: { ...screen, ...obeying[command] } }));
		},
		edit: (key) => void told.push(key.key === 'insert' ? `insert ${JSON.stringify(key.text)}` : key.key),
		resize: (size) => void told.push(`resize ${size.columns}×${size.rows}`),
	};
	const { stdin, lastFrame, unmount } = render(
		<CockpitContext value={{ store, cockpit, theme: dark }}>{view}</CockpitContext>,
	);
	onTestFinished(unmount);
	const plain = () => (lastFrame() ?? '').replace(/\x1b\[[0-9;]*m/g, '');
	return {
		store,
		told,
		frame: plain,
		/** The line that holds a text. */
		line: (text: string) =>
			plain()
				.split('\n')
				.find((line) => line.includes(text)) ?? '',
		press: (bytes: string) => stdin.write(bytes),
	};
}

export const turn = () => new Promise((resolve) => setImmediate(resolve));
