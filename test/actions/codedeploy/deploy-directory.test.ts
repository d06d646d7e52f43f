import { beforeAll, expect, test } from 'vitest';
import { deploy } from '../../../source/actions/codedeploy/deploy.ts';
import { find } from '../../../source/operations/find.ts';
import { plant, playground } from '../../bundle/tree.ts';
import { openBookshop, told } from '../elasticbeanstalk/bookshop.ts';

beforeAll(() => find('loaded', {}));

const worker = 'bookshop-worker-production';
const folder = playground();

const appspec = [
	'version: 0.0',
	'os: linux',
	'files:',
	'  - source: /',
	'    destination: /srv/worker',
	'hooks:',
	'  ApplicationStart:',
	'    - location: scripts/start.sh',
	'      timeout: 60',
	'',
].join('\n');

test('is bundled, checked, uploaded, registered and deployed: exactly what was uploaded', async () => {
	const directory = plant(`${folder}/worker`, {
		'appspec.yml': appspec,
		'scripts/start.sh*': '#!/bin/sh\nexit 0\n',
		'worker.js': 'console.log("works")\n',
		'secret.env': 'no',
		'.gitignore': '*.env\n',
	});
	const shop = openBookshop();
	const plan = await shop.plan(deploy, worker, { revision: `dir:${directory}`, description: 'from here' });
	expect(told(plan, 'blocked')).toEqual([]);
	expect(told(plan, 'passed')[0]).toMatch(
		/^4 files, [\d.]+ \w+, from .*\/worker, without what \.gitignore names$/,
	);
	expect(plan.course).toContainEqual(
		expect.stringMatching(/^then, of worker-\d{8}-\d{6}: ApplicationStart scripts\/start.sh \(60 s\)$/),
	);
	expect(plan.steps.map(({ call }) => call.operation)).toEqual([
		'PutObject',
		'RegisterApplicationRevision',
		'CreateDeployment',
	]);

	const operation = await shop.fly(plan);
	expect(operation.phase).toBe('done');
	const group = await shop.item('deployment-groups', worker);
	expect(group.revision).toMatch(/^worker-\d{8}-\d{6}$/);
	expect(group.revisionLocation?.s3Location?.eTag).toMatch(/^[0-9a-f]{32}/);
	const revision = await shop.item('revisions', group.revision);
	expect(revision).toMatchObject({ description: 'from here', groups: [worker] });

	const back = await shop.undo(operation);
	expect(back.steps.map(({ call }) => call.operation)).toEqual(['CreateDeployment']);
	expect((await shop.fly(back, operation.id)).phase).toBe('done');
	expect((await shop.item('deployment-groups', worker)).revision).toBe('v20');
});

test('with a script that is not there is blocked, with file, line and name', async () => {
	const directory = plant(`${folder}/half`, { 'appspec.yml': appspec, 'worker.js': '' });
	const plan = await openBookshop().plan(deploy, worker, { revision: directory });
	expect(told(plan, 'blocked')).toEqual([
		expect.stringMatching(
			/half\/appspec\.yml:8 hooks\.ApplicationStart\[0\]\.location: The script “scripts\/start\.sh” is not in the bundle/,
		),
	]);
});

test('without an appspec.yml is blocked', async () => {
	const directory = plant(`${folder}/none`, { 'worker.js': '' });
	const plan = await openBookshop().plan(deploy, worker, { revision: directory });
	expect(told(plan, 'blocked').join()).toContain('appspec.yml');
});

test('is not uploaded where nobody said to', async () => {
	const directory = plant(`${folder}/nowhere`, { 'appspec.yml': appspec });
	const plan = await openBookshop().plan(deploy, worker, { revision: directory, upload: 's3://bucket' });
	expect(plan.steps).toEqual([]);
	expect(told(plan, 'blocked')[0]).toContain('names no object');
});
