/** Cockpits on one journal: keys that decide, and what one sees of the other. */
import { beforeAll, describe, expect, test } from 'vitest';
import { find } from '../../source/operations/find.ts';
import { bakingPlan, createBakery } from '../operations/bake/bakery.ts';
import { openBridge } from './bridge.ts';

beforeAll(() => find('loaded', {}));

const minute = 60_000;

async function baking(armed = false) {
	const bakery = createBakery();
	const first = openBridge(bakery, 'first');
	await first.arrive();
	first.takeOff(bakingPlan({ armed }));
	await bakery.clock.advance(minute);
	const id = 'first-0';
	expect(first.operation(id)?.phase).toBe('baking');
	return { bakery, first, id, pass: bakery.clock.advance };
}

describe('at the cockpit that carries it', () => {
	test('K keeps it, and then nothing else can be decided', async () => {
		const { first, id, pass } = await baking();
		first.press('keep');
		await pass(2000);
		expect(first.operation(id)).toMatchObject({ phase: 'done', baking: { stage: 'kept' } });
		first.press('takeBack');
		expect(first.notice()).toBe('It was kept already; u takes it back by a plan of its own.');
		first.press('arm');
		expect(first.notice()).toBe('It is decided already.');
	});

	test('B takes it back; the way back is in the list of operations too', async () => {
		const { bakery, first, id, pass } = await baking();
		first.press('takeBack');
		await pass(5000);
		expect(first.operation(id)).toMatchObject({ phase: 'done', undoneBy: `${id}-back` });
		expect(first.operation(`${id}-back`)).toMatchObject({ phase: 'done', undoes: id });
		expect(bakery.world.live).toBe('blue');
	});

	test('A arms and disarms', async () => {
		const { first, id, pass } = await baking();
		first.press('arm');
		await pass(2000);
		expect(first.operation(id)?.baking?.armed).toBe(true);
		first.press('arm');
		await pass(2000);
		expect(first.operation(id)?.baking?.armed).toBe(false);
	});

	test('q asks once more: nobody would watch', async () => {
		const { first } = await baking();
		first.press('quit');
		expect(first.left).toEqual([]);
		expect(first.notice()).toContain('nobody watches it when you leave');
		first.press('quit');
		expect(first.left).toEqual(['quit']);
	});
});

describe('at another cockpit', () => {
	test('it is told on arrival, seen live with lights of its own, and can be decided', async () => {
		const { bakery, first, id, pass } = await baking();
		const second = openBridge(bakery, 'second');
		await second.arrive();
		expect(second.notice()).toBe('switch to green: baking (another session). J shows it.');
		expect(second.overlay()).toBeUndefined();
		second.look(id);
		await pass(15_000);
		expect(second.operation(id)).toMatchObject({
			phase: 'baking',
			owner: 'first',
			sight: { lights: [{ colour: 'green' }] },
		});
		second.press('takeBack');
		await pass(0);
		expect(second.notice()).toBe('Told to another session, which carries it.');
		await pass(5000);
		expect(second.operation(id)).toMatchObject({ phase: 'done', undoneBy: `${id}-back` });
		expect(first.operation(id)?.baking?.decision?.by).toBe('second');
		expect(bakery.switches()).toBe(2);
		// Who only looks keeps nobody from leaving.
		second.press('quit');
		expect(second.left).toEqual(['quit']);
	});

	test('what begins later is told when it begins, and when nobody watches it any more', async () => {
		const bakery = createBakery();
		const first = openBridge(bakery, 'first');
		const second = openBridge(bakery, 'second');
		await first.arrive();
		await second.arrive();
		first.takeOff(bakingPlan());
		await bakery.clock.advance(3000);
		expect(second.operation('first-0')?.phase).toBe('baking');
		expect(second.notice()).toContain('baking (another session)');
		first.die();
		await bakery.clock.advance(2000);
		expect(second.operation('first-0')?.phase).toBe('interrupted');
		expect(second.notice()).toContain('nobody watches it any more');
		second.look('first-0');
		second.press('keep');
		await bakery.clock.advance(3000);
		expect(second.operation('first-0')).toMatchObject({
			phase: 'done',
			owner: 'second',
			baking: { stage: 'kept', decision: { by: 'second' } },
		});
	});
});

describe('after a crash', () => {
	test('the next start asks, and B in the overlay takes it back at once', async () => {
		const { bakery, first, id, pass } = await baking(true);
		first.die();
		await pass(minute);
		const next = openBridge(bakery, 'next');
		await next.arrive();
		expect(next.overlay()).toMatchObject({ overlay: 'resume', operations: [id] });
		next.press('takeBack');
		await pass(5000);
		expect(next.operation(id)).toMatchObject({ phase: 'done', undoneBy: `${id}-back` });
		expect(bakery.world.live).toBe('blue');
	});

	test('w goes on; it is not asked about a second time', async () => {
		const { bakery, first, id, pass } = await baking();
		first.die();
		await pass(minute);
		const next = openBridge(bakery, 'next');
		await next.arrive();
		next.press('watch');
		await pass(5000);
		expect(next.operation(id)).toMatchObject({ phase: 'baking', owner: 'next' });
		await next.arrive();
		expect(next.overlay()).toBeUndefined();
		await pass(10 * minute);
		expect(next.operation(id)).toMatchObject({ phase: 'done', baking: { stage: 'kept' } });
	});
});

test('what is never written is never decided', async () => {
	const { bakery, first, id, pass } = await baking();
	const write = bakery.lines.push;
	bakery.lines.push = () => {
		throw new Error('no space left on device');
	};
	first.press('takeBack');
	await pass(0);
	bakery.lines.push = write;
	expect(first.notice()).toContain('nothing was decided: no space left on device');
	await pass(3000);
	expect(first.operation(id)?.phase).toBe('baking');
	expect(bakery.switches()).toBe(1);
});
