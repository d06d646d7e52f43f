/** A state with what is known of a small region, for the pages that are pure functions of the state. */
import { defaultSettings } from '../../source/config/settings.ts';
import { resources } from '../../source/resources/all.ts';
import type { Kind, Kinds } from '../../source/resources/resource.ts';
import { createAirbossStore } from '../../source/store/create-store.ts';
import { withKnown, withPart, withRead } from '../../source/store/known.ts';
import type { Screen, Size } from '../../source/store/screen.ts';
import type { State } from '../../source/store/state.ts';

export const now = Date.UTC(2026, 0, 15, 12);

export function stateOf(size: Size, screen: Partial<Screen> = {}): State {
	const store = createAirbossStore({
		settings: defaultSettings,
		session: {
			profile: 'default',
			region: 'eu-west-1',
			simulated: true,
			readOnly: false,
			production: false,
			connection: { state: 'ready', identity: { account: '123456789012', arn: 'arn', name: 'ops' } },
		},
		now,
		size,
	});
	store.setState((state) => ({ screen: { ...state.screen, ...screen } }));
	return store.getState();
}

/** As the poller leaves it when a first source has been read `age` milliseconds ago. */
export function knowing<K extends Kind>(
	state: State,
	kind: K,
	items: readonly Kinds[K][],
	age = 2000,
): State {
	const part = withPart(resources[kind], state.known[kind], 0, items);
	const sources = part.sources.map((_source, index) => index);
	const read = sources.reduce((known, index) => withRead(known, index, now - age, now + 60_000), part);
	return { ...state, known: withKnown(state.known, kind, read) };
}

export const instance = (number: number, more: Partial<Kinds['instances']> = {}): Kinds['instances'] => ({
	id: `i-${String(number).padStart(17, '0')}`,
	name: `web-${number}`,
	state: 'running',
	type: 'm7g.large',
	zone: 'eu-west-1a',
	image: 'ami-1',
	address: '10.0.0.1',
	launchedAt: now - 3_600_000,
	tags: {},
	...more,
});

export const textOf = (lines: ReadonlyArray<ReadonlyArray<{ text: string }>>): string =>
	lines.map((line) => line.map(({ text }) => text).join('')).join('\n');
