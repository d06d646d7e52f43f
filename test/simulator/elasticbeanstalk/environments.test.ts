import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Application } from '../../../source/simulator/elasticbeanstalk/application.ts';
import { deployVersion } from '../../../source/simulator/elasticbeanstalk/deploy-version.ts';
import type { Environment } from '../../../source/simulator/elasticbeanstalk/environment.ts';
import { transitions } from '../../../source/simulator/elasticbeanstalk/environment.ts';
import { elasticbeanstalk } from '../../../source/simulator/elasticbeanstalk/handlers.ts';
import { setHealth } from '../../../source/simulator/elasticbeanstalk/health.ts';
import { addVersion } from '../../../source/simulator/elasticbeanstalk/versions.ts';
import type { World } from '../../../source/simulator/world.ts';
import { bookshopWorld, refusal } from '../passing-time.ts';

function named(world: World, name: string): Environment {
	for (const environment of world.elasticbeanstalk.environments.values())
		if (environment.name === name) return environment;
	throw new Error(`the scenario lacks ${name}`);
}

function application(world: World): Application {
	const shop = world.elasticbeanstalk.applications.get('bookshop-shop');
	if (!shop) throw new Error('the scenario lacks its shop');
	return shop;
}

const told = (world: World, EnvironmentName: string, StartTime: Date) =>
	(elasticbeanstalk.DescribeEvents(world, { EnvironmentName, StartTime }).Events ?? [])
		.map(({ Message = '' }) => Message)
		.reverse();

describe('the bookshop', () => {
	test('opens with a live and a standby environment, and a worker being updated', () => {
		const { world } = bookshopWorld();
		const { Environments = [] } = elasticbeanstalk.DescribeEnvironments(world, {});
		expect(
			Environments.map(({ EnvironmentName, VersionLabel, Status, Health, HealthStatus }) =>
				[EnvironmentName, VersionLabel, Status, Health, HealthStatus].join(' '),
			),
		).toEqual([
			'shop-blue v42 Ready Green Ok',
			'shop-green v43 Ready Green Ok',
			expect.stringMatching(/^invoices-worker v\d+ Updating Green Info$/),
		]);
		expect(Environments[0]?.SolutionStackName).toBe('64bit Amazon Linux 2023 v6.6.2 running Node.js 22');
	});

	test('a day goes by along legal transitions, and its memory stays bounded', () => {
		const { world, pass } = bookshopWorld(7);
		const last = new Map<string, Environment['status']>();
		const healths = new Set<string>();
		for (let second = 0; second < 86_400; second++) {
			pass(1);
			for (const { id, status, health } of world.elasticbeanstalk.environments.values()) {
				const before = last.get(id);
				if (before && before !== status) expect(transitions[before]).toContain(status);
				last.set(id, status);
				healths.add(health);
			}
		}
		expect(healths).toEqual(new Set(['Ok', 'Info', 'Warning', 'Degraded']));
		expect(world.elasticbeanstalk.events.length).toBeLessThan(2000);
	});
});

describe('a new version', () => {
	test('rolls out in batches within 60–90 s, and health is Info meanwhile', () => {
		const { world, pass } = bookshopWorld();
		const green = named(world, 'shop-green');
		const begun = new Date(world.clock.now());
		deployVersion(world, green, 'v44');
		expect([green.status, green.version]).toEqual(['Updating', 'v44']);
		expect(refusal(() => deployVersion(world, green, 'v45'))).toContain('Must be Ready.');
		pass(20);
		expect(green.health).toBe('Info');
		let took = 20;
		for (; green.status === 'Updating' && took < 200; took++) pass(1);
		expect(took).toBeGreaterThanOrEqual(60);
		expect(took).toBeLessThanOrEqual(90);
		pass(45);
		expect([green.version, green.health, green.operation]).toEqual(['v44', 'Ok', undefined]);
		const events = told(world, 'shop-green', begun);
		const index = (start: string) => events.findIndex((message) => message.startsWith(start));
		const order = [
			'Environment update is starting.',
			'Deploying new version to instance(s).',
			'Batch 1: Starting application deployment on instance(s) [i-',
			'Batch 1: De-registering instance(s) from the load balancer',
			'Environment health has transitioned from Ok to Info. Application update in progress',
			'Batch 1: Starting application deployment command execution.',
			'Instance deployment completed successfully.',
			'Batch 1: Completed application deployment command execution.',
			'Command execution completed on 1 of 1 instances in environment.',
			'Batch 1: Registering instance(s) with the load balancer',
			'Batch 1: Completed application deployment.',
			'New application version was deployed to running EC2 instances.',
			'Environment update completed successfully.',
			'Environment health has transitioned from Info to Ok. Application update completed',
		].map(index);
		expect(order).toEqual(order.toSorted((a, b) => a - b));
		expect(order).not.toContain(-1);
	});

	test('that is bad is taken back, and the environment is degraded until a good one', () => {
		const { world, pass } = bookshopWorld();
		const green = named(world, 'shop-green');
		const begun = new Date(world.clock.now());
		addVersion(world, application(world), 'v46', { flaw: 'fails to deploy' });
		deployVersion(world, green, 'v46');
		pass(120);
		expect([green.status, green.version, green.health]).toEqual(['Ready', 'v43', 'Degraded']);
		const { Events = [] } = elasticbeanstalk.DescribeEvents(world, {
			EnvironmentName: 'shop-green',
			StartTime: begun,
			Severity: 'ERROR',
		});
		expect(Events[0]?.Message).toBe('Failed to deploy application.');
		expect(Events.every(({ Severity }) => Severity === 'ERROR')).toBe(true);
		deployVersion(world, green, 'v45');
		pass(150);
		expect([green.version, green.health]).toEqual(['v45', 'Ok']);
	});
});

describe('health', () => {
	test('that falters says why, fails requests and turns yellow', () => {
		const { world } = bookshopWorld();
		const blue = named(world, 'shop-blue');
		setHealth(world, blue, 'Warning', { causes: ['3.0 % of the requests fail.'], failing: 0.1 });
		const health = elasticbeanstalk.DescribeEnvironmentHealth(world, {
			EnvironmentName: 'shop-blue',
			AttributeNames: ['All'],
		});
		expect(health).toMatchObject({
			HealthStatus: 'Warning',
			Color: 'Yellow',
			Status: 'Ready',
			Causes: ['3.0 % of the requests fail.'],
		});
		const { StatusCodes = {}, RequestCount = 0 } = health.ApplicationMetrics ?? {};
		expect(StatusCodes.Status5xx).toBeGreaterThan(0);
		expect(Object.values(StatusCodes).reduce<number>((sum, count) => sum + (count ?? 0), 0)).toBe(
			RequestCount,
		);
		expect(health.InstancesHealth?.Warning).toBeGreaterThan(0);
	});

	test('is told as asked for, and only by environments with enhanced health', () => {
		const { world } = bookshopWorld();
		expect(elasticbeanstalk.DescribeEnvironmentHealth(world, { EnvironmentName: 'shop-blue' })).toEqual({
			EnvironmentName: 'shop-blue',
		});
		const basic = { ...named(world, 'shop-blue'), id: 'e-basic', name: 'basic', enhanced: false };
		world.elasticbeanstalk.environments.set(basic.id, basic);
		expect(
			refusal(() => elasticbeanstalk.DescribeEnvironmentHealth(world, { EnvironmentName: 'basic' })),
		).toBe('InvalidRequestException: DescribeEnvironmentHealth is not supported.');
		expect(refusal(() => elasticbeanstalk.DescribeEnvironmentHealth(world, {}))).toContain(
			'MissingParameter',
		);
	});
});

describe('reading', () => {
	test('environments are filtered, and page only for those who ask', () => {
		const { world } = bookshopWorld();
		const read = (input: Parameters<typeof elasticbeanstalk.DescribeEnvironments>[1]) =>
			elasticbeanstalk.DescribeEnvironments(world, input);
		expect(read({ ApplicationName: 'bookshop-shop' }).Environments).toHaveLength(2);
		expect(read({ VersionLabel: 'v43' }).Environments?.[0]?.EnvironmentName).toBe('shop-green');
		expect(read({ EnvironmentNames: ['none'] }).Environments).toEqual([]);
		const first = read({ MaxRecords: 2 });
		expect(first.Environments).toHaveLength(2);
		const second = read({ MaxRecords: 2, NextToken: first.NextToken });
		expect(second.Environments?.[0]?.EnvironmentName).toBe('invoices-worker');
		expect(second.NextToken).toBeUndefined();
		expect(refusal(() => read({ MaxRecords: 1001 }))).toContain('InvalidParameterValue');
		expect(refusal(() => read({ MaxRecords: 2, NextToken: 'x' }))).toContain('InvalidParameterValue');
	});

	test('a terminated environment stays listed for an hour', () => {
		const { world, pass } = bookshopWorld();
		const gone: Environment = {
			...named(world, 'shop-blue'),
			id: 'e-gone',
			status: 'Terminated',
			dateUpdated: world.clock.now(),
		};
		world.elasticbeanstalk.environments.set(gone.id, gone);
		const count = (input = {}) =>
			elasticbeanstalk.DescribeEnvironments(world, { EnvironmentIds: ['e-gone'], ...input }).Environments
				?.length;
		expect([count(), count({ IncludeDeleted: false })]).toEqual([1, 0]);
		pass(3601);
		expect([count(), count({ IncludedDeletedBackTo: new Date(gone.dateUpdated) })]).toEqual([0, 1]);
	});

	test('events page without loss or repetition, whatever the page size', () => {
		const { world, pass } = bookshopWorld();
		pass(6 * 3600);
		const all = world.elasticbeanstalk.events;
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 1000 }), (MaxRecords) => {
				let seen = 0;
				let NextToken: string | undefined;
				do {
					const page = elasticbeanstalk.DescribeEvents(world, { MaxRecords, NextToken });
					for (const event of page.Events ?? []) {
						const expected = all[all.length - 1 - seen++];
						expect([event.EventDate?.getTime(), event.Message]).toEqual([expected?.time, expected?.message]);
					}
					NextToken = page.NextToken;
				} while (NextToken);
				expect(seen).toBe(all.length);
			}),
			{ numRuns: 15 },
		);
	});

	test('events are asked for by severity, application and time', () => {
		const { world, pass } = bookshopWorld();
		pass(3600);
		const read = (input: Parameters<typeof elasticbeanstalk.DescribeEvents>[1]) =>
			elasticbeanstalk.DescribeEvents(world, input).Events ?? [];
		const warnings = read({ Severity: 'WARN' });
		expect(new Set(warnings.map(({ Severity }) => Severity))).toEqual(new Set(['WARN', 'ERROR']));
		const subjects = read({ ApplicationName: 'bookshop-invoices' }).map(
			({ EnvironmentName, VersionLabel }) => EnvironmentName ?? VersionLabel,
		);
		expect(new Set(subjects.filter((subject) => !/^v\d+$/.test(subject ?? '')))).toEqual(
			new Set(['invoices-worker']),
		);
		expect(subjects).toContain('v21');
		const ofWorker = read({ EnvironmentName: 'invoices-worker' }).map(({ Message = '' }) => Message);
		expect(ofWorker.some((message) => message.startsWith('Batch 1: '))).toBe(true);
		expect(ofWorker.some((message) => message.includes('load balancer'))).toBe(false);
		const [newest] = read({});
		expect(read({ EndTime: newest?.EventDate })).not.toContainEqual(newest);
		expect(read({ StartTime: newest?.EventDate })).toContainEqual(newest);
		expect(refusal(() => read({ EnvironmentName: 'none' }))).toContain('No Environment found');
	});
});
