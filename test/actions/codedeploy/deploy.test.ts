import { beforeAll, describe, expect, test } from 'vitest';
import { deploy } from '../../../source/actions/codedeploy/deploy.ts';
import { completed } from '../../../source/cockpit/form.ts';
import { find } from '../../../source/operations/find.ts';
import type { Operation } from '../../../source/operations/operation.ts';
import { openBookshop, told } from '../elasticbeanstalk/bookshop.ts';

beforeAll(() => find('loaded', {}));

const web = 'bookshop-web-production';

describe('the form', () => {
	test('offers what is registered, newest first, and knows how the group is deployed to', async () => {
		const fields = await openBookshop().fields(deploy, web);
		const field = (name: string) => fields.find((one) => one.name === name);
		expect(
			field('revision')
				?.choices?.slice(0, 3)
				.map(({ label }) => label),
		).toEqual(['v44', 'v43', 'v42']);
		expect(field('revision')?.choices?.[2]?.hint).toMatch(
			/^Wish lists can be shared · registered \d+m ago · used \d+m ago · on bookshop-web-production$/,
		);
		expect(field('configuration')).toMatchObject({ default: 'CodeDeployDefault.HalfAtATime' });
		expect(field('configuration')?.choices?.map(({ label, hint }) => `${label} ${hint}`)).toContain(
			'bookshop-three-quarters at least 75 % healthy',
		);
		expect(field('rollback')?.default).toBe('failure\nalarm');
		expect(field('ignore-alarms')).toMatchObject({ default: 'no' });
	});

	test('suggests where a directory is uploaded to, and asks for nothing of the kind else', async () => {
		const fields = await openBookshop().fields(deploy, web);
		expect(completed(fields, { revision: 'dir:./web/build' }).upload).toMatch(
			/^s3:\/\/bookshop-releases-\d+\/bookshop-web\/build-\d{8}-\d{6}\.zip$/,
		);
		expect(completed(fields, {}).upload).toBe('');
		const upload = fields.find(({ name }) => name === 'upload');
		expect(upload?.validate?.('s3://bucket', { revision: 'dir:.' })).toContain('names no object');
		expect(upload?.validate?.('s3://releases/a.tgz', { revision: 'dir:.' })).toContain('as a zip');
		expect(upload?.validate?.('s3://releases/a.zip?etag=1', { revision: 'dir:.' })).toContain('no ETag');
	});

	test('says what was expected of a revision', async () => {
		const [revision] = await openBookshop().fields(deploy, web);
		expect(revision?.validate?.('v43', {})).toBe(true);
		expect(revision?.validate?.('v4', {})).toBe('There is no revision “v4”. Did you mean v44?');
		expect(revision?.validate?.('s3://releases/v43.rar', {})).toContain('ends in .zip');
	});
});

describe('the plan', () => {
	test('shows what goes where, how many at a time, what runs on each, and the way back', async () => {
		const plan = await openBookshop().plan(deploy, web, { revision: 'v44' });
		expect(plan).toMatchObject({ title: `deploy v44 to ${web}`, risk: 'disruptive', word: 'deploy' });
		expect(plan.changes).toHaveLength(12);
		expect(plan.changes[0]).toEqual({ what: 'web-01', before: 'v42', after: 'v44' });
		expect(plan.course).toEqual([
			'CodeDeployDefault.HalfAtATime: 6 of 12 instances at a time; up to 5 may fail, 6 must succeed',
			'about 2 rounds, if each takes as long',
			'each instance is taken out of bookshop-web first, and put back in the end',
			'first on each, of v42: ApplicationStop scripts/stop-server.sh (60 s)',
			'then, of v44: BeforeInstall scripts/clean-up.sh (30 s) → AfterInstall scripts/install-dependencies.sh (90 s) → ApplicationStart scripts/start-server.sh (60 s) → ValidateService scripts/validate-service.sh (120 s)',
			'it rolls back by itself to v42 when it fails, or when an alarm stops it',
		]);
		expect(told(plan, 'blocked')).toEqual([]);
		expect(told(plan, 'warning')).toEqual([]);
		expect(told(plan, 'passed')).toEqual([
			expect.stringMatching(/^s3:\/\/bookshop-releases-\d+\/bookshop-web\/v44\.zip is there: [\d.]+ KiB$/),
			'appspec.yml of v44: nothing wrong, 8 files',
			`nothing else is deployed to ${web} now`,
			'12 instances: running',
			'no alarm rings: web-cpu-high, shop-unhealthy-hosts',
		]);
		expect(plan.undo).toMatchObject({ title: `deploy v42 to ${web} again`, word: 'roll back' });
	});

	test('counts what has no room: of 500 instances the first ones and the rest', async () => {
		const plan = await openBookshop({ fleet: 500 }).plan(deploy, web, {
			revision: 'v44',
			configuration: 'bookshop-three-quarters',
		});
		expect(plan.changes).toHaveLength(12);
		expect(plan.changes.at(-1)).toMatchObject({
			what: 'and 489 more instances',
			before: 'v42',
			after: 'v44',
		});
		expect(plan.course?.[0]).toBe(
			'bookshop-three-quarters: 125 of 500 instances at a time; up to 124 may fail, 375 must succeed',
		);
	});

	test('of a single instance says that nothing serves meanwhile, and is blocked where none may be out', async () => {
		const shop = openBookshop({ fleet: 1 });
		const all = await shop.plan(deploy, web, {
			revision: 'v44',
			configuration: 'CodeDeployDefault.AllAtOnce',
		});
		expect(told(all, 'warning')).toContain(
			'web-01 is its only instance: nothing serves while it is deployed to',
		);
		expect(told(all, 'blocked')).toEqual([]);
		const half = await shop.plan(deploy, web, { revision: 'v44' });
		expect(told(half, 'blocked')[0]).toContain('HEALTH_CONSTRAINTS_INVALID');
	});

	test('warns of what runs already, and has no way back from it', async () => {
		const plan = await openBookshop().plan(deploy, web, { revision: 'v42' });
		expect(told(plan, 'warning')).toEqual(['v42 is what the group runs already: it is installed again']);
		expect(plan.undo).toBeUndefined();
	});

	test('warns of instances that are not running, with what that means', async () => {
		const shop = openBookshop();
		const { id } = await shop.item('instances', 'web-03');
		await shop.wait(shop.region.call('ec2', 'StopInstances', { InstanceIds: [id] }));
		const plan = await shop.plan(deploy, web, { revision: 'v44' });
		expect(told(plan, 'warning').join()).toMatch(/^web-03 is stop\w+.*: each counts as a failure/);
	});

	test('is blocked while another deployment runs there, and names it', async () => {
		const shop = openBookshop();
		const flying = shop.fly(await shop.plan(deploy, web, { revision: 'v44' }));
		await shop.pass(5);
		const second = await shop.plan(deploy, web, { revision: 'v43' });
		expect(told(second, 'blocked')).toEqual([
			expect.stringMatching(
				/^d-\w{9} is \w+ in bookshop-web-production, and CodeDeploy takes one at a time$/,
			),
		]);
		await flying;
	});

	test('is blocked while an alarm rings that would stop it, unless that is not to count', async () => {
		const shop = openBookshop();
		await shop.wait(
			shop.region.call('cloudwatch', 'SetAlarmState', {
				AlarmName: 'web-cpu-high',
				StateValue: 'ALARM',
				StateReason: 'a test',
			}),
		);
		const plan = await shop.plan(deploy, web, { revision: 'v44' });
		expect(told(plan, 'blocked')).toEqual([
			expect.stringMatching(/^web-cpu-high is in ALARM, which would stop/),
		]);
		const all = await shop.plan(deploy, web, { revision: 'v44', 'ignore-alarms': 'yes' });
		expect(told(all, 'blocked')).toEqual([]);
		expect(all.steps[0]?.call.input).toMatchObject({ overrideAlarmConfiguration: { enabled: false } });
	});

	test('says no to what is not there', async () => {
		const shop = openBookshop();
		const plan = (revision: string) => shop.plan(deploy, web, { revision });
		expect(told(await plan('s3://bookshop-releases-123456789012/gone.zip'), 'blocked')).toEqual([
			'there is no s3://bookshop-releases-123456789012/gone.zip',
		]);
		expect(told(await plan('v99'), 'blocked')[0]).toMatch(/^There is no revision “v99”/);
		expect(told(await plan('dir:/nowhere/at/all'), 'blocked')[0]).toContain('/nowhere/at/all');
	});

	test('tells the wishes to CodeDeploy, and leaves out what the group says itself', async () => {
		const shop = openBookshop();
		const inputOf = async (answers: Record<string, string>) =>
			(await shop.plan(deploy, web, { revision: 'v44', ...answers })).steps[0]?.call.input;
		expect(Object.keys((await inputOf({})) ?? {})).toEqual([
			'applicationName',
			'deploymentGroupName',
			'revision',
			'deploymentConfigName',
		]);
		expect(
			await inputOf({
				rollback: 'stop',
				files: 'overwrite',
				'ignore-stop': 'yes',
				description: 'gift cards',
			}),
		).toMatchObject({
			autoRollbackConfiguration: { enabled: true, events: ['DEPLOYMENT_STOP_ON_REQUEST'] },
			fileExistsBehavior: 'OVERWRITE',
			ignoreApplicationStopFailures: true,
			description: 'gift cards',
		});
		expect(await inputOf({ rollback: '' })).toMatchObject({ autoRollbackConfiguration: { enabled: false } });
	});
});

describe('carried out', () => {
	test('it is watched to its end; undo deploys what ran before', async () => {
		const shop = openBookshop();
		const operation = await shop.fly(await shop.plan(deploy, web, { revision: 'v44' }));
		expect(operation).toMatchObject({
			phase: 'done',
			watching: { met: [`v44 is deployed to ${web}`] },
			steps: [{ state: 'done', output: { deploymentId: expect.stringMatching(/^d-/) } }],
		});
		expect(operation.narration.at(-1)).toMatch(/^d-\w{9} Succeeded$/);
		expect((await shop.item('deployment-groups', web)).revision).toBe('v44');

		const back = await shop.undo(operation);
		expect(told(back, 'passed')).toEqual(['everything is still as it was left']);
		expect((await shop.fly(back, operation.id)).phase).toBe('done');
		expect((await shop.item('deployment-groups', web)).revision).toBe('v42');
	});

	test("a bad one fails with CodeDeploy's reason, and undo says that it was rolled back already", async () => {
		const shop = openBookshop();
		const operation = await shop.fly(await shop.plan(deploy, web, { revision: 'v43' }));
		expect(operation.phase).toBe('failed');
		expect(operation.problem?.sentence).toMatch(
			/^The deployment has failed: .*too many individual instances/,
		);
		expect(operation.narration.join('\n')).toMatch(/Automatic rollback is triggered with a DeploymentId d-/);
		await shop.pass(600);
		const back = await shop.undo(operation);
		expect(told(back, 'blocked')).toEqual([
			`${web} was deployed to again since, by its own rollback or by somebody else: roll-back brings an earlier revision back`,
		]);
	});

	test('while it is under way, undo says how to stop it instead of sending what would be refused', async () => {
		const shop = openBookshop();
		const plan = await shop.plan(deploy, web, { revision: 'v44' });
		let last: Operation | undefined;
		const landed = shop.fly(plan, undefined, (operation) => {
			last = operation;
		});
		await shop.pass(30);
		const back = last && (await shop.undo(last));
		expect(back && told(back, 'blocked')).toEqual([
			`A deployment is under way in ${web}. If it is this one, stop-deployment with a rollback takes it back`,
		]);
		expect((await landed).phase).toBe('done');
	});

	test('nothing is sent when somebody was faster', async () => {
		const shop = openBookshop();
		const first = await shop.plan(deploy, web, { revision: 'v44' });
		const second = await shop.plan(deploy, web, { revision: 'v43' });
		const landed = shop.fly(first);
		await shop.pass(5);
		const late = await shop.fly(second);
		expect(late).toMatchObject({ phase: 'failed', steps: [{ state: 'waiting' }] });
		expect(late.problem?.sentence).toContain('Another deployment is under way');
		expect((await landed).phase).toBe('done');
	});
});
