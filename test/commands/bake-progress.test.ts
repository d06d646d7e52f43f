import { expect, test } from 'vitest';
import { createProgress } from '../../source/commands/progress.ts';
import type { Baking } from '../../source/operations/bake/baking.ts';
import type { Reading } from '../../source/operations/bake/sight.ts';
import type { Operation } from '../../source/operations/operation.ts';
import { bakingPlan } from '../operations/bake/bakery.ts';
import { where } from '../operations/plans.ts';

test('a bake is told: its beginning, lights that change, figures once a minute, its end', () => {
	const said: string[] = [];
	const report = createProgress((line) => said.push(line));
	const baking: Baking = { stage: 'baking', from: 0, until: 600_000, armed: true, red: [] };
	const base: Operation = {
		id: 'a',
		plan: bakingPlan(),
		where,
		startedAt: 0,
		phase: 'baking',
		steps: [],
		narration: [],
		baking,
	};
	const sight = (at: number, colour: Reading['colour'], reason = '') => ({
		at,
		lights: [{ colour, says: 'Green', reason, at }],
		facts: [],
		lines: [[2]],
	});
	report(base);
	report({ ...base, sight: sight(1000, 'green') });
	report({ ...base, sight: sight(11_000, 'green'), names: { name: 'x', moved: 1, of: 3, over: false } });
	report({ ...base, sight: sight(61_000, 'red', 'green is Red') });
	const decision = { at: 62_000, why: 'light', reason: 'green is Red' } as const;
	report({ ...base, baking: { ...baking, stage: 'back', decision } });
	report({
		...base,
		id: 'a-back',
		undoes: 'a',
		baking: undefined,
		plan: { ...base.plan, title: 'Undo: it' },
	});
	expect(said).toEqual([
		'checking',
		'baking: green takes the traffic until 00:10:00 (10m); armed: a red light takes it back',
		'  9m left · green errors 2 %',
		'  DNS: 1 of 3 resolvers',
		'  red: green is well (green is Red)',
		'  8m left · green errors 2 %',
		'taking it back: green is Red',
		'Undo: it',
	]);
});
