import { describe, expect, test } from 'vitest';
import type { Operation } from '../../../source/operations/operation.ts';
import { OperationView } from '../../../views/operation/operation.tsx';
import { onDeck } from '../overlays/deck.tsx';
import { operationOf } from '../overlays/plans.ts';

const size = { columns: 100, rows: 30 };
const show = (changes: Partial<Operation>) =>
	onDeck(
		{ state: { operations: [operationOf(changes)] }, screen: { size } },
		<OperationView id="01" offset={0} size={size} />,
	);

describe('an operation shows', () => {
	test('its steps with their request ids, and what is watched', () => {
		const { frame, line } = show({
			watching: { title: 'both CNAMEs have moved', progress: 'one of two', met: ['the swap has started'] },
			narration: ['swapEnvironmentCNAMEs is starting.', 'Swapping CNAMEs'],
		});
		expect(line('watching')).toContain('◐ watching');
		expect(line('swap the CNAMEs')).toContain('✓ swap the CNAMEs  accepted');
		expect(line('SwapEnvironmentCNAMEs ')).toContain('request req-77');
		expect(line('the swap has started')).toContain('✓');
		expect(line('both CNAMEs')).toContain('◐ both CNAMEs have moved: one of two');
		expect(frame()).toContain('swapEnvironmentCNAMEs is starting.');
		expect(line('simulated')).toContain('eu-west-1');
	});

	test('how far a file is that is being sent', () => {
		const { frame, line } = show({
			phase: 'applying',
			watching: { title: 'upload 80.0 MiB', progress: '20.0 of 80.0 MiB', met: [], share: 0.25 },
		});
		expect(line('20.0 of')).toContain('◐ upload 80.0 MiB: 20.0 of 80.0 MiB');
		expect(frame()).toContain(`${'█'.repeat(10)}${'░'.repeat(30)}`);
	});

	test('when it is done, the way back', () => {
		const { line, frame } = show({ phase: 'done', endedAt: operationOf({}).startedAt + 30_000 });
		expect(line('done')).toContain('took 30 s');
		expect(line('takes it back')).toContain('u takes it back: swap back');
		expect(frame()).not.toContain('watches on');
	});

	test('when it failed, why and what to do', () => {
		const problem = {
			kind: 'conflict' as const,
			sentence: 'shop-green is Updating.',
			hint: 'Wait until it is Ready.',
			code: 'InvalidParameterValue',
			requestId: 'req-78',
			transient: false,
		};
		const { frame, line } = show({
			phase: 'failed',
			steps: [{ state: 'failed', at: 0, problem }],
			problem,
		});
		expect(line('swap the CNAMEs')).toContain('✗');
		expect(frame()).toContain('shop-green is Updating.');
		expect(frame()).toContain('Wait until it is Ready.');
		expect(frame()).toContain('InvalidParameterValue  request req-78');
	});

	test('when it was left unwatched, that it can be watched on; once undone, that it is', () => {
		expect(show({ phase: 'interrupted' }).frame()).toContain('w watches on');
		const { frame } = show({ phase: 'done', undoneBy: '02' });
		expect(frame()).toContain('done, undone');
		expect(frame()).not.toContain('takes it back');
	});

	test('of what AWS tells the newest in sight, and all of it to who scrolls', () => {
		const small = { columns: 80, rows: 24 };
		const narration = Array.from({ length: 40 }, (_, index) => `INFO  event ${index}`);
		const operation = operationOf({ narration, watching: { title: 'it is Ready', met: [] } });
		const at = (offset: number) =>
			onDeck(
				{ state: { operations: [operation] }, screen: { size: small } },
				<OperationView id="01" offset={offset} size={small} />,
			);
		expect(at(0).frame()).toMatch(/… \d+ earlier lines.*\n(.*INFO {2}event \d+.*\n)+/);
		expect(at(0).frame()).toContain('event 39');
		expect(at(0).frame()).toContain('u takes it back');
		expect(at(0).frame()).not.toMatch(/↓ \d+ more/);
		expect(at(1).frame()).toContain('event 0');
		expect(at(1).frame()).not.toContain('earlier lines');
	});

	test('no way back while one is flying', () => {
		const operation = operationOf({ phase: 'done', endedAt: operationOf({}).startedAt });
		const back = operationOf({ id: '02', undoes: '01', narration: ['on its way'] });
		const view = (phase: Operation['phase']) =>
			onDeck(
				{ state: { operations: [{ ...back, phase }, operation] }, screen: { size } },
				<OperationView id="01" offset={0} size={size} />,
			).frame();
		expect(view('watching')).not.toContain('takes it back');
		expect(view('watching')).toContain('on its way');
		expect(view('failed')).toContain('takes it back');
	});
});
