import { gzipSync } from 'node:zlib';
import { TextReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import { describe, expect, test } from 'vitest';
import { codedeploy } from '../../../source/simulator/codedeploy/handlers.ts';
import { s3 } from '../../../source/simulator/s3/handlers.ts';
import type { World } from '../../../source/simulator/world.ts';
import { bookshopWorld, lateRefusal } from '../passing-time.ts';
import { infoOf, targetsOf } from './fleets.ts';

type Input = Parameters<typeof codedeploy.CreateDeployment>[1];
type Location = NonNullable<Input['revision']>;

const Bucket = 'bookshop-releases-123456789012';
const worker = { applicationName: 'bookshop-worker', deploymentGroupName: 'bookshop-worker-production' };

const at = (key: string, bundleType: 'zip' | 'tar' | 'tgz' = 'zip'): Location => ({
	revisionType: 'S3',
	s3Location: { bucket: Bucket, key, bundleType },
});

const calmWorld = () => bookshopWorld(1, { calm: true });

const order = (world: World, input: Partial<Input>) =>
	codedeploy.CreateDeployment(world, { ...worker, ...input });

/** Of the targets of a deployment that has ended: what failed first, in which event. */
function firstFailure(world: World, id: string) {
	const deployment = world.codedeploy.deployments.get(id);
	const events = deployment ? targetsOf(world, deployment)[0]?.lifecycleEvents : [];
	const failed = events?.find(({ status }) => status === 'Failed');
	return [failed?.lifecycleEventName, failed?.diagnostics?.errorCode, failed?.diagnostics?.message];
}

async function zipOf(files: Record<string, string>): Promise<Uint8Array> {
	const zip = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
	for (const [name, text] of Object.entries(files)) await zip.add(name, new TextReader(text));
	return zip.close();
}

/** A POSIX archive, as `tar` makes it. */
function tarOf(files: Record<string, string>): Uint8Array {
	const blocks = Object.entries(files).map(([name, text]) => {
		const bytes = Buffer.alloc(512 * (1 + Math.ceil(text.length / 512)));
		bytes.write(name, 0);
		bytes.write(text.length.toString(8).padStart(11, '0'), 124);
		bytes.write('0', 156);
		bytes.write(text, 512);
		return bytes;
	});
	return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

/** Uploads a bundle and deploys it; tells the deployment's id once it has ended. */
async function deployFiles(files: Record<string, string>, input: Partial<Input> = {}) {
	const { world, pass } = calmWorld();
	await s3.PutObject(world, { Bucket, Key: 'mine.zip', Body: await zipOf(files) });
	const { deploymentId } = await order(world, { revision: at('mine.zip'), ...input });
	pass(600);
	return { world, id: deploymentId };
}

const appSpec = (hooks: string) => `version: 0.0
os: linux
files:
  - source: /app.js
    destination: /srv
hooks:
${hooks}
`;

describe('ordering a deployment', () => {
	test('registers a revision that lies in S3, and deploys it with all that was asked for', async () => {
		const { world, pass } = calmWorld();
		const revision = at('bookshop-worker/v21.zip');
		const { deploymentId } = await order(world, {
			revision,
			deploymentConfigName: 'bookshop-two-stay',
			description: 'by hand',
			ignoreApplicationStopFailures: true,
			fileExistsBehavior: 'OVERWRITE',
			autoRollbackConfiguration: { enabled: false },
		});
		expect(infoOf(world, deploymentId)).toMatchObject({
			status: 'Created',
			creator: 'user',
			revision,
			deploymentConfigName: 'bookshop-two-stay',
			description: 'by hand',
			ignoreApplicationStopFailures: true,
			fileExistsBehavior: 'OVERWRITE',
			autoRollbackConfiguration: { enabled: false },
		});
		pass(200);
		expect(infoOf(world, deploymentId)).toMatchObject({
			status: 'Succeeded',
			deploymentOverview: { Succeeded: 4 },
		});
		const known = codedeploy.BatchGetApplicationRevisions(world, { ...worker, revisions: [revision] });
		expect(known.revisions[0]?.genericRevisionInfo?.deploymentGroups).toEqual([worker.deploymentGroupName]);
	});

	test('of a commit on GitHub fetches it there', async () => {
		const { world, pass } = calmWorld();
		const commit = (repository: string): Location => ({
			revisionType: 'GitHub',
			gitHubLocation: { repository, commitId: 'c0ffee'.padEnd(40, '0') },
		});
		const there = await order(world, { revision: commit('bookshop/worker') });
		pass(300);
		expect(infoOf(world, there.deploymentId).status).toBe('Succeeded');
		const gone = await order(world, { revision: commit('somebody/else') });
		pass(300);
		expect(firstFailure(world, gone.deploymentId)).toEqual([
			'DownloadBundle',
			'UnknownError',
			expect.stringContaining("after 3 retries. Server returned codes: 404 'Not Found'"),
		]);
	});

	test('of a bundle that has changed since fails when it is fetched', async () => {
		const { world, pass } = calmWorld();
		const revision = at('bookshop-worker/v21.zip');
		const changed = { ...revision, s3Location: { ...revision.s3Location, eTag: 'other' } };
		const { deploymentId } = await order(world, { revision: changed });
		pass(300);
		expect(firstFailure(world, deploymentId)).toEqual([
			'DownloadBundle',
			'UnknownError',
			expect.stringMatching(/^Expected deployment artifact bundle etag other but was actually [0-9a-f]{32}$/),
		]);
	});

	test('of what was registered and is gone fails when it is fetched', async () => {
		const { world, pass } = calmWorld();
		codedeploy.RegisterApplicationRevision(world, { ...worker, revision: at('gone.zip') });
		const { deploymentId } = await order(world, { revision: at('gone.zip') });
		pass(300);
		expect(firstFailure(world, deploymentId)).toEqual([
			'DownloadBundle',
			'UnknownError',
			'The specified key does not exist.',
		]);
	});

	test('is refused in CodeDeploy’s words', async () => {
		const { world } = calmWorld();
		const refused = (input: Record<string, unknown>) => lateRefusal(() => order(world, input));
		const revision = at('bookshop-worker/v21.zip');
		expect(await refused({ revision, applicationName: 'x' })).toBe(
			'ApplicationDoesNotExistException: No application found for name: x',
		);
		expect(await refused({ revision, deploymentGroupName: 'x' })).toBe(
			'DeploymentGroupDoesNotExistException: No Deployment Group found for name: x',
		);
		expect(await refused({ revision, deploymentGroupName: undefined })).toContain(
			'DeploymentGroupNameRequiredException',
		);
		expect(await refused({ revision, deploymentConfigName: 'x' })).toBe(
			'DeploymentConfigDoesNotExistException: No deployment configuration found for name: x',
		);
		expect(await refused({})).toContain('RevisionRequiredException');
		expect(await refused({ revision: { revisionType: 'String' } })).toContain('InvalidRevisionException');
		expect(await refused({ revision: at('no-such.zip') })).toContain('RevisionDoesNotExistException');
		expect(await refused({ revision, description: 'x'.repeat(257) })).toContain('DescriptionTooLong');
		expect(await refused({ revision, fileExistsBehavior: 'SHRUG' })).toContain(
			'InvalidFileExistsBehaviorException',
		);
		expect(await refused({ revision, autoRollbackConfiguration: { enabled: true } })).toContain(
			'InvalidAutoRollbackConfigException',
		);
		expect(await refused({ revision, overrideAlarmConfiguration: { enabled: true } })).toContain(
			'InvalidAlarmConfigException',
		);
		expect(await refused({ revision, targetInstances: { autoScalingGroups: ['x'] } })).toContain(
			'InvalidTargetInstancesException',
		);
		const { deploymentId } = await order(world, { revision });
		expect(await refused({ revision })).toBe(
			`DeploymentLimitExceededException: The Deployment Group 'bookshop-worker-production' already has an active Deployment '${deploymentId}'`,
		);
	});
});

describe('a bundle of one’s own', () => {
	test('runs the hooks of its appspec.yml', async () => {
		const { world, id } = await deployFiles({
			'appspec.yml': appSpec('  ValidateService:\n    - location: bin/check\n      timeout: 30'),
			'app.js': '',
			'bin/check': '#!/bin/sh',
		});
		const deployment = world.codedeploy.deployments.get(id);
		expect(deployment?.status).toBe('Succeeded');
		const events = deployment ? targetsOf(world, deployment)[0]?.lifecycleEvents : [];
		const scripts = events?.map(({ diagnostics }) => diagnostics?.scriptName);
		expect(scripts).toEqual(['scripts/stop-server.sh', '', '', '', '', '', 'bin/check']);
	});

	test('may have a leading directory', async () => {
		const { world, id } = await deployFiles({
			'worker-1.2/appspec.yml': appSpec('  AfterInstall:\n    - location: run.sh'),
			'worker-1.2/app.js': '',
			'worker-1.2/run.sh': '',
		});
		expect(infoOf(world, id).status).toBe('Succeeded');
	});

	test.each([
		[
			'a script that is missing',
			{ 'appspec.yml': appSpec('  AfterInstall:\n    - location: bin/none'), 'app.js': '' },
			['AfterInstall', 'ScriptMissing', expect.stringMatching(/^Script does not exist .*\/bin\/none$/)],
		],
		[
			'no appspec.yml',
			{ 'app.js': '' },
			['BeforeInstall', 'UnknownError', expect.stringContaining('did not find an AppSpec file')],
		],
		[
			'an unknown hook',
			{ 'appspec.yml': appSpec('  AfterLunch:\n    - location: app.js'), 'app.js': '' },
			['Install', 'UnknownError', 'appspec.yml file contains unknown lifecycle events: ["AfterLunch"]'],
		],
		[
			'a file that is missing',
			{ 'appspec.yml': appSpec('  ApplicationStart: []') },
			['Install', 'UnknownError', expect.stringMatching(/^No such file or directory - .*\/app\.js$/)],
		],
		[
			'another system',
			{ 'appspec.yml': 'version: 0.0\nos: windows\n' },
			['BeforeInstall', 'UnknownError', expect.stringContaining('unsupported operating system (windows)')],
		],
		[
			'another version',
			{ 'appspec.yml': 'version: 1.0\nos: linux\n' },
			['BeforeInstall', 'UnknownError', expect.stringContaining('invalid version value (1)')],
		],
		[
			'a script without a place',
			{ 'appspec.yml': appSpec('  AfterInstall:\n    - timeout: 3') },
			['BeforeInstall', 'UnknownError', expect.stringContaining('script with no location value')],
		],
		[
			'a time-out that is none',
			{ 'appspec.yml': appSpec('  AfterInstall:\n    - location: app.js\n      timeout: never') },
			['BeforeInstall', 'UnknownError', expect.stringContaining('invalid timeout value')],
		],
		[
			'an appspec.yml that is no YAML',
			{ 'appspec.yml': 'version: [' },
			['BeforeInstall', 'UnknownError', expect.stringContaining('line 1')],
		],
	])('with %s fails on every target', async (_, files: Record<string, string>, failure) => {
		const { world, id } = await deployFiles(files, { deploymentConfigName: 'CodeDeployDefault.AllAtOnce' });
		expect(firstFailure(world, id)).toEqual(failure);
		expect(infoOf(world, id)).toMatchObject({ status: 'Failed', deploymentOverview: { Failed: 4 } });
	});

	test.each([
		['tar', (bytes: Uint8Array) => bytes],
		['tgz', gzipSync],
	] as const)('may be a %s', async (bundleType, pack) => {
		const { world, pass } = calmWorld();
		const files = {
			'./appspec.yml': appSpec('  ValidateService:\n    - location: bin/check'),
			'./app.js': 'x'.repeat(700),
			'./bin/check': '',
		};
		await s3.PutObject(world, { Bucket, Key: 'mine', Body: pack(tarOf(files)) });
		const { deploymentId } = await order(world, { revision: at('mine', bundleType) });
		pass(300);
		expect(infoOf(world, deploymentId).status).toBe('Succeeded');
	});

	test('that is no archive fails when it is fetched', async () => {
		const { world, pass } = calmWorld();
		await s3.PutObject(world, { Bucket, Key: 'mine.zip', Body: 'not a zip' });
		const { deploymentId } = await order(world, { revision: at('mine.zip') });
		pass(300);
		expect(firstFailure(world, deploymentId).slice(0, 2)).toEqual(['DownloadBundle', 'UnknownError']);
	});
});

test('the bookshop’s own bundles are real: what is read from one is what it was made with', async () => {
	const { world, pass } = calmWorld();
	const { Body } = await s3.GetObject(world, { Bucket, Key: 'bookshop-worker/v21.zip' });
	const bytes = await Body?.transformToByteArray();
	await s3.PutObject(world, { Bucket, Key: 'copy.zip', Body: bytes });
	const { deploymentId } = await order(world, { revision: at('copy.zip') });
	pass(300);
	expect(infoOf(world, deploymentId).status).toBe('Succeeded');
	const deployment = world.codedeploy.deployments.get(deploymentId);
	const events = deployment ? targetsOf(world, deployment)[0]?.lifecycleEvents : [];
	expect(events?.map(({ diagnostics }) => diagnostics?.scriptName)).toEqual([
		'scripts/stop-server.sh',
		'',
		'scripts/clean-up.sh',
		'',
		'scripts/install-dependencies.sh',
		'scripts/start-server.sh',
		'scripts/validate-service.sh',
	]);
});
