/** The same guard for a CodeDeploy blue/green: ready, rerouted, watched, then kept or rolled back. */
import { expect, test } from 'vitest';
import { continueDeployment } from '../../../source/actions/codedeploy/continue-deployment.ts';
import { deploy } from '../../../source/actions/codedeploy/deploy.ts';
import { carryOut } from '../../../source/operations/engine.ts';
import type { Operation } from '../../../source/operations/operation.ts';
import { memoryJournal } from '../../operations/memory-journal.ts';
import { where } from '../../operations/plans.ts';
import { openBookshop, told } from '../elasticbeanstalk/bookshop.ts';

const search = 'bookshop-search-production';

/** v9 deployed, and waiting for the reroute. */
async function ready() {
	const shop = openBookshop();
	await shop.fly(await shop.plan(deploy, search, { revision: 'v9' }));
	const { lastAttempted } = await shop.item('deployment-groups', search);
	const id = lastAttempted?.id ?? '';
	return { shop, id, name: `codedeploy ${id}` };
}

/** Rerouted with these wishes, and whatever happens two minutes later. */
async function reroute(
	{ shop, name }: Awaited<ReturnType<typeof ready>>,
	happens: (journal: ReturnType<typeof memoryJournal>) => void,
) {
	const plan = await shop.plan(continueDeployment, name, { bake: '10', armed: 'yes' });
	const journal = memoryJournal();
	const reports = new Map<string, Operation>();
	const { region, clock, signal } = shop;
	const report = (operation: Operation) => void reports.set(operation.id, operation);
	let happened = false;
	const options = { region, clock, journal, signal, plan, id: 'op', where: { ...where, simulated: true } };
	const landed = carryOut({
		...options,
		report(operation) {
			report(operation);
			if (operation.phase !== 'baking' || happened) return;
			happened = true;
			clock.after(120_000, () => happens(journal));
		},
	});
	return { plan, operation: await shop.wait(landed), reports };
}

test('the plan watches the deployment, offers the end of the originals, and knows how long they are kept', async () => {
	const { shop, name, id } = await ready();
	const fields = await shop.fields(continueDeployment, name);
	expect(fields.find(({ name: field }) => field === 'bake')?.default).toBe('10');
	const plan = await shop.plan(continueDeployment, name, { bake: '40' });
	expect(plan.bake).toMatchObject({
		seconds: 2400,
		lights: [{ title: `deployment ${id}` }],
		next: { action: 'continue-deployment', targets: [name] },
	});
	expect(told(plan, 'warning')).toContainEqual(
		expect.stringContaining('longer than the originals are kept (30 min)'),
	);
});

test('kept: then the originals can be ended', async () => {
	const at = await ready();
	const { operation } = await reroute(at, () => undefined);
	expect(operation).toMatchObject({
		phase: 'done',
		baking: { stage: 'kept' },
		sight: { lights: [{ colour: 'green', says: 'InProgress' }] },
	});
	const end = await at.shop.plan(continueDeployment, at.name);
	expect(end.word).toBe('end');
});

test('taken back by one key: stopped with a rollback, and watched until that has succeeded', async () => {
	const at = await ready();
	const { operation, reports } = await reroute(at, (journal) => {
		const decided = { entry: 'decided', decision: 'back', why: 'person', reason: 'by hand' } as const;
		void journal.write({ version: 1, id: 'op', at: at.shop.region.now(), ...decided });
	});
	expect(operation).toMatchObject({ phase: 'done', undoneBy: 'op-back', baking: { stage: 'back' } });
	expect(reports.get('op-back')).toMatchObject({
		phase: 'done',
		watching: {
			met: [`${at.id} is stopped`, `CodeDeploy has begun to roll ${at.id} back`, 'the traffic is back on v8'],
		},
	});
});

test('stopped by somebody else: a red light, and never a second stop', async () => {
	const at = await ready();
	const { operation } = await reroute(at, () => {
		void at.shop.region.call('codedeploy', 'StopDeployment', {
			deploymentId: at.id,
			autoRollbackEnabled: false,
		});
	});
	expect(operation.baking).toMatchObject({ stage: 'back', decision: { why: 'light' } });
	expect(operation.phase).toBe('failed');
	expect(operation.problem?.sentence).toContain('no longer keeps its originals');
});
