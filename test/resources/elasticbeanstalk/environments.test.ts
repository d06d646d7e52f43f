// biome-ignore-all lint/correctness/noComponentHookFactories: AWS's operations are no React components
import type {
	ConfigurationSettingsDescription,
	DescribeEnvironmentHealthResult,
	EnvironmentDescription,
	EventDescription,
	PlatformSummary,
	SingleInstanceHealth,
} from '@aws-sdk/client-elastic-beanstalk';
import { describe, expect, test } from 'vitest';
import { environments } from '../../../source/resources/elasticbeanstalk/environments.ts';
import type { Detail, Kinds } from '../../../source/resources/resource.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { $metadata, ago, awsError, done, listed, now, regionWith, sight } from '../region.ts';

const platform = 'arn:aws:elasticbeanstalk:eu-west-1::platform/Node.js 22 running on 64bit Amazon Linux 2023';
const described: EnvironmentDescription = {
	EnvironmentId: 'e-1',
	EnvironmentName: 'shop-green',
	ApplicationName: 'shop',
	EnvironmentArn: 'arn:green',
	Status: 'Ready',
	Health: 'Green',
	HealthStatus: 'Ok',
	VersionLabel: 'v43',
	PlatformArn: `${platform}/6.6.2`,
	EndpointURL: 'awseb--AWSEB-1ABC-123456789.eu-west-1.elb.amazonaws.com',
};
const health: DescribeEnvironmentHealthResult = {
	HealthStatus: 'Degraded',
	Color: 'Red',
	Causes: ['6.0 % of the requests are failing with HTTP 5xx.'],
	InstancesHealth: { Ok: 1, Degraded: 1 },
	ApplicationMetrics: {
		Duration: 10,
		RequestCount: 380,
		StatusCodes: { Status2xx: 342, Status3xx: 0, Status4xx: 0, Status5xx: 38 },
		Latency: { P50: 0.021, P90: 0.095, P99: 1.25 },
	},
};
const instance: SingleInstanceHealth = {
	InstanceId: 'i-1',
	HealthStatus: 'Degraded',
	Color: 'Red',
	Causes: ['Application restarting.'],
	LaunchedAt: ago(7200),
	ApplicationMetrics: health.ApplicationMetrics,
	System: { CPUUtilization: { User: 12.3, System: 3 }, LoadAverage: [0.31, 0.2] },
	Deployment: { VersionLabel: 'v43', Status: 'Deployed' },
};
const settings = (more: ConfigurationSettingsDescription = {}): ConfigurationSettingsDescription => ({
	DeploymentStatus: 'deployed',
	OptionSettings: [
		{ Namespace: 'aws:elasticbeanstalk:command', OptionName: 'DeploymentPolicy', Value: 'Rolling' },
		{ Namespace: 'aws:elasticbeanstalk:command', OptionName: 'BatchSize', Value: '50' },
		{
			Namespace: 'aws:elasticbeanstalk:application:environment',
			OptionName: 'DB_PASSWORD',
			Value: 'hunter2',
		},
		{
			Namespace: 'aws:cloudformation:template:parameter',
			OptionName: 'EnvironmentVariables',
			Value: 'NODE_ENV=production,DB_PASSWORD=hunter2',
		},
	],
	...more,
});
const summary = (version: string, state = ''): PlatformSummary => ({
	PlatformArn: `${platform}/${version}`,
	PlatformVersion: version,
	PlatformLifecycleState: state,
});

interface World {
	environment: EnvironmentDescription;
	events: EventDescription[];
	platforms: PlatformSummary[];
	settings: ConfigurationSettingsDescription[];
	instances: SingleInstanceHealth[];
	denied: ReadonlySet<string>;
	/** AWS fails to answer them. */
	broken: ReadonlySet<string>;
	basic: boolean;
}

function regionOf(change: Partial<World> = {}, clock = createManualClock(now)) {
	const world: World = {
		environment: described,
		events: [{ EventDate: ago(30), Severity: 'INFO', Message: 'All is well.' }],
		platforms: [summary('6.6.2'), summary('6.10.0', 'Recommended'), summary('6.11.0')],
		settings: [settings()],
		instances: [instance],
		denied: new Set(),
		broken: new Set(),
		basic: false,
		...change,
	};
	const answer = async <T>(operation: string, value: T): Promise<T & { $metadata: object }> => {
		if (world.denied.has(operation)) throw awsError('AccessDenied', `not authorized to perform ${operation}`);
		if (world.broken.has(operation))
			throw Object.assign(awsError('InternalFailure'), {
				$fault: 'server',
				$metadata: { httpStatusCode: 500 },
			});
		if (world.basic && operation.endsWith('Health'))
			throw awsError('InvalidRequestException', `${operation} is not supported.`);
		return { ...value, $metadata };
	};
	return regionWith(
		{
			elasticbeanstalk: {
				DescribeEnvironments: () => answer('DescribeEnvironments', { Environments: [world.environment] }),
				DescribeEvents: () => answer('DescribeEvents', { Events: world.events }),
				DescribeEnvironmentHealth: () => answer('DescribeEnvironmentHealth', health),
				DescribeInstancesHealth: () =>
					answer('DescribeInstancesHealth', { InstanceHealthList: world.instances }),
				DescribeConfigurationSettings: () =>
					answer('DescribeConfigurationSettings', { ConfigurationSettings: world.settings }),
				ListTagsForResource: () =>
					answer('ListTagsForResource', { ResourceTags: [{ Key: 'Owner', Value: 'shop' }] }),
				ListPlatformVersions: () => answer('ListPlatformVersions', { PlatformSummaryList: world.platforms }),
			},
		},
		clock,
	);
}

async function itemOf(region = regionOf()): Promise<Kinds['environments']> {
	const [item] = await listed(environments, region);
	if (!item) throw new Error('no environment was listed');
	return item;
}
const textOf = ({ sections }: Detail): string =>
	sections
		.map(({ title, fields }) => [title, ...fields.map(({ label, value }) => `${label}: ${value}`)].join('\n'))
		.join('\n\n');
const describeIt = async (change: Partial<World> = {}) => {
	const region = regionOf(change);
	return environments.describe(region, await itemOf(region), sight, {});
};

describe('the list of environments', () => {
	test('tells what they serve where health is enhanced', async () => {
		const region = regionOf();
		const item = await itemOf(region);
		const served = await environments.enrichments?.[0]?.read(region, [item], {});
		expect(served?.get('e-1')).toEqual({ served: { requestsPerSecond: 38, failing: 0.1, p90: 0.095 } });
		const text = (id: string) =>
			environments.columns
				.find((column) => column.id === id)
				?.value({ ...item, ...served?.get('e-1') }, sight);
		expect([text('requests'), text('failing'), text('p90')]).toEqual(['38.0', '10 %', '95 ms']);
	});

	test('asks nothing of those with basic health, and takes a refusal for an answer', async () => {
		const basic = regionOf({ environment: { ...described, HealthStatus: undefined } });
		const item = await itemOf(basic);
		expect(await environments.enrichments?.[0]?.read(basic, [item], {})).toEqual(new Map());
		expect(basic.sent).toEqual(['elasticbeanstalk:DescribeEnvironments']);
		const refusing = regionOf({ basic: true });
		const told = await environments.enrichments?.[0]?.read(refusing, [await itemOf(refusing)], {});
		expect(told?.get('e-1')).toEqual({ served: undefined });
	});

	test('fails as a whole when it may not ask', async () => {
		const region = regionOf({ denied: new Set(['DescribeEnvironmentHealth']) });
		const item = await itemOf(region);
		await expect(environments.enrichments?.[0]?.read(region, [item], {})).rejects.toMatchObject({
			problem: { kind: 'denied' },
		});
	});

	test('asks of the worst first, and of thirty at most', async () => {
		const asked: string[] = [];
		const clock = createManualClock(now);
		const region = regionWith(
			{
				elasticbeanstalk: {
					DescribeEnvironmentHealth: async ({ EnvironmentId = '' }) => {
						asked.push(EnvironmentId);
						return { $metadata };
					},
				},
			},
			clock,
		);
		const item = await itemOf();
		const many = Array.from({ length: 50 }, (_, index) => ({ ...item, id: `e-${index}` }));
		many.push({ ...item, id: 'red', health: 'Red' }, { ...item, id: 'moving', status: 'Updating' });
		await done(Promise.resolve(environments.enrichments?.[0]?.read(region, many, {})), clock);
		expect(asked).toHaveLength(30);
		expect(asked.slice(0, 2)).toEqual(['moving', 'red']);
	});

	test('knows a newer platform by its number, and that AWS recommends it', async () => {
		const region = regionOf();
		const item = await itemOf(region);
		const [, platforms] = environments.enrichments ?? [];
		const newer = await platforms?.read(region, [item, { ...item, id: 'e-2' }], {});
		expect(newer?.get('e-1')).toEqual({ newerPlatform: '6.10.0' });
		expect(region.sent.filter((call) => call.endsWith('ListPlatformVersions'))).toHaveLength(1);
		const newest = { ...item, platform: `${platform}/6.10.0` };
		expect((await platforms?.read(region, [newest], {}))?.get('e-1')).toEqual({ newerPlatform: '' });
	});

	test('knows nothing newer of a solution stack', async () => {
		const region = regionOf({
			environment: { ...described, PlatformArn: undefined, SolutionStackName: 'x' },
		});
		const [, platforms] = environments.enrichments ?? [];
		expect((await platforms?.read(region, [await itemOf(region)], {}))?.get('e-1')).toEqual({
			newerPlatform: undefined,
		});
	});
});

describe('an environment in full', () => {
	test('tells health with causes, what it serves, its instances, the policy, tags and events', async () => {
		const text = textOf(await describeIt());
		for (const part of [
			'running version: v43',
			'newest platform: 6.10.0 (AWS recommends it; this environment runs 6.6.2)',
			'cause: 6.0 % of the requests are failing with HTTP 5xx.',
			'instances: 1 Ok · 1 Degraded',
			'a second: 38.0',
			'5xx: 10 %',
			'P50 21 ms  P75 –  P90 95 ms  P95 –  P99 1.3 s',
			'Rolling: 1 at a time',
			'Owner: shop',
			'30s ago: INFO   All is well.',
		])
			expect(text).toContain(part);
		expect(text).toMatch(
			/i-1: Degraded +v43 +38.0 +10 % +21 +95 +1250 +12.3 +3.0 +0.31 +2h\n: Application restarting\./,
		);
		expect(text).not.toContain('Pending changes');
	});

	test('has shorter lines of each instance for narrow terminals, with health, latency and processor', async () => {
		const { sections } = await describeIt();
		const [heads, row] = sections.find(({ title }) => title === 'Instances')?.fields ?? [];
		expect(heads?.short?.[0]).toMatch(/^HEALTH +VERSION +REQ\/S +5XX +P50 +P90 +P99 ms +USER +SYS %$/);
		expect(row?.short?.[0]).toMatch(/^Degraded +v43 +38.0 +10 % +21 +95 +1250 +12.3 +3.0$/);
		expect(row?.short?.[0]?.length).toBeLessThan(54);
		expect(row?.short?.[1]).toMatch(/^Degraded +v43 +38.0 +10 % +95 +12.3 +3.0$/);
	});

	test('never shows what is secret, also not as YAML', async () => {
		const detail = await describeIt();
		expect(JSON.stringify(detail)).not.toContain('hunter2');
		expect(JSON.stringify(detail.raw)).toContain('(hidden)');
	});

	test('that is updated tells what changes, since when, and whether that can be called off', async () => {
		const draft = settings({
			DeploymentStatus: 'pending',
			OptionSettings: [
				{ Namespace: 'aws:elasticbeanstalk:command', OptionName: 'DeploymentPolicy', Value: 'Immutable' },
				{ Namespace: 'aws:elasticbeanstalk:command', OptionName: 'BatchSize', Value: '50' },
				{
					Namespace: 'aws:elasticbeanstalk:application:environment',
					OptionName: 'DB_PASSWORD',
					Value: 'new',
				},
			],
		});
		const detail = await describeIt({
			environment: { ...described, Status: 'Updating', AbortableOperationInProgress: true },
			events: [
				{ EventDate: ago(30), Severity: 'INFO', Message: 'Deploying new version to instance(s).' },
				{ EventDate: ago(90), Severity: 'INFO', Message: 'Environment update is starting.' },
			],
			settings: [settings(), draft],
			instances: [instance, { ...instance, InstanceId: 'i-2', Deployment: { VersionLabel: 'v42' } }],
		});
		const text = textOf(detail);
		for (const part of [
			'under way: Updating: Environment update is starting.',
			'UTC (1m ago)',
			'now: Deploying new version to instance(s).',
			'instances run: v43 on 1, v42 on 1',
			'DeploymentPolicy: Rolling → Immutable',
			'DB_PASSWORD: (hidden, differs)',
			'can be aborted: yes',
		])
			expect(text).toContain(part);
		expect(text).not.toContain('BatchSize:');
		expect(detail.again).toBe(4);
	});

	test('with basic health says so, and fails nowhere', async () => {
		const { sections } = await describeIt({ basic: true });
		const told = sections.filter(({ fields }) =>
			fields.some(({ value }) => value.includes('basic health only')),
		);
		expect(told.map(({ title }) => title)).toEqual(['Health', 'Requests', 'Instances']);
		expect(sections.flatMap(({ fields }) => fields).filter(({ tone }) => tone === 'bad')).toEqual([]);
	});

	test.each([
		['DescribeEvents', 'Events'],
		['DescribeInstancesHealth', 'Instances'],
		['DescribeConfigurationSettings', 'Deployment'],
		['ListTagsForResource', 'Tags'],
	])('when %s is denied only %s is dark, and says why', async (operation, title) => {
		const { sections } = await describeIt({ denied: new Set([operation]) });
		const dark = sections.filter(({ fields }) => fields.some(({ value }) => value.includes('not allowed')));
		expect(dark.map((section) => section.title)).toEqual([title]);
	});

	test('that is gone says so', async () => {
		const item = await itemOf();
		const region = regionWith({
			elasticbeanstalk: { DescribeEnvironments: async () => ({ Environments: [], $metadata }) },
		});
		await expect(environments.describe(region, item, sight, {})).rejects.toMatchObject({
			problem: { kind: 'not-found' },
		});
	});
});

describe('an environment in front', () => {
	/** Reads it again and again for `seconds`, at the pace that it asks for. */
	async function watch(change: Partial<World>, seconds: number) {
		const clock = createManualClock(now);
		const region = regionOf(change, clock);
		const item = await done(itemOf(region), clock);
		const details: Detail[] = [];
		for (const end = clock.now() + seconds * 1000; clock.now() < end; ) {
			const last = details.at(-1);
			details.push(await done(environments.describe(region, item, sight, { last }), clock));
			await clock.advance((details.at(-1)?.again ?? 60) * 1000);
		}
		const asked = (operation: string) => region.sent.filter((call) => call.endsWith(`:${operation}`)).length;
		return { details, asked };
	}

	test('is read every ten seconds; what hardly changes is not', async () => {
		const { details, asked } = await watch({}, 60);
		expect(details.length).toBeGreaterThanOrEqual(5);
		expect(asked('DescribeEvents')).toBe(details.length);
		expect(asked('DescribeEnvironmentHealth')).toBe(details.length);
		expect(asked('ListPlatformVersions')).toBe(1);
		expect(asked('ListTagsForResource')).toBe(1);
		expect(asked('DescribeConfigurationSettings')).toBe(1);
		expect(textOf(details.at(-1) ?? { sections: [], raw: {} })).toMatch(/a second: 38.0 {2}▁▁▁/);
	});

	test('is read every four while it changes; its health as often as AWS measures', async () => {
		const { details, asked } = await watch({ environment: { ...described, Status: 'Updating' } }, 60);
		expect(details.length).toBeGreaterThanOrEqual(12);
		expect(asked('DescribeEnvironmentHealth')).toBeLessThanOrEqual(7);
		expect(asked('DescribeConfigurationSettings')).toBeLessThanOrEqual(4);
	});

	test('does not ask every time for what it is denied', async () => {
		const { asked } = await watch({ denied: new Set(['ListTagsForResource']) }, 60);
		expect(asked('ListTagsForResource')).toBe(1);
	});

	test('asks again soon for what AWS could not answer', async () => {
		const { asked } = await watch({ broken: new Set(['ListTagsForResource']) }, 60);
		expect(asked('ListTagsForResource')).toBeGreaterThan(2);
	});
});

describe('an environment leads', () => {
	test.each([
		['awseb--AWSEB-1ABC-123456789.eu-west-1.elb.amazonaws.com', 'loadbalancer:"/awseb--AWSEB-1ABC/"'],
		[
			'awseb-e-a-AWSEBLoa-1ABC-123456789.eu-west-1.elb.amazonaws.com',
			'loadbalancername:"awseb-e-a-AWSEBLoa-1ABC"',
		],
		['internal-shop-123456789.eu-west-1.elb.amazonaws.com', 'loadbalancer:"/shop/"'],
		['https://sqs.eu-west-1.amazonaws.com/123456789012/queue', undefined],
		['52.1.2.3', undefined],
	])('to the alarms on its load balancer: %s', async (EndpointURL, expected) => {
		const item = await itemOf(regionOf({ environment: { ...described, EndpointURL } }));
		const way = environments.related?.(item).find(({ title }) => title === 'alarms on its load balancer');
		expect(way?.filter(item)).toBe(expected);
	});
});
