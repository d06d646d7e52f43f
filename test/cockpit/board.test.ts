/** Deployments in the simulated region, as somebody sees them who has a board open. */
import { describe, expect, test } from 'vitest';
import { contextOf } from '../../views/context-of.ts';
import { order, type SimulatedDeck, simulatedDeck, statusOf } from './simulated-deck.ts';

/** Orders a deployment and opens its board. */
async function openBoard(
	deck: SimulatedDeck,
	key: string,
	target?: Parameters<typeof order>[2],
): Promise<string> {
	await deck.pass(2);
	const id = await order(deck, key, target);
	deck.go('deployments');
	const isKnown = () =>
		deck.store.getState().known.deployments.items.some(({ subjectId }) => subjectId === id);
	deck.run('readNow');
	await deck.until(isKnown);
	deck.run('top');
	deck.run('open');
	await deck.until(() => deck.text().includes(`│ ${id}`));
	return id;
}

const choose = (deck: SimulatedDeck, what: string) => {
	for (const text of what) deck.edit({ key: 'insert', text });
	deck.run('open');
};

describe('a deployment that goes well', () => {
	test('fills the board, and is left alone when it has succeeded', async () => {
		const deck = await simulatedDeck();
		await openBoard(deck, 'v44');
		await deck.until(() => deck.line('web-01').includes('◐'));
		expect(deck.line('Install')).toContain(
			'b.Block Block a.Block Stop Bundle Before Install After Start Validate',
		);
		expect(deck.line('web-01')).toMatch(/v42 → v44/);
		expect(deck.line('web-12')).toMatch(/· web-12( +·){13} +v42 /);
		await deck.until(() => deck.line('web-01').includes('✓ web-01'));
		expect(deck.line('web-01')).toMatch(/✓ web-01( +✓){13} +v44 /);
		await deck.until(() => deck.line('done').includes('✓ 12 done'));
		expect(deck.text().split('\n')[0]).toContain('● Succeeded');
		await deck.pass(120);
		const { callsPerMinute } = deck.region().traffic();
		expect(callsPerMinute).toBeLessThan(30);
	});
});

describe('a deployment that fails', () => {
	test('says where and why, and leads to its rollback', async () => {
		const deck = await simulatedDeck();
		const id = await openBoard(deck, 'v43');
		await deck.until(() => deck.text().includes('rolled back by'));
		expect(deck.text()).toContain('HEALTH_CONSTRAINTS: The overall deployment failed');
		expect(deck.line('▸')).toMatch(/✗ web-01.*✗ .*v42 ✗ v43/);
		expect(contextOf(deck.store.getState())).toBe('board');
		deck.run('open');
		expect(contextOf(deck.store.getState())).toBe('detail');
		expect(deck.line('deployment')).toContain('─ web-01 ─');
		expect(deck.line('ValidateService  ')).toContain('✗ ValidateService');
		expect(deck.line('error code')).toContain('ScriptFailed');
		expect(deck.line('Script - ')).toContain('scripts/');
		deck.run('copyId');
		expect(deck.copied).toEqual([expect.stringMatching(/^i-0/)]);
		deck.run('back');
		expect(deck.text()).toContain('rolled back by');
		deck.run('copyId');
		expect(deck.copied.at(-1)).toBe(id);
		await deck.pass(6);
		deck.run('related');
		await deck.pass(1);
		choose(deck, 'its rollback');
		await deck.until(() => deck.text().includes('codeDepl'));
		deck.run('open');
		await deck.until(() => deck.text().includes(`rolls back ${id}`));
		expect(deck.text()).toContain('by codeDeployRollback');
		await deck.until(() => deck.text().split('\n')[0]?.includes('● Succeeded') ?? false);
		expect(deck.line('web-01')).toMatch(/✓ web-01.*v42/);
	});
});

describe('a blue/green deployment', () => {
	const search = { application: 'bookshop-search', group: 'bookshop-search-production' };

	test('makes its second fleet, waits for the reroute, moves the traffic, waits to terminate', async () => {
		const deck = await simulatedDeck();
		const id = await openBoard(deck, 'v9', search);
		await deck.until(() => deck.text().includes('Green: the replacements'));
		await deck.until(() => deck.text().includes('▲ Ready'), 1200);
		await deck.until(() => deck.text().includes('waits for the reroute to be ordered'));
		expect(deck.line('waits')).toMatch(/: \d+m\d\ds left/);
		expect(deck.line('Green:')).toContain('no traffic');
		expect(deck.line('Blue:')).toContain('takes the traffic');
		expect(deck.line('search-07')).toMatch(/◇ search-07/);
		const more = { deploymentId: id, deploymentWaitType: 'READY_WAIT' } as const;
		await deck.answer(deck.region().call('codedeploy', 'ContinueDeployment', more));
		await deck.until(() => deck.line('Green:').includes('takes the traffic'));
		await deck.until(() => deck.line('Blue:').includes('no traffic'));
		await deck.until(() => deck.text().includes('waits before it terminates the originals'));
		expect(deck.line('waits')).toMatch(/: \d+m\d\ds left/);
		expect(await statusOf(deck, id)).toBe('InProgress');
	});
});

describe('a fleet of five hundred', () => {
	test('is on the board within seconds, and costs a call a second at most', async () => {
		const deck = await simulatedDeck({ fleet: 500 });
		await openBoard(deck, 'v44');
		await deck.until(() => deck.text().includes('◐ web-'));
		expect(deck.text()).toContain('250 going');
		await deck.pass(60);
		expect(deck.text()).toMatch(/↓ \d+ more/);
		expect(deck.region().traffic().callsPerMinute).toBeLessThan(110);
		await deck.until(() => deck.text().includes('✓ 500 done'), 900);
		deck.run('bottom');
		deck.run('open');
		expect(deck.text()).toContain('✓ web-01 ');
		await deck.until(() => deck.text().split('\n')[0]?.includes('● Succeeded') ?? false);
	});
});
