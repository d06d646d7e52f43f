/** Several sessions on one journal: one carries, the others see it, and nothing happens twice. */
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { find } from '../../../source/operations/find.ts';
import type { Operation } from '../../../source/operations/operation.ts';
import { type Bakery, bakingPlan, createBakery, decide } from './bakery.ts';

beforeAll(() => find('loaded', {}));

const minute = 60_000;

async function journaled(bakery: Bakery, id = 'op-1'): Promise<Operation> {
	const all = await bakery.session('reader').journal.read();
	const operation = all.find((one) => one.id === id);
	if (!operation) throw new Error(`${id} is not in the journal`);
	return operation;
}

describe('a second session', () => {
	test('sees that it bakes, until when, and who carries it', async () => {
		const bakery = createBakery();
		void bakery.session('one').fly(bakingPlan({ armed: true }));
		await bakery.clock.advance(minute);
		expect(await journaled(bakery)).toMatchObject({
			phase: 'baking',
			owner: 'one',
			baking: { stage: 'baking', armed: true },
		});
	});

	test('decides: the first one carries it out, once', async () => {
		const bakery = createBakery();
		const landed = bakery.session('one').fly(bakingPlan());
		await bakery.clock.advance(minute);
		await decide(bakery.session('two'), 'back', bakery.clock.now());
		await bakery.clock.advance(5000);
		expect(await landed).toMatchObject({
			undoneBy: 'op-1-back',
			baking: { decision: { why: 'person', by: 'two' } },
		});
		expect(bakery.switches()).toBe(2);
	});

	test('that decides otherwise comes too late', async () => {
		const bakery = createBakery();
		const landed = bakery.session('one').fly(bakingPlan());
		await bakery.clock.advance(minute);
		await decide(bakery.session('two'), 'keep', bakery.clock.now());
		await decide(bakery.session('three'), 'back', bakery.clock.now());
		await bakery.clock.advance(5000);
		expect(await landed).toMatchObject({ phase: 'done', baking: { stage: 'kept', decision: { by: 'two' } } });
		expect(bakery.switches()).toBe(1);
	});

	test('that wants to change the same is told who is at it, and stopped', async () => {
		const bakery = createBakery();
		void bakery.session('one').fly(bakingPlan());
		await bakery.clock.advance(minute);
		const second = await bakery.session('two').fly(bakingPlan({}, { guards: [] }), 'op-2');
		expect(second.phase).toBe('failed');
		expect(second.problem?.sentence).toMatch(/^switch to green is baking since 12:00:00 \(another session\)/);
		expect(bakery.switches()).toBe(1);
	});

	test('that begins at the same moment: the one whose line is first goes on', async () => {
		const bakery = createBakery();
		const both = ['one', 'two'].map((name) =>
			bakery.session(name).fly(bakingPlan({ seconds: 0 }, { guards: [] }), `op-${name}`),
		);
		await bakery.clock.advance(minute);
		expect((await Promise.all(both)).map(({ phase }) => phase)).toEqual(['done', 'failed']);
		expect(bakery.switches()).toBe(1);
	});
});

describe('after kill -9', () => {
	test('it goes on with the time that is left, looks at the lights at once, and says what went unseen', async () => {
		const bakery = createBakery();
		const one = bakery.session('one');
		void one.fly(bakingPlan({ armed: true }));
		await bakery.clock.advance(2 * minute);
		one.die();
		await bakery.clock.advance(4 * minute);
		const left = await journaled(bakery);
		expect(left).toMatchObject({
			phase: 'interrupted',
			baking: { stage: 'baking', until: Date.UTC(2026, 0, 15, 12, 10) },
		});
		const two = bakery.session('two');
		const landed = two.resume(left);
		await bakery.clock.advance(2000);
		expect(two.last()).toMatchObject({
			phase: 'baking',
			owner: 'two',
			sight: { lights: [{ colour: 'green' }] },
		});
		expect(two.last()?.narration).toEqual([
			'Nobody watched for 4m. It was armed, and would not have been taken back.',
		]);
		await bakery.clock.advance(4 * minute);
		expect(await landed).toMatchObject({ phase: 'done', baking: { stage: 'kept' } });
		expect(bakery.switches()).toBe(1);
	});

	test('a red light that nobody saw takes it back when somebody looks', async () => {
		const bakery = createBakery();
		const one = bakery.session('one');
		void one.fly(bakingPlan({ armed: true }));
		await bakery.clock.advance(minute);
		one.die();
		bakery.world.health = 'Red';
		await bakery.clock.advance(30 * minute);
		const landed = bakery.session('two').resume(await journaled(bakery));
		await bakery.clock.advance(10_000);
		expect(await landed).toMatchObject({ undoneBy: 'op-1-back' });
		expect(bakery.world.live).toBe('blue');
	});

	test('two who take it over at once: the first has it, the other stands back', async () => {
		const bakery = createBakery();
		const one = bakery.session('one');
		void one.fly(bakingPlan());
		await bakery.clock.advance(minute);
		one.die();
		const left = { ...(await journaled(bakery)), phase: 'interrupted' as const };
		const landed = ['two', 'three'].map((name) => bakery.session(name).resume(left));
		await bakery.clock.advance(0);
		expect(await landed[1]).toMatchObject({ owner: 'two' });
		await decide(bakery.session('three'), 'back', bakery.clock.now());
		await bakery.clock.advance(5000);
		expect(await landed[0]).toMatchObject({ undoneBy: 'op-1-back' });
		expect(bakery.switches()).toBe(2);
	});
});

test('a session that stood still for a while finds that another one has it, and does nothing more', async () => {
	const bakery = createBakery();
	const one = bakery.session('one');
	const first = one.fly(bakingPlan({ armed: true }));
	await bakery.clock.advance(minute);
	one.suspend();
	await bakery.clock.advance(minute);
	const left = await journaled(bakery);
	// Its process lives, but has said nothing for half a minute.
	expect(left.phase).toBe('interrupted');
	const second = bakery.session('two').resume(left);
	await bakery.clock.advance(minute);
	bakery.world.health = 'Red';
	one.wake();
	await bakery.clock.advance(minute);
	expect(await second).toMatchObject({ undoneBy: 'op-1-back' });
	expect(await first).toMatchObject({ owner: 'two' });
	expect(bakery.switches()).toBe(2);
});

/** What may happen to three sessions in any order. */
const happening = fc.record({
	what: fc.constantFrom('keep', 'back', 'arm', 'die', 'resume', 'red', 'green', 'dark'),
	who: fc.nat(2),
	after: fc.integer({ min: 0, max: 90 }),
});

test('whatever happens to whoever: it is switched back at most once, and never after it was kept', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(happening, { maxLength: 10 }), fc.boolean(), async (happenings, armed) => {
			const bakery = createBakery();
			const { clock, world } = bakery;
			const sessions = ['one', 'two', 'three'].map(bakery.session);
			const [first] = sessions;
			void first?.fly(bakingPlan({ armed, seconds: 120 }));
			for (const { what, who, after } of happenings) {
				await clock.advance(after * 1000);
				const session = sessions[who];
				if (!session) continue;
				if (what === 'keep' || what === 'back') void decide(session, what, clock.now());
				if (what === 'arm')
					void session.journal.write({
						version: 1,
						id: 'op-1',
						at: clock.now(),
						entry: 'armed',
						armed: true,
					});
				if (what === 'die') session.die();
				if (what === 'resume') {
					const left = await journaled(bakery);
					if (left.phase === 'interrupted') void session.resume(left);
				}
				world.unreadable = what === 'dark';
				if (what === 'red' || what === 'green') world.health = what === 'red' ? 'Red' : 'Green';
			}
			world.unreadable = false;
			await clock.advance(6 * minute);
			const { baking } = await journaled(bakery);
			expect(bakery.switches()).toBeLessThanOrEqual(2);
			if (baking?.stage === 'kept') expect([bakery.switches(), world.live]).toEqual([1, 'green']);
			if (bakery.switches() === 2) expect(baking?.stage).toBe('back');
		}),
		{ numRuns: 60 },
	);
});
