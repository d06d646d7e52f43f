/** CreateDeployment has no idempotency token: what becomes of a deployment whose answer never came. */
import { beforeAll, expect, test } from 'vitest';
import { deploy } from '../../../source/actions/codedeploy/deploy.ts';
import { ProblemError } from '../../../source/aws/problem.ts';
import type { Region } from '../../../source/aws/region.ts';
import { carryOut } from '../../../source/operations/engine.ts';
import { find } from '../../../source/operations/find.ts';
import { trueState } from '../../../source/operations/true-state.ts';
import { memoryJournal } from '../../operations/memory-journal.ts';
import { where } from '../../operations/plans.ts';
import { openBookshop, told } from '../elasticbeanstalk/bookshop.ts';

beforeAll(() => find('loaded', {}));

const web = 'bookshop-web-production';
const silence = () =>
	new ProblemError({ kind: 'timed-out', sentence: 'Nothing came.', hint: 'Look.', transient: true });

/** The region, on a line that drops what CodeDeploy answers to CreateDeployment, or the call itself. */
const dropping = (region: Region, what: 'answer' | 'call'): Region & { created(): number } => {
	let created = 0;
	return {
		...region,
		created: () => created,
		async send(call, options) {
			if (call.operation !== 'CreateDeployment') return region.send(call, options);
			if (what === 'answer') {
				created++;
				await region.send(call, options);
			}
			throw silence();
		},
	};
};

test.each(['answer', 'call'] as const)(
	'the %s is lost: the world tells, and nothing is sent twice',
	async (what) => {
		const shop = openBookshop();
		const plan = await shop.plan(deploy, web, { revision: 'v44' });
		const region = dropping(shop.region, what);
		const { clock, signal } = shop;
		const options = { region, clock, signal, journal: memoryJournal(), report: () => undefined };
		const operation = await shop.wait(carryOut({ ...options, plan, id: 'op-1', where }));
		if (what === 'answer') {
			expect(operation).toMatchObject({
				phase: 'done',
				steps: [{ state: 'done', output: { deploymentId: expect.stringMatching(/^d-/) } }],
			});
			expect(region.created()).toBe(1);
		} else {
			expect(operation).toMatchObject({ phase: 'interrupted', steps: [{ state: 'unknown' }] });
			expect(operation.problem?.hint).toContain('never happened');
			expect((await shop.wait(trueState(operation, shop.region))).verdict).toBe('not-started');
			// It is known that nothing is under way: the same can be planned anew.
			expect(told(await shop.plan(deploy, web, { revision: 'v44' }), 'blocked')).toEqual([]);
		}
	},
);

test("somebody else's deployment is not taken for ours", async () => {
	const shop = openBookshop();
	const plan = await shop.plan(deploy, web, { revision: 'v44' });
	const theirs = await shop.plan(deploy, web, { revision: 'v41' });
	const [step] = theirs.steps;
	const region: Region = {
		...shop.region,
		async send(call, options) {
			if (call.operation !== 'CreateDeployment') return shop.region.send(call, options);
			if (step) await shop.region.send(step.call);
			throw silence();
		},
	};
	const { clock, signal } = shop;
	const options = { region, clock, signal, journal: memoryJournal(), report: () => undefined };
	const operation = await shop.wait(carryOut({ ...options, plan, id: 'op-1', where }));
	expect(operation.phase).toBe('failed');
	expect(operation.problem?.sentence).toBe(
		'It is a deployment of another revision, which somebody else has started.',
	);
});
