/** A cockpit with its poller over a simulated region, in time that the test moves. */
import type { DeploymentStatus } from '@aws-sdk/client-codedeploy';
import { onTestFinished } from 'vitest';
import { createConnections } from '../../source/cockpit/connections.ts';
import type { Controls } from '../../source/cockpit/controls.ts';
import { createCockpit } from '../../source/cockpit/create-cockpit.ts';
import { goToKind } from '../../source/cockpit/places.ts';
import { startTicking } from '../../source/cockpit/ticking.ts';
import { defaultSettings } from '../../source/config/settings.ts';
import type { Kind } from '../../source/resources/resource.ts';
import { defaultSimulation, type Simulation } from '../../source/simulator/simulation.ts';
import { createAirbossStore } from '../../source/store/create-store.ts';
import type { Size } from '../../source/store/screen.ts';
import { detailPage } from '../../views/detail-page.ts';
import { extentOf } from '../../views/extent.ts';
import { tablePage } from '../../views/table-page.ts';
import { createManualClock } from '../helpers/manual-clock.ts';
import { memoryJournal } from '../operations/memory-journal.ts';
import { textOf } from '../views/screen-of.ts';

export async function simulatedDeck(
	simulation: Partial<Simulation> = {},
	size: Size = { columns: 120, rows: 36 },
) {
	const clock = createManualClock();
	const destination = {
		profile: 'simulator',
		region: 'eu-west-1',
		simulation: { ...defaultSimulation, calm: true, ...simulation },
	};
	const store = createAirbossStore({
		settings: defaultSettings,
		session: {
			profile: 'simulator',
			region: 'eu-west-1',
			simulated: true,
			readOnly: false,
			production: false,
			connection: { state: 'connecting' },
		},
		now: clock.now(),
		size,
	});
	const connections = createConnections({ store, clock, jitter: () => 0.5, destination });
	// The simulator is loaded when it is first asked, and that takes time of the machine's.
	await connections.region().identity();
	const copied: string[] = [];
	let redrawn = 0;
	const controls: Controls = {
		store,
		clock,
		uuid: () => 'token',
		connections,
		journal: memoryJournal(),
		extentOf,
		terminal: {
			copy: (text) => void copied.push(text),
			redraw: () => void redrawn++,
			suspend: () => undefined,
			quit: () => undefined,
		},
		run: (command) => hands.run(command),
	};
	const hands = createCockpit(controls);
	const stop = startTicking(controls);
	onTestFinished(() => {
		stop();
		connections.close();
	});
	const place = () => store.getState().screen.places.at(-1) ?? { screen: 'cockpit' as const };
	const deck = {
		...hands,
		store,
		copied,
		/** How often all of the screen was drawn anew. */
		redrawn: () => redrawn,
		region: connections.region,
		go: (kind: Kind) => goToKind(controls, kind),
		pass: (seconds: number) => clock.advance(seconds * 1000),
		/** Lets time pass until it holds, in steps of a second; so many at most. */
		async until(holds: () => boolean, seconds = 600) {
			for (let second = 0; second < seconds && !holds(); second++) await clock.advance(1000);
			if (!holds()) throw new Error(`It does not hold after ${seconds} s. On the screen:\n${deck.text()}`);
		},
		/** What an answer of AWS is, however long the door takes. */
		async answer<T>(promise: Promise<T>): Promise<T> {
			let settled = false;
			const settle = () => {
				settled = true;
			};
			promise.then(settle, settle);
			while (!settled) await clock.advance(200);
			return promise;
		},
		/** The body of the screen. */
		text(): string {
			const state = store.getState();
			const front = place();
			if (front.screen === 'detail') return textOf(detailPage(state, front, 0).lines);
			return front.screen === 'table' ? textOf(tablePage(state, front.kind, 0).lines) : front.screen;
		},
		line: (what: string) =>
			deck
				.text()
				.split('\n')
				.find((line) => line.includes(what)) ?? '',
	};
	return deck;
}

export type SimulatedDeck = Awaited<ReturnType<typeof simulatedDeck>>;

/** Somebody orders a deployment of `bookshop-web`, `v41` … as registered; its id. */
export async function order(
	{ region, answer }: SimulatedDeck,
	key: string,
	target = { application: 'bookshop-web', group: 'bookshop-web-production' },
): Promise<string> {
	const applicationName = target.application;
	const list = region().call('codedeploy', 'ListApplicationRevisions', { applicationName });
	const { revisions = [] } = await answer(list);
	const revision = revisions.find(({ s3Location }) => s3Location?.key?.endsWith(`/${key}.zip`));
	if (!revision) throw new Error(`There is no ${key} among ${JSON.stringify(revisions)}`);
	const { deploymentId = '' } = await answer(
		region().call('codedeploy', 'CreateDeployment', {
			applicationName,
			deploymentGroupName: target.group,
			revision,
		}),
	);
	return deploymentId;
}

/** How a deployment stands, asked past the cockpit. */
export async function statusOf(
	{ region, answer }: SimulatedDeck,
	id: string,
): Promise<DeploymentStatus | ''> {
	const call = region().call('codedeploy', 'BatchGetDeployments', { deploymentIds: [id] });
	return (await answer(call)).deploymentsInfo?.[0]?.status ?? '';
}
