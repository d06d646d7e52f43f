/** The guarded swap: by one, by two, through a crash, and without a screen. */
import { describe, expect, test } from 'vitest';
import { type Flight, launch, newHome } from './driver.ts';
import { type SharedRegion, sharedRegion } from './shared-region.ts';

/** A minute a second: nobody waits for a bake. */
const hurried = 60;
const soon = { within: 60_000 };

async function cockpit(region: SharedRegion, home = newHome()): Promise<Flight> {
	const flight = launch({ args: region.join, home });
	await flight.sees('dora.former');
	return flight;
}

/** Fills the form in and stands before the plan. */
async function planSwap(
	flight: Flight,
	{ bake = '10', healthyFor = '5', armed = false } = {},
): Promise<void> {
	await flight.press('B');
	await flight.sees('swaps with');
	await flight.press('tab', 'tab');
	await flight.sees('minutes that the new one has been healthy');
	await flight.press('^u');
	await flight.type(healthyFor);
	await flight.press('tab');
	await flight.sees('minutes that it is watched');
	await flight.press('^u');
	await flight.type(bake);
	await flight.press('tab', 'tab');
	await flight.sees('swaps back by itself on a red light');
	if (armed) await flight.press('down');
	await flight.press('^s');
	await flight.sees('swap shop-blue ⇄ shop-green');
	await flight.sees(/✓ shop-green is Green\/\w+ for/);
}

async function goAhead(flight: Flight): Promise<void> {
	await flight.type('swap');
	await flight.press('enter');
}

const deployBad = (region: SharedRegion) =>
	region.run(newHome(), 'deploy-version', 'shop-green', '--set', 'version=v45', '--yes');

/** At the address that customers know. */
async function liveIn(region: SharedRegion): Promise<string> {
	const { out } = await region.run(newHome(), 'swap', '--set', 'bake=0', '--plan');
	return /shop\.eu-west-1\S*: (\S+)/.exec(out)?.[1] ?? out;
}

const patient = { timeout: 90_000 };

describe('one operator', patient, () => {
	test('swaps, watches, keeps, and terminates the old one', async () => {
		const region = await sharedRegion(hurried);
		const flight = await cockpit(region);
		await planSwap(flight, { bake: '8' });
		await goAhead(flight);
		await flight.sees(/baking +\d:\d\d left of 8m/);
		await flight.sees(/✓ health of shop-green/);
		await flight.sees(/requests .*[▁-█].* \/s/);
		await flight.sees(/✓ kept +the time is up: no light is red/, soon);
		expect(await liveIn(region)).toBe('shop-green');
		await flight.press('X');
		await flight.sees(/Plan ─ terminate shop-blue/);
		await flight.sees('is not the production address');
		await flight.type('shop-blue');
		await flight.press('enter');
		await flight.sees('✓ done', soon);
	});

	test('sees a bad version fail under load, and it is swapped back by itself', async () => {
		const region = await sharedRegion(hurried);
		expect((await deployBad(region)).code).toBe(0);
		const flight = await cockpit(region);
		await planSwap(flight, { healthyFor: '0', armed: true });
		await flight.sees('armed: one red light takes it back by itself');
		await goAhead(flight);
		await flight.sees('● ARMED');
		await flight.sees(/↶ taken back +by itself: /, soon);
		expect(await liveIn(region)).toBe('shop-blue');
		await flight.press('J');
		await flight.sees(/✓ done +Undo: swap shop-blue/);
		await flight.sees(/done, undone +swap shop-blue/);
	});

	test('takes it back by one key, whatever the lights say', async () => {
		const region = await sharedRegion(hurried);
		const flight = await cockpit(region);
		await planSwap(flight, { bake: '60' });
		await goAhead(flight);
		await flight.sees(/baking +\d+:\d\d left/);
		await flight.press('A');
		await flight.sees('● ARMED');
		await flight.press('A');
		await flight.sees('○ not armed');
		await flight.press('B');
		await flight.sees(/↶ taken back +by hand/, soon);
		expect(await liveIn(region)).toBe('shop-blue');
	});

	test('is killed while it bakes: the next start says how much is left and that nobody watched, and goes on', async () => {
		const region = await sharedRegion(20);
		const flight = await cockpit(region);
		await planSwap(flight, { bake: '30', armed: true });
		await goAhead(flight);
		await flight.sees(/baking +\d+:\d\d left/);
		flight.signal('SIGKILL');
		await flight.exit();
		const next = launch({ args: region.join, home: flight.home });
		await next.sees('An operation was left under way');
		await next.sees(/baking, \d+ min left; nobody watched for/);
		await next.sees('nobody would have taken it back meanwhile');
		await next.press('w');
		await next.sees(/◐ baking +\d+:\d\d left of 30m/);
		await next.sees(/✓ health of shop-green/);
		await next.sees('Nobody watched for');
		await next.press('K');
		await next.sees(/✓ kept +by hand/);
		expect(await liveIn(region)).toBe('shop-green');
	});
});

describe('two operators', patient, () => {
	test('swap the same pair at once: the second is told, and stopped', async () => {
		const region = await sharedRegion(20);
		const first = await cockpit(region);
		const second = await cockpit(region);
		for (const flight of [first, second]) await planSwap(flight);
		await goAhead(first);
		await first.sees('swapEnvironmentCNAMEs is starting');
		await goAhead(second);
		await second.sees('✗ failed');
		await second.sees('The environments are no longer as planned');
		await first.sees(/baking +\d+:\d\d left/, soon);
		// Another journal, another machine: Beanstalk itself tells of it.
		await second.press('esc', 'B');
		await second.sees('swaps with');
		await second.press('^s');
		await second.sees(/their addresses were swapped \d+[sm] ago/);
	});

	test('of one machine: the second is told who is at it', async () => {
		const region = await sharedRegion(hurried);
		const first = await cockpit(region);
		const second = await cockpit(region, first.home);
		await planSwap(second);
		await planSwap(first, { bake: '600' });
		await goAhead(first);
		await first.sees(/baking +\d+:\d\d/);
		await second.press('esc');
		await second.sees('swaps with');
		await second.press('^s');
		await second.sees(/blocked: swap shop-blue ⇄ shop-green is \w+ since .* \(process \d+ on/);
	});

	test('watch the same bake; the second takes it back, and the first carries that out', async () => {
		const region = await sharedRegion(hurried);
		const first = await cockpit(region);
		const second = await cockpit(region, first.home);
		await planSwap(first, { bake: '600' });
		await goAhead(first);
		await first.sees(/baking +\d+:\d\d/);
		await second.sees(/baking \(process \d+/);
		await second.press('J');
		await second.sees(/◐ baking +swap shop-blue/);
		await second.press('enter');
		await second.sees(/◐ baking +\d+:\d\d:\d\d left/);
		await second.sees(/✓ health of shop-green/);
		await second.sees(/version +v43 +v42/);
		await second.press('B');
		await second.sees(/Told to process \d+/);
		await first.sees(/↶ taken back +by hand \(process \d+/, soon);
		await second.sees(/↶ taken back +by hand/, soon);
		expect(await liveIn(region)).toBe('shop-blue');
	});
});

describe('without a screen', patient, () => {
	const run = (region: SharedRegion, ...sets: string[]) =>
		region.run(
			newHome(),
			'swap',
			'--yes',
			...['source=shop-blue', 'destination=shop-green', ...sets].flatMap((set) => ['--set', set]),
		);

	test('it bakes as well, and ends well when it was kept', async () => {
		const region = await sharedRegion(hurried);
		const { code, out, err } = await run(region, 'bake=2');
		expect(err).toMatch(/baking: shop-green takes the traffic of shop\.eu-west-1.*not armed/);
		expect(out).toBe('swap shop-blue ⇄ shop-green: done, kept: no light is red\n');
		expect(code).toBe(0);
	});

	test('it ends with 1 when it was swapped back', async () => {
		const region = await sharedRegion(hurried);
		await deployBad(region);
		const { code, out, err } = await run(region, 'bake=10', 'healthyFor=0', 'armed=yes');
		expect(err).toContain('taking it back: ');
		expect(out).toMatch(/^swap shop-blue ⇄ shop-green: taken back: /);
		expect(code).toBe(1);
		expect(await liveIn(region)).toBe('shop-blue');
	});
});
