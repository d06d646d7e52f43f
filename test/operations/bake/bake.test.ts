/** A change bakes: it is kept, or taken back by a light, or by hand. */
import { beforeAll, describe, expect, test } from 'vitest';
import { find } from '../../../source/operations/find.ts';
import { bakingPlan, createBakery, decide } from './bakery.ts';

beforeAll(() => find('loaded', {}));

const minute = 60_000;
const entriesOf = (lines: readonly string[]) =>
	lines.map((line) => JSON.parse(line)).filter(({ entry }) => entry !== 'alive');

describe('kept', () => {
	test('when its time is up and every light was read once more', async () => {
		const { clock, session, world, lines } = createBakery();
		const one = session('one');
		const landed = one.fly(bakingPlan());
		await clock.advance(5 * minute);
		expect(one.last()).toMatchObject({
			phase: 'baking',
			baking: { stage: 'baking', armed: false },
			sight: { lights: [{ colour: 'green', says: 'Green' }], facts: ['green'] },
		});
		expect(one.last()?.sight?.lines[0]?.slice(-2)).toEqual([2, 2]);
		await clock.advance(5 * minute + 3000);
		expect(await landed).toMatchObject({
			phase: 'done',
			baking: { stage: 'kept', decision: { why: 'time', reason: 'no light is red' } },
		});
		expect(world.live).toBe('green');
		expect(entriesOf(lines).map(({ entry }) => entry)).toEqual([
			'began',
			'sending',
			'answered',
			'baking',
			'decided',
			'ended',
		]);
		expect(clock.pending()).toBe(0);
	});

	test('by hand, before its time', async () => {
		const { clock, session, switches } = createBakery();
		const one = session('one');
		const landed = one.fly(bakingPlan());
		await clock.advance(minute);
		await decide(one, 'keep', clock.now());
		await clock.advance(1000);
		expect(await landed).toMatchObject({
			phase: 'done',
			baking: { stage: 'kept', decision: { why: 'person' } },
		});
		expect(switches()).toBe(1);
	});

	test('at once where it is not to bake', async () => {
		const { clock, session } = createBakery();
		const landed = session('one').fly(bakingPlan({ seconds: 0 }));
		await clock.advance(1000);
		const operation = await landed;
		expect(operation.phase).toBe('done');
		expect(operation.baking).toBeUndefined();
	});
});

describe('taken back', () => {
	test('by itself on a red light, where that was armed, as an operation of its own', async () => {
		const { clock, session, world, switches, lines } = createBakery();
		const one = session('one');
		const landed = one.fly(bakingPlan({ armed: true }));
		await clock.advance(3 * minute);
		world.health = 'Red';
		await clock.advance(15_000);
		expect(await landed).toMatchObject({
			phase: 'done',
			undoneBy: 'op-1-back',
			baking: {
				stage: 'back',
				decision: { why: 'light', reason: 'green is Red' },
				red: [{ light: 'green is well' }],
			},
		});
		expect(one.last('op-1-back')).toMatchObject({ phase: 'done', undoes: 'op-1' });
		expect([world.live, switches()]).toEqual(['blue', 2]);
		const [undo, operation] = await one.journal.read();
		expect(operation).toMatchObject({ phase: 'done', undoneBy: undo?.id });
		expect(entriesOf(lines).filter(({ entry }) => entry === 'began')).toHaveLength(2);
	});

	test('not by a light that is not armed: that is told, the time does not keep it, and a person decides', async () => {
		const { clock, session, world } = createBakery();
		const one = session('one');
		const landed = one.fly(bakingPlan());
		await clock.advance(minute);
		world.health = 'Red';
		await clock.advance(12 * minute);
		expect(one.last()).toMatchObject({ phase: 'baking', baking: { red: [{ reason: 'green is Red' }] } });
		await decide(one, 'back', clock.now());
		await clock.advance(3000);
		expect(await landed).toMatchObject({ phase: 'done', undoneBy: 'op-1-back' });
		expect(world.live).toBe('blue');
	});

	test('armed afterwards, while it is red: at once', async () => {
		const { clock, session, world } = createBakery();
		const one = session('one');
		const landed = one.fly(bakingPlan());
		world.health = 'Red';
		await clock.advance(minute);
		await one.journal.write({ version: 1, id: 'op-1', at: clock.now(), entry: 'armed', armed: true });
		await clock.advance(5000);
		expect((await landed).undoneBy).toBe('op-1-back');
	});

	test('by hand while it is still verified: as soon as it is', async () => {
		const { clock, session, world, switches } = createBakery();
		const one = session('one');
		world.unreadable = true;
		const landed = one.fly(bakingPlan({}, { guards: [] }));
		await clock.advance(5000);
		expect(one.last()?.phase).toBe('watching');
		await decide(one, 'back', clock.now());
		await clock.advance(3000);
		expect(one.last()?.baking?.stage).toBe('back');
		expect(switches()).toBe(1);
		world.unreadable = false;
		await clock.advance(5000);
		expect(await landed).toMatchObject({ phase: 'done', undoneBy: 'op-1-back' });
		expect(world.live).toBe('blue');
	});

	test('never where things are no longer as it left them', async () => {
		const { clock, session, world, switches } = createBakery();
		const one = session('one');
		const landed = one.fly(bakingPlan({ armed: true }));
		await clock.advance(minute);
		Object.assign(world, { live: 'purple', health: 'Red' });
		await clock.advance(30_000);
		expect(one.last()?.watching?.progress).toBe('not yet possible: Green is no longer live');
		await clock.advance(minute);
		expect(await landed).toMatchObject({
			phase: 'failed',
			problem: { sentence: 'It was to be taken back, and was not: Green is no longer live.' },
		});
		expect(switches()).toBe(1);
	});

	test('by somebody else meanwhile: that is told, and nothing is sent', async () => {
		const { clock, session, world, switches } = createBakery();
		const one = session('one');
		const landed = one.fly(bakingPlan({ armed: true }));
		await clock.advance(minute);
		Object.assign(world, { live: 'blue', health: 'Red' });
		await clock.advance(30_000);
		expect(await landed).toMatchObject({
			phase: 'done',
			baking: { stage: 'back' },
			narration: ['It was taken back already, by somebody else.'],
		});
		expect(switches()).toBe(1);
	});

	test('by a plan that a person made meanwhile: then there is nothing left to decide', async () => {
		const { clock, session } = createBakery();
		const one = session('one');
		const landed = one.fly(bakingPlan());
		await clock.advance(minute);
		const back = bakingPlan({ seconds: 0 }, { guards: [], done: [] });
		const undone = one.fly(back, 'op-2', 'op-1');
		await clock.advance(3000);
		expect((await undone).phase).toBe('done');
		expect(await landed).toMatchObject({ phase: 'done', undoneBy: 'op-2', baking: { stage: 'baking' } });
	});
});

describe('a light that cannot be read', () => {
	test('is told, and decides nothing: not even when the time is up', async () => {
		const { clock, session, world } = createBakery();
		const one = session('one');
		const landed = one.fly(bakingPlan({ armed: true }));
		await clock.advance(minute);
		Object.assign(world, { unreadable: true, health: 'Red' });
		await clock.advance(10 * minute);
		expect(one.last()).toMatchObject({
			phase: 'baking',
			sight: { lights: [{ colour: 'unread', says: 'AWS cannot be reached.' }], facts: [undefined] },
		});
		expect(one.last()?.sight?.lines[0]?.at(-1)).toBeUndefined();
		Object.assign(world, { unreadable: false, health: 'Green' });
		await clock.advance(15_000);
		expect(await landed).toMatchObject({ phase: 'done', baking: { stage: 'kept' } });
	});

	test('leaves it to a person in the end', async () => {
		const { clock, session, world, switches } = createBakery();
		const landed = session('one').fly(bakingPlan({ armed: true }));
		await clock.advance(minute);
		world.unreadable = true;
		await clock.advance(20 * minute);
		expect(await landed).toMatchObject({ phase: 'interrupted', baking: { stage: 'baking' } });
		expect(switches()).toBe(1);
	});
});

test('without a journal nothing is decided by itself', async () => {
	const { clock, session, world, switches } = createBakery();
	const one = session('one');
	const landed = one.fly(bakingPlan({ armed: true }));
	await clock.advance(minute);
	one.journal.write = async () => {
		throw new Error('no space left on device');
	};
	world.health = 'Red';
	await clock.advance(minute);
	expect(await landed).toMatchObject({ phase: 'interrupted', problem: { kind: 'unknown' } });
	expect(switches()).toBe(1);
});

test('giving up ends the watching and leaves nothing behind', async () => {
	const { clock, session } = createBakery();
	const one = session('one');
	const landed = one.fly(bakingPlan());
	await clock.advance(minute);
	one.giveUp.abort();
	await clock.advance(0);
	expect(await landed).toMatchObject({ phase: 'interrupted', baking: { stage: 'baking' } });
	expect(clock.pending()).toBe(0);
});
