/** The poller over the simulated region: what a person sees while things happen there. */
import { expect, onTestFinished, test } from 'vitest';
import { openRegion } from '../../source/aws/open-region.ts';
import { defaultSettings } from '../../source/config/settings.ts';
import { startPoller } from '../../source/polling/poller.ts';
import { type Faults, noFaults } from '../../source/simulator/simulation.ts';
import { createAirbossStore } from '../../source/store/create-store.ts';
import { panes } from '../../source/store/screen.ts';
import { standing } from '../../source/store/standing.ts';
import { createManualClock } from '../helpers/manual-clock.ts';

const second = 1000;
/** What has a pane; the other kinds are read only where one goes to them. */
const shown = panes.filter((pane) => pane !== 'timeline');

async function flight(faults: Partial<Faults> = {}, speed = 1) {
	const clock = createManualClock();
	const region = openRegion({
		name: 'eu-west-1',
		profile: 'simulator',
		readOnly: false,
		timeouts: defaultSettings.timeouts,
		clock,
		simulation: { seed: 1, speed, faults: { ...noFaults, ...faults } },
	});
	// Whatever comes of it, the simulator is loaded then.
	let loaded = false;
	void region
		.identity()
		.catch(() => undefined)
		.finally(() => {
			loaded = true;
		});
	while (!loaded) await clock.advance(faults.latency ?? 0);
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
		size: { columns: 120, rows: 36 },
	});
	const poller = startPoller({ region, store, clock, jitter: () => 0.5 });
	onTestFinished(() => {
		poller.stop();
		region.close();
	});
	return {
		clock,
		region,
		store,
		poller,
		known: () => store.getState().known,
		states: () => shown.map((kind) => standing(store.getState().known[kind], region.now()).state),
		timeline: () => store.getState().timeline.map(({ subject, text }) => `${subject} ${text}`),
	};
}

test('every pane fills', async () => {
	const { clock, known, states } = await flight();
	await clock.advance(30 * second);
	expect(new Set(states())).toEqual(new Set(['fresh']));
	for (const kind of shown) expect(known()[kind].items, kind).not.toHaveLength(0);
	for (const kind of shown) expect(known()[kind].sources.flatMap(({ problem }) => problem ?? [])).toEqual([]);
	expect(known().instances.items.some(({ checks }) => checks === 'ok 2/2')).toBe(true);
	expect(known().users.items.every(({ credentials }) => credentials !== undefined)).toBe(true);
});

test('two launched instances are seen to start', async () => {
	const { clock, region, poller, known, timeline } = await flight();
	await clock.advance(second);
	const { Instances = [] } = await region.call('ec2', 'RunInstances', {
		ImageId: known().instances.items[0]?.image,
		InstanceType: 't4g.micro',
		MinCount: 2,
		MaxCount: 2,
	});
	const ids = Instances.map(({ InstanceId = '' }) => InstanceId);
	const states = () =>
		known()
			.instances.items.filter(({ id }) => ids.includes(id))
			.map(({ state }) => state);
	poller.readNow('instances');
	await clock.advance(0);
	expect(states()).toEqual(['pending', 'pending']);
	await clock.advance(60 * second);
	expect(states()).toEqual(['running', 'running']);
	for (const id of ids) {
		expect(timeline()).toContain(`${id} new instance, pending`);
		expect(timeline()).toContain(`${id} pending → running`);
	}
});

test('a service that is out darkens its own part alone', async () => {
	const { clock, known, states } = await flight({ outage: ['codedeploy'] });
	await clock.advance(60 * second);
	expect(new Set(states())).toEqual(new Set(['fresh']));
	const { sources, items } = known().deployments;
	expect(sources.map(({ title, problem }) => [title, problem !== undefined])).toEqual([
		['CodeDeploy', true],
		['Elastic Beanstalk', false],
		['CloudFormation', false],
	]);
	expect(items.some(({ service }) => service === 'Stack')).toBe(true);
});

test('throttled now and then, it all comes', async () => {
	const { clock, states } = await flight({ throttle: 0.3 });
	await clock.advance(180 * second);
	expect(states()).not.toContain('loading');
	expect(states()).not.toContain('failed');
});

test('credentials that expire are told, and what was known stays', async () => {
	const { clock, region, known, store } = await flight({ expire: 60 * second });
	await clock.advance(120 * second);
	expect(store.getState().session.connection).toMatchObject({
		state: 'failed',
		problem: { kind: 'expired' },
	});
	expect(known().instances.items).not.toHaveLength(0);
	await clock.advance(120 * second);
	expect(standing(known().instances, region.now()).state).toBe('stale');
});

test('in a region that runs fast nothing that is read in time is stale', async () => {
	const { clock, states } = await flight({ latency: 100 }, 30);
	await clock.advance(60 * second);
	for (let tick = 0; tick < 30; tick++) {
		await clock.advance(second);
		expect(states()).not.toContain('stale');
	}
});
