// biome-ignore-all lint/correctness/noComponentHookFactories: AWS's operations are no React components

import type { StackStatus } from '@aws-sdk/client-cloudformation';
import type { DeploymentInfo } from '@aws-sdk/client-codedeploy';
import { describe, expect, test } from 'vitest';
import { deployments } from '../../../source/resources/deployments/deployments.ts';
import { updatesOf } from '../../../source/resources/deployments/environment-updates.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { $metadata, ago, done, listed, regionWith, sight } from '../region.ts';

const text = (id: string, item: Parameters<typeof deployments.state>[0]) =>
	deployments.columns.find((column) => column.id === id)?.value(item, sight);

describe('CodeDeploy', () => {
	const info = (id: string, members: Partial<DeploymentInfo> = {}): DeploymentInfo => ({
		deploymentId: id,
		applicationName: 'bookshop-web',
		deploymentGroupName: 'production',
		status: 'InProgress',
		createTime: ago(60),
		creator: 'user',
		revision: { s3Location: { bucket: 'b', key: 'releases/v42.zip' } },
		...members,
	});
	const regionOf = (
		infos: DeploymentInfo[],
		pageSize = 100,
		clock = createManualClock(ago(0).getTime()),
		whenOlder = () => {},
	) =>
		regionWith(
			{
				codedeploy: {
					ListDeployments: async ({ nextToken = '0', createTimeRange = {} }) => {
						const { start, end: before } = createTimeRange;
						if (before) whenOlder();
						const end = Number(nextToken) + pageSize;
						const listed = infos.filter(
							({ createTime = ago(0) }) =>
								(!start || createTime >= start) && (!before || createTime <= before),
						);
						return {
							deployments: listed.slice(Number(nextToken), end).map(({ deploymentId = '' }) => deploymentId),
							...(end < listed.length ? { nextToken: String(end) } : {}),
							$metadata,
						};
					},
					BatchGetDeployments: async ({ deploymentIds = [] }) => {
						if (deploymentIds.length > 25) throw new Error('BatchLimitExceededException');
						return {
							deploymentsInfo: infos.filter(({ deploymentId = '' }) => deploymentIds.includes(deploymentId)),
							$metadata,
						};
					},
				},
			},
			clock,
		);

	test('tells how far a deployment is', async () => {
		const overview = { Pending: 3, InProgress: 2, Succeeded: 7, Failed: 0, Skipped: 0, Ready: 0 };
		const [item] = await listed(deployments, regionOf([info('d-1', { deploymentOverview: overview })]));
		expect(item).toMatchObject({
			service: 'CodeDeploy',
			name: 'bookshop-web',
			version: 'v42',
			by: 'user',
			settled: false,
		});
		expect(item && text('progress', item)).toBe(' 7/12 ████▋░░░ 58 %');
		expect(item && deployments.tone(item, sight)).toBe('busy');
	});

	test('tells what failed', async () => {
		const deploymentOverview = { Pending: 0, InProgress: 0, Succeeded: 5, Failed: 1, Skipped: 0, Ready: 0 };
		const failed = info('d-1', { status: 'Failed', completeTime: ago(10), deploymentOverview });
		const [item] = await listed(deployments, regionOf([failed]));
		expect(item).toMatchObject({ settled: true, tone: 'bad', endedAt: ago(10).getTime() });
		expect(item && text('progress', item)).toBe('1 of 6 failed');
		expect(item && deployments.attention?.(item, sight)).toBe(true);
	});

	test('reads the newest hundred, in batches, and not the whole history', async () => {
		const region = regionOf(
			Array.from({ length: 1000 }, (_, index) => info(`d-${index}`)),
			40,
		);
		expect(await listed(deployments, region)).toHaveLength(100);
		expect(region.sent.filter((call) => call === 'codedeploy:ListDeployments')).toHaveLength(3);
		expect(region.sent.filter((call) => call === 'codedeploy:BatchGetDeployments')).toHaveLength(4);
	});

	test('those before the newest are read a hundred at a time, while nothing moves, and are no news', async () => {
		const day = 24 * 3600;
		const over = (index: number): Partial<DeploymentInfo> => ({
			status: 'Succeeded',
			createTime: ago(index * day * 0.2 + 7200),
			completeTime: ago(index * day * 0.2 + 3600),
		});
		const infos = Array.from({ length: 450 }, (_, index) => info(`d-${index}`, over(index)));
		const clock = createManualClock(ago(0).getTime());
		const region = regionOf(infos, 100, clock);
		const sizes: number[] = [];
		for (let read = 0; read < 20; read++) {
			const before = region.sent.length;
			sizes.push((await done(listed(deployments, region), clock)).length);
			expect(region.sent.length - before).toBeLessThan(12);
		}
		expect(sizes[0]).toBe(100);
		expect(sizes.at(-1)).toBe(450);
		const items = await done(listed(deployments, region), clock);
		expect(new Set(items.map(({ id }) => id)).size).toBe(450);
		const old = items.find(({ subjectId }) => subjectId === 'd-400');
		expect(old && deployments.news?.(old)).toBe('');
		const moving = regionOf([info('d-now'), ...infos], 100, clock);
		for (let read = 0; read < 5; read++) await done(listed(deployments, moving), clock);
		expect(await done(listed(deployments, moving), clock)).toHaveLength(100);
	});

	test('one before the newest that is yet to end never stands there as it once was', async () => {
		const over = (index: number): Partial<DeploymentInfo> => ({
			status: 'Succeeded',
			createTime: ago(index * 60 + 7200),
			completeTime: ago(index * 60 + 3600),
		});
		const infos = Array.from({ length: 120 }, (_, index) => info(`d-${index}`, over(index)));
		const waiting = info('d-waiting', { status: 'Ready', createTime: ago(120 * 60 + 7200) });
		infos.push(waiting);
		const clock = createManualClock(ago(0).getTime());
		const region = regionOf(infos, 100, clock);
		const read = () => done(listed(deployments, region), clock);
		for (let reads = 0; reads < 3; reads++) await read();
		const found = async () => (await read()).find(({ subjectId }) => subjectId === 'd-waiting')?.status;
		expect(await found()).toBe('Ready');
		Object.assign(waiting, { status: 'Stopped', completeTime: ago(3600) });
		expect(await found()).toBe('Stopped');
		expect(await found()).toBe('Stopped');
	});

	test('that those before the newest cannot be read keeps nothing from being current', async () => {
		const infos = Array.from({ length: 120 }, (_, index) =>
			info(`d-${index}`, {
				status: 'Succeeded',
				createTime: ago(index * 60 + 7200),
				completeTime: ago(3600),
			}),
		);
		const clock = createManualClock(ago(0).getTime());
		const region = regionOf(infos, 100, clock, () => {
			throw new Error('ThrottlingException');
		});
		for (let reads = 0; reads < 3; reads++)
			expect(await done(listed(deployments, region), clock)).toHaveLength(100);
	});

	test('asks no more about those that are long over', async () => {
		const over = { status: 'Succeeded' as const, completeTime: ago(3600) };
		const region = regionOf([
			info('d-1'),
			...Array.from({ length: 60 }, (_, index) => info(`d-x${index}`, over)),
		]);
		const batches = () => region.sent.filter((call) => call === 'codedeploy:BatchGetDeployments').length;
		expect(await listed(deployments, region)).toHaveLength(61);
		expect(batches()).toBe(3);
		const again = await listed(deployments, region);
		expect(again.map(({ subjectId }) => subjectId)).toContain('d-x59');
		expect(again).toHaveLength(61);
		expect(batches()).toBe(4);
	});

	test.each<[string, Partial<DeploymentInfo>]>([
		['waits for the reroute', { status: 'Ready' }],
		['waits before it terminates the originals', { instanceTerminationWaitTimeStarted: true }],
	])('one that %s says so, comes first, and is asked about in its own time', async (message, members) => {
		const deploymentOverview = { Pending: 3, Ready: 3 };
		const waiting = info('d-1', { ...members, deploymentOverview });
		const region = regionOf([info('d-2', { status: 'Succeeded', completeTime: ago(5) }), waiting]);
		const [first, second] = (await listed(deployments, region)).toSorted(
			(a, b) => deployments.order?.(a, b, sight) ?? 0,
		);
		expect(first).toMatchObject({ subjectId: 'd-1', waits: true, settled: true });
		expect(first && text('progress', first)).toBe(message);
		expect(first && text('now', first)).toBe(message);
		expect(first && deployments.attention?.(first, sight)).toBe(true);
		expect(second && deployments.attention?.(second, sight)).toBe(false);
		expect(deployments.summary(first ? [first] : [], sight)).toBe('none under way · 1 waiting · 1');
	});

	test('one that failed is not settled before its rollback is known, or must have begun', async () => {
		const failed = (members: Partial<DeploymentInfo>) =>
			info('d-1', { status: 'Failed', autoRollbackConfiguration: { enabled: true }, ...members });
		const settled = async (members: Partial<DeploymentInfo>) => {
			const [item] = await listed(deployments, regionOf([failed(members)]));
			return item?.settled;
		};
		expect(await settled({ completeTime: ago(5) })).toBe(false);
		expect(await settled({ completeTime: ago(5), rollbackInfo: { rollbackDeploymentId: 'd-2' } })).toBe(true);
		expect(await settled({ completeTime: ago(90) })).toBe(true);
	});

	test('leads to its rollback, its group and its revision', async () => {
		const rollbackInfo = { rollbackDeploymentId: 'd-2' };
		const [item] = await listed(deployments, regionOf([info('d-1', { rollbackInfo })]));
		if (!item) throw new Error('there is none');
		const ways = Object.fromEntries(
			(deployments.related?.(item) ?? []).map(({ title, filter }) => [title, filter(item)]),
		);
		expect(ways).toMatchObject({
			'its rollback': 'deployment:"d-2"',
			'what it rolls back': undefined,
			'its deployment group': 'application:"bookshop-web" name:"production"',
			'its revision': 'application:"bookshop-web" address:"s3://b/releases/v42.zip"',
		});
	});

	test('a commit is a version too', async () => {
		const revision = { gitHubLocation: { repository: 'shop/web', commitId: '0123456789abcdef' } };
		const [item] = await listed(deployments, regionOf([info('d-1', { revision })]));
		expect(item?.version).toBe('01234567');
	});
});

describe('CloudFormation', () => {
	test.each<[StackStatus, boolean, string]>([
		['CREATE_COMPLETE', true, 'good'],
		['UPDATE_IN_PROGRESS', false, 'busy'],
		['UPDATE_COMPLETE_CLEANUP_IN_PROGRESS', false, 'busy'],
		['UPDATE_ROLLBACK_COMPLETE', true, 'bad'],
		['ROLLBACK_IN_PROGRESS', false, 'busy'],
		['DELETE_FAILED', true, 'bad'],
		['REVIEW_IN_PROGRESS', true, 'idle'],
	])('%s', async (StackStatus, settled, tone) => {
		const stack = {
			StackName: 'network',
			StackId: 'arn',
			StackStatus,
			CreationTime: ago(900),
			LastUpdatedTime: ago(60),
		};
		const region = regionWith({
			cloudformation: { DescribeStacks: async () => ({ Stacks: [stack], $metadata }) },
		});
		const [item] = await listed(deployments, region, 2);
		expect(item).toMatchObject({
			name: 'network',
			status: StackStatus,
			settled,
			tone,
			startedAt: ago(60).getTime(),
		});
	});
});

describe('Elastic Beanstalk', () => {
	const environment = {
		EnvironmentId: 'e-1',
		EnvironmentName: 'shop-green',
		Status: 'Ready',
		VersionLabel: 'v43',
	} as const;
	const event = (seconds: number, Message: string, VersionLabel?: string) => ({
		EventDate: ago(seconds),
		Message,
		VersionLabel,
		EnvironmentName: 'shop-green',
	});

	test('an update that has ended is read from its events', () => {
		const updates = updatesOf(environment, [
			event(100, 'Environment update completed successfully.'),
			event(110, 'New application version was deployed to running EC2 instances.', 'v43'),
			event(150, 'Deploying new version to instance(s).'),
			event(160, 'Environment update is starting.'),
			event(5000, 'Environment health has transitioned from Ok to Info.'),
		]);
		expect(updates).toHaveLength(1);
		expect(updates[0]).toMatchObject({
			service: 'Beanstalk',
			name: 'shop-green',
			version: 'v43',
			status: 'Ready',
			settled: true,
			tone: 'good',
			startedAt: ago(160).getTime(),
			endedAt: ago(100).getTime(),
		});
	});

	test('one that is under way says what is being done', () => {
		const [update] = updatesOf({ ...environment, Status: 'Updating' }, [
			event(10, 'Deploying new version to instance(s).'),
			event(20, 'Environment update is starting.'),
		]);
		expect(update).toMatchObject({ status: 'Updating', settled: false, tone: 'busy' });
		expect(update && text('progress', update)).toBe('Deploying new version to instance(s).');
	});

	test.each([
		[
			'New application version was deployed to running EC2 instances.',
			{ status: 'Updating', settled: false },
		],
		['Failed to deploy application.', { status: 'Failed', settled: true, tone: 'bad' }],
	])('after “%s” it is still the same one until the environment is at rest', (message, expected) => {
		const updates = updatesOf({ ...environment, Status: 'Updating', DateUpdated: ago(5) }, [
			event(10, message),
			event(20, 'Environment update is starting.'),
		]);
		expect(updates).toHaveLength(1);
		expect(updates[0]).toMatchObject({ ...expected, startedAt: ago(20).getTime() });
	});

	test('one that failed is bad', () => {
		const [update] = updatesOf(environment, [
			event(10, 'Failed to deploy application.'),
			event(20, 'Environment update is starting.'),
		]);
		expect(update).toMatchObject({ status: 'Failed', settled: true, tone: 'bad' });
	});

	test('one whose events are too old is still under way as long as the environment says so', () => {
		const [update] = updatesOf({ ...environment, Status: 'Launching', DateUpdated: ago(30) }, []);
		expect(update).toMatchObject({ status: 'Launching', settled: false, startedAt: ago(30).getTime() });
	});

	test('a quiet environment has none', () => {
		expect(
			updatesOf(environment, [event(10, 'Environment health has transitioned from Ok to Info.')]),
		).toEqual([]);
	});

	test('two updates are two', () => {
		const updates = updatesOf(environment, [
			event(100, 'Environment update completed successfully.'),
			event(160, 'Environment update is starting.'),
			event(1000, 'Completed swapping CNAMEs for environments shop-blue and shop-green.'),
			event(1005, 'swapEnvironmentCNAMEs is starting.'),
		]);
		expect(updates.map(({ startedAt, settled }) => [startedAt, settled])).toEqual([
			[ago(1005).getTime(), true],
			[ago(160).getTime(), true],
		]);
	});
});

test('what is under way comes first, then the newest', () => {
	const item = (name: string, settled: boolean, seconds: number) => ({
		id: name,
		service: 'Stack' as const,
		subjectId: name,
		name,
		version: '',
		status: '',
		tone: 'good' as const,
		settled,
		startedAt: ago(seconds).getTime(),
		by: '',
		message: '',
	});
	const all = [item('old', true, 900), item('new', true, 60), item('going', false, 600)];
	const sorted = all.toSorted((a, b) => deployments.order?.(a, b, sight) ?? 0);
	expect(sorted.map(({ name }) => name)).toEqual(['going', 'new', 'old']);
	expect(deployments.summary(all, sight)).toBe('1 under way · 3');
});
