/** Stopping, continuing, redeploying and rolling back, over the simulated bookshop. */
import { beforeAll, describe, expect, test } from 'vitest';
import { continueDeployment } from '../../../source/actions/codedeploy/continue-deployment.ts';
import { deploy } from '../../../source/actions/codedeploy/deploy.ts';
import { redeploy } from '../../../source/actions/codedeploy/redeploy.ts';
import { rollBack } from '../../../source/actions/codedeploy/roll-back.ts';
import { rollbackBegins } from '../../../source/actions/codedeploy/rollback-arrives.ts';
import { stopDeployment } from '../../../source/actions/codedeploy/stop-deployment.ts';
import { judge } from '../../../source/operations/condition.ts';
import { find } from '../../../source/operations/find.ts';
import { openBookshop, told } from '../elasticbeanstalk/bookshop.ts';

beforeAll(() => find('loaded', {}));

const web = 'bookshop-web-production';
const search = 'bookshop-search-production';

/** A deployment that is under way for `seconds`, with its id as the kind has it. */
async function underWay(shop: ReturnType<typeof openBookshop>, seconds: number) {
	const landed = shop.fly(await shop.plan(deploy, web, { revision: 'v44' }));
	await shop.pass(seconds);
	const { lastAttempted } = await shop.item('deployment-groups', web);
	const id = `codedeploy ${lastAttempted?.id}`;
	return { landed, id };
}

describe('stop', () => {
	test('with a rollback: watched until what ran before is back', async () => {
		const shop = openBookshop();
		const { landed, id } = await underWay(shop, 40);
		const plan = await shop.plan(stopDeployment, id, { rollback: 'yes' });
		expect(plan).toMatchObject({ risk: 'disruptive', word: 'stop' });
		expect(plan.changes[1]).toMatchObject({ before: 'v44, or in between', after: 'v42' });
		expect(told(plan, 'warning')).toEqual([
			'6 instances may be left in between: what runs there is not certain',
		]);
		const stopped = await shop.fly(plan);
		expect(stopped).toMatchObject({
			phase: 'done',
			watching: {
				met: [
					expect.stringMatching(/ is stopped$/),
					expect.stringMatching(/^CodeDeploy has begun to roll d-\w+ back$/),
					`v42 is back on ${web}`,
				],
			},
		});
		expect(await landed).toMatchObject({
			phase: 'failed',
			problem: { sentence: 'The deployment was stopped: The deployment was stopped manually.' },
		});
		expect(stopped.plan.undo).toBeUndefined();
	});

	test('without one: what has changed stays, which is said', async () => {
		const shop = openBookshop();
		const { landed, id } = await underWay(shop, 100);
		const plan = await shop.plan(stopDeployment, id, { rollback: 'no' });
		expect(told(plan, 'warning').join()).toMatch(/\d+ instances? keeps? v44/);
		expect((await shop.fly(plan)).phase).toBe('done');
		await landed;
		await expect(shop.plan(stopDeployment, id)).resolves.toMatchObject({
			checks: [{ status: 'blocked', text: expect.stringMatching(/is over: Stopped$/) }],
		});
		const { changes } = await shop.plan(deploy, web, { revision: 'v42' });
		expect(new Set(changes.map(({ before }) => before))).toEqual(new Set(['v44', 'v42, or in between']));
	});
});

test('where CodeDeploy makes no rollback that is the end, in its own words; silence is one after five minutes', async () => {
	const condition = rollbackBegins('d-1');
	const verdict = (rollbackInfo?: object) => judge(condition, { deploymentsInfo: [{ rollbackInfo }] });
	expect(await verdict({ rollbackMessage: 'There is no revision to roll back to.' })).toEqual({
		outcome: 'failure',
		reason: 'd-1 is stopped, and CodeDeploy made no rollback: There is no revision to roll back to',
	});
	expect(await verdict()).toEqual({ outcome: 'not-yet' });
	expect(await verdict({ rollbackDeploymentId: 'd-2', rollbackMessage: 'triggered' })).toEqual({
		outcome: 'success',
	});
	expect(condition.within).toBe(300);
});

describe('blue/green', () => {
	/** Deployed, and waiting for the reroute. */
	async function ready() {
		const shop = openBookshop();
		const plan = await shop.plan(deploy, search, { revision: 'v9' });
		expect(plan.changes.map(({ what, after }) => `${what}: ${after}`)).toEqual([
			'replacement fleet: 3 new instances with v9',
			'traffic: the replacement fleet',
			'original fleet: terminated 30 min later',
		]);
		const operation = await shop.fly(plan);
		expect(operation).toMatchObject({ phase: 'done', watching: { met: ['v9 is ready for the reroute'] } });
		const { lastAttempted } = await shop.item('deployment-groups', search);
		return { shop, operation, id: `codedeploy ${lastAttempted?.id}` };
	}

	test('ready is arrived; then the reroute; then the originals end, or get the traffic back', async () => {
		const { shop, id } = await ready();
		const plan = await shop.plan(continueDeployment, id);
		expect(plan).toMatchObject({ risk: 'disruptive', word: 'reroute', title: `reroute ${search} to v9` });
		expect(plan.changes[0]?.before).toMatch(/^v8 on 3 originals: search-\d+, search-\d+, search-\d+$/);
		const rerouted = await shop.fly(plan);
		expect(rerouted).toMatchObject({ phase: 'done', watching: { met: ['the traffic has moved to v9'] } });

		const end = await shop.plan(continueDeployment, id);
		expect(end).toMatchObject({ risk: 'destructive', word: 'end' });
		expect(end.undo).toBeUndefined();

		const back = await shop.undo(rerouted);
		expect(told(back, 'passed')).toEqual(['everything is still as it was left']);
		expect(await shop.fly(back, rerouted.id)).toMatchObject({
			phase: 'done',
			watching: {
				met: [
					expect.stringMatching(/is stopped$/),
					expect.stringMatching(/has begun to roll .* back$/),
					'the traffic is back on v8',
				],
			},
		});
		expect((await shop.fly(end)).problem?.sentence).toContain('no longer keeps its originals');
	});

	test('the originals end at once when they are told to', async () => {
		const { shop, id } = await ready();
		await shop.fly(await shop.plan(continueDeployment, id));
		expect(await shop.fly(await shop.plan(continueDeployment, id))).toMatchObject({ phase: 'done' });
		expect((await shop.item('deployment-groups', search)).revision).toBe('v9');
		const over = await shop.plan(continueDeployment, id);
		expect(told(over, 'blocked')[0]).toMatch(/is Succeeded, and waits for nothing/);
	});

	test('once the traffic has moved, undo of the deployment is no mere stop, and says what is', async () => {
		const { shop, operation, id } = await ready();
		await shop.fly(await shop.plan(continueDeployment, id));
		expect(told(await shop.undo(operation), 'blocked')).toEqual([
			expect.stringMatching(/^Its traffic has moved, or it is over\. .* stop-deployment with a rollback/),
		]);
	});

	test('undone before the reroute, it is stopped and nothing has moved', async () => {
		const { shop, operation } = await ready();
		const back = await shop.undo(operation);
		expect(back).toMatchObject({ word: 'stop', checks: [{ status: 'passed' }] });
		expect(await shop.fly(back, operation.id)).toMatchObject({ phase: 'done' });
		expect((await shop.item('deployment-groups', search)).lastAttempted?.status).toBe('Stopped');
	});
});

test('what is deployed in place has nothing to continue', async () => {
	const shop = openBookshop();
	const { landed, id } = await underWay(shop, 10);
	const plan = await shop.plan(continueDeployment, id);
	expect(told(plan, 'blocked')[0]).toContain('only a blue/green deployment waits to be continued');
	await landed;
});

test('redeploy: the last good revision again', async () => {
	const shop = openBookshop();
	const plan = await shop.plan(redeploy, web);
	expect(plan).toMatchObject({ title: `redeploy v42 to ${web}`, word: 'redeploy' });
	expect(told(plan, 'warning')).toEqual([]);
	expect((await shop.fly(plan)).phase).toBe('done');
});

test('roll back: any earlier one that went well, the latest first', async () => {
	const shop = openBookshop();
	const [revision] = await shop.fields(rollBack, web);
	expect(revision?.choices?.slice(0, 2).map(({ label }) => label)).toEqual(['v41', 'v40']);
	const plan = await shop.plan(rollBack, web, { revision: 'v40' });
	expect(plan).toMatchObject({ title: `roll ${web} back to v40`, word: 'roll back' });
	expect(plan.checks[0]?.text).toMatch(/^v40 went well here \w+ ago$/);
	expect(plan.undo?.title).toBe(`deploy v42 to ${web} again`);
	expect((await shop.fly(plan)).phase).toBe('done');
	expect((await shop.item('deployment-groups', web)).revision).toBe('v40');
	expect(told(await shop.plan(rollBack, web, { revision: 'v44' }), 'blocked')[0]).toMatch(
		/^“v44” is none that went well here: v40, v42, v41, /,
	);
});

test('roll back after a failure that nothing took back: what ran before it comes first', async () => {
	const shop = openBookshop();
	const failed = await shop.fly(await shop.plan(deploy, web, { revision: 'v43', rollback: '' }));
	expect(failed.phase).toBe('failed');
	const [revision] = await shop.fields(rollBack, web);
	expect(revision?.choices?.slice(0, 2).map(({ label }) => label)).toEqual(['v42', 'v41']);
	expect(revision?.default).toBe(revision?.choices?.[0]?.value);
});
