// biome-ignore-all lint/correctness/noComponentHookFactories: AWS's operations are no React components

import type { DeploymentGroupInfo } from '@aws-sdk/client-codedeploy';
import { describe, expect, test } from 'vitest';
import { deploymentGroup } from '../../../source/resources/codedeploy/deployment-group.ts';
import { deploymentGroups } from '../../../source/resources/codedeploy/deployment-groups.ts';
import type { Detail } from '../../../source/resources/resource.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { $metadata, ago, awsError, done, listed, now, regionWith, sight } from '../region.ts';

const s3 = (version: string) => ({
	revisionType: 'S3' as const,
	s3Location: { bucket: 'releases', key: `web/${version}.zip` },
});

const production: DeploymentGroupInfo = {
	applicationName: 'bookshop-web',
	deploymentGroupName: 'production',
	deploymentConfigName: 'CodeDeployDefault.HalfAtATime',
	targetRevision: s3('v41'),
	deploymentStyle: { deploymentType: 'IN_PLACE', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
	autoScalingGroups: [{ name: 'web' }],
	ec2TagSet: {
		ec2TagSetList: [
			[
				{ Key: 'Role', Value: 'web', Type: 'KEY_AND_VALUE' },
				{ Key: 'Role', Value: 'edge', Type: 'KEY_AND_VALUE' },
			],
			[{ Key: 'Deployable', Value: 'ignored', Type: 'KEY_ONLY' }],
		],
	},
	loadBalancerInfo: { targetGroupInfoList: [{ name: 'web' }] },
	alarmConfiguration: { enabled: true, alarms: [{ name: 'checkout-5xx' }, { name: 'gone' }] },
	autoRollbackConfiguration: { enabled: true, events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM'] },
	lastSuccessfulDeployment: {
		deploymentId: 'd-1',
		status: 'Succeeded',
		createTime: ago(900),
		endTime: ago(800),
	},
	lastAttemptedDeployment: { deploymentId: 'd-2', status: 'Failed', createTime: ago(300), endTime: ago(200) },
};

const blueGreen: DeploymentGroupInfo = {
	...production,
	deploymentGroupName: 'search',
	deploymentStyle: { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
	blueGreenDeploymentConfiguration: {
		deploymentReadyOption: { actionOnTimeout: 'STOP_DEPLOYMENT', waitTimeInMinutes: 60 },
		terminateBlueInstancesOnDeploymentSuccess: { action: 'TERMINATE', terminationWaitTimeInMinutes: 30 },
		greenFleetProvisioningOption: { action: 'COPY_AUTO_SCALING_GROUP' },
	},
	autoRollbackConfiguration: { enabled: false, events: ['DEPLOYMENT_FAILURE'] },
	alarmConfiguration: { enabled: false, alarms: [{ name: 'checkout-5xx' }] },
};

const instance = (InstanceId: string, tags: Record<string, string>) => ({
	InstanceId,
	State: { Name: 'running' as const },
	Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
});

function regionOf(groups: DeploymentGroupInfo[], { refused = false } = {}) {
	const clock = createManualClock(now);
	const targets: Record<string, Record<string, string[]>> = {
		'd-1': { Succeeded: ['i-1', 'i-2', 'i-3'] },
		'd-2': { Succeeded: ['i-1'], Failed: ['i-2'], InProgress: [], Skipped: ['i-3'] },
		'd-3': { Succeeded: ['i-1', 'i-3'], Failed: ['i-2'] },
	};
	const region = regionWith(
		{
			codedeploy: {
				ListApplications: async () => ({ applications: ['bookshop-web'], $metadata }),
				ListDeploymentGroups: async () => ({
					applicationName: 'bookshop-web',
					deploymentGroups: groups.map(({ deploymentGroupName = '' }) => deploymentGroupName),
					$metadata,
				}),
				BatchGetDeploymentGroups: async ({ deploymentGroupNames = [] }) => ({
					deploymentGroupsInfo: groups.filter(({ deploymentGroupName = '' }) =>
						deploymentGroupNames.includes(deploymentGroupName),
					),
					$metadata,
				}),
				BatchGetDeployments: async () => ({
					deploymentsInfo: [
						{ deploymentId: 'd-1', revision: s3('v41') },
						{
							deploymentId: 'd-3',
							revision: s3('v42'),
							previousRevision: s3('v41'),
							deploymentOverview: { Succeeded: 2, Failed: 1 },
						},
						{
							deploymentId: 'd-2',
							revision: s3('v42'),
							errorInformation: { code: 'HEALTH_CONSTRAINTS', message: 'Too many failed.' },
						},
					],
					$metadata,
				}),
				ListDeploymentTargets: async ({ deploymentId = '', targetFilters }) => ({
					targetIds: targets[deploymentId]?.[targetFilters?.TargetStatus?.[0] ?? ''] ?? [],
					$metadata,
				}),
			},
			ec2: {
				DescribeInstances: async ({ Filters = [] }) => {
					if (refused) throw awsError('UnauthorizedOperation', 'You are not authorized.');
					const [{ Name, Values } = {}] = Filters;
					const found =
						Name === 'tag:aws:autoscaling:groupName'
							? [instance('i-1', { Name: 'web-1' }), instance('i-2', { Name: 'web-2' })]
							: Values?.[0] === 'web'
								? [instance('i-3', { Name: 'web-10', Role: 'web', Deployable: '' })]
								: [instance('i-4', { Name: 'edge-1', Role: 'edge' })];
					return { Reservations: [{ Instances: found }], $metadata };
				},
			},
			cloudwatch: {
				DescribeAlarms: async () => ({
					MetricAlarms: [{ AlarmName: 'checkout-5xx', StateValue: 'ALARM', StateReason: '12 > 5' }],
					CompositeAlarms: [],
					$metadata,
				}),
			},
		},
		clock,
	);
	const known = (info: DeploymentGroupInfo): Promise<Detail> =>
		deploymentGroups.describe(region, deploymentGroup(info), sight, {});
	const describe = async (info: DeploymentGroupInfo): Promise<Detail> => {
		const last = await known(info);
		return done(deploymentGroups.describe(region, deploymentGroup(info), sight, { last }), clock);
	};
	return { region, known, describe };
}

const fieldsIn = ({ sections }: Detail, title: string) =>
	sections
		.find((section) => section.title.startsWith(title))
		?.fields.map(({ label, value }) => `${label}: ${value}`);

describe('deployment groups', () => {
	test('are read in as few calls as there can be', async () => {
		const groups = Array.from({ length: 30 }, (_, index) => ({
			...production,
			deploymentGroupName: `group-${index}`,
		}));
		const { region } = regionOf(groups);
		const items = await listed(deploymentGroups, region);
		expect(items).toHaveLength(30);
		expect(items[0]?.id).toBe('bookshop-web/group-0');
		expect(region.sent).toHaveLength(4);
	});

	test('say what they are to run, and how their last deployment went', () => {
		const item = deploymentGroup(production);
		expect(item).toMatchObject({ style: 'in-place', revision: 'v41', trafficControl: true });
		expect(deploymentGroups.state(item)).toBe('Failed');
		expect(deploymentGroups.tone(item, sight)).toBe('bad');
		expect(deploymentGroups.settled(item)).toBe(true);
		expect(item.rollsBackOn).toEqual(['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM']);
		expect(item.fleets).toBeUndefined();
	});

	test('say what happens to the fleets of a blue/green deployment', () => {
		const item = deploymentGroup(blueGreen);
		expect(item.fleets).toEqual({
			provisioning: 'COPY_AUTO_SCALING_GROUP',
			readyWait: 60,
			terminationWait: 30,
		});
		expect(item).toMatchObject({ style: 'blue/green', rollsBackOn: [], alarms: [] });
	});

	test('lead to what belongs to them', () => {
		const item = deploymentGroup(production);
		const ways = Object.fromEntries(
			(deploymentGroups.related?.(item) ?? []).map(({ title, filter }) => [title, filter(item)]),
		);
		expect(ways).toMatchObject({
			'its deployments': 'name:"bookshop-web" group:"production"',
			'instances of web': 'aws:autoscaling:groupName="web"',
			'instances with Role=web': '"Role"="web"',
			'instances with Deployable=*': '"Deployable"="*"',
			'alarm checkout-5xx': 'name:"checkout-5xx"',
		});
	});
});

describe('a deployment group in full', () => {
	test('shows at once what the list knows, without a call', async () => {
		const { region, known } = regionOf([production]);
		const detail = await known(production);
		expect(fieldsIn(detail, 'bookshop-web/production')).toContain(
			'configuration: CodeDeployDefault.HalfAtATime',
		);
		expect(fieldsIn(detail, 'Last')?.[1]).toMatch(/^attempted: Failed/);
		expect(detail.again).toBeLessThan(1);
		expect(region.sent).toEqual([]);
	});

	test('tells what each of its instances runs', async () => {
		const detail = await regionOf([production]).describe(production);
		expect(fieldsIn(detail, 'Targets')).toEqual([
			'web-1: i-1  running  v42',
			'web-2: i-2  running  v41 → v42 failed',
			'web-10: i-3  running  v41',
		]);
		expect(detail.sections.find(({ title }) => title.startsWith('Targets'))?.title).toBe('Targets: 3');
	});

	test('a deployment that has succeeded may have failed on some of them', async () => {
		const last = { deploymentId: 'd-3', status: 'Succeeded', createTime: new Date(now) } as const;
		const group = { ...production, lastSuccessfulDeployment: last, lastAttemptedDeployment: last };
		expect(fieldsIn(await regionOf([group]).describe(group), 'Targets')).toEqual([
			'web-1: i-1  running  v42',
			'web-2: i-2  running  v41 → v42 failed',
			'web-10: i-3  running  v42',
		]);
	});

	test('tells its last revisions, its alarms and where its instances come from', async () => {
		const detail = await regionOf([production]).describe(production);
		const [successful = '', attempted = ''] = fieldsIn(detail, 'Last') ?? [];
		expect(successful).toMatch(/^successful: v41 {2}Succeeded .* d-1 {2}s3:\/\/releases\/web\/v41.zip$/);
		expect(attempted).toMatch(/^attempted: v42 {2}Failed .* d-2 .* Too many failed\.$/);
		expect(fieldsIn(detail, 'Alarms')).toEqual([
			'checkout-5xx: ALARM  12 > 5',
			'gone: there is no such alarm',
		]);
		expect(fieldsIn(detail, 'Instances come')).toEqual([
			'Auto Scaling group: web',
			'EC2 tags: Role=web or Role=edge',
			'EC2 tags: Deployable',
		]);
	});

	test('tells how its two fleets are made and unmade', async () => {
		const detail = await regionOf([blueGreen]).describe(blueGreen);
		expect(fieldsIn(detail, 'bookshop-web/search')).toEqual(
			expect.arrayContaining([
				'style: blue/green, with traffic control',
				'rollback: none by itself',
				'traffic moves: when told; stops after 60 min',
				'originals: are terminated after 30 min',
			]),
		);
	});

	test('says which part of it cannot be read, and shows the others', async () => {
		const detail = await regionOf([production], { refused: true }).describe(production);
		expect(fieldsIn(detail, 'Targets')?.[0]).toContain('not read: ');
		expect(fieldsIn(detail, 'Alarms')).toHaveLength(2);
	});

	test('that is there no more says so', async () => {
		await expect(regionOf([]).describe(production)).rejects.toThrow(
			'The deployment group bookshop-web/production no longer exists.',
		);
	});
});
