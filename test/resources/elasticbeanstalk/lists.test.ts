// biome-ignore-all lint/correctness/noComponentHookFactories: AWS's operations are no React components
import type { EnvironmentDescription, EventDescription } from '@aws-sdk/client-elastic-beanstalk';
import { describe, expect, test } from 'vitest';
import { matcher } from '../../../source/filter/matches.ts';
import { parseFilter } from '../../../source/filter/parse-filter.ts';
import { difference } from '../../../source/resources/difference.ts';
import { beanstalkApplications } from '../../../source/resources/elasticbeanstalk/applications.ts';
import { environments } from '../../../source/resources/elasticbeanstalk/environments.ts';
import { events } from '../../../source/resources/elasticbeanstalk/events.ts';
import { savedConfigurations } from '../../../source/resources/elasticbeanstalk/saved-configurations.ts';
import { versions } from '../../../source/resources/elasticbeanstalk/versions.ts';
import type { Resource } from '../../../source/resources/resource.ts';
import { changes } from '../../../source/timeline/changes.ts';
import { $metadata, ago, awsError, listed, regionWith, sight } from '../region.ts';

const environment = (name: string, more: EnvironmentDescription = {}): EnvironmentDescription => ({
	EnvironmentId: `e-${name}`,
	EnvironmentName: name,
	ApplicationName: 'shop',
	Status: 'Ready',
	Health: 'Green',
	VersionLabel: 'v4',
	...more,
});
const answering = (Environments: EnvironmentDescription[]) => ({
	DescribeEnvironments: async () => ({ Environments, $metadata }),
});
/** What the first enrichment adds to the items. */
async function enriched<Item>(
	{ enrichments = [], id }: Resource<Item>,
	region: ReturnType<typeof regionWith>,
	items: Item[],
	index = 0,
): Promise<Item[]> {
	const more = await enrichments[index]?.read(region, items, {});
	return items.map((item) => ({ ...item, ...more?.get(id(item)) }));
}
const found = <Item>(resource: Resource<Item>, items: Item[], filter: string | undefined) =>
	items.filter(matcher(parseFilter(filter ?? ''), resource, sight)).map(resource.name);

describe('versions', () => {
	const version = (label: string, seconds: number) => ({
		ApplicationName: 'shop',
		VersionLabel: label,
		Status: 'Processed' as const,
		SourceBundle: { S3Bucket: 'releases', S3Key: `shop/${label}.zip` },
		DateCreated: ago(seconds),
	});
	const region = regionWith({
		elasticbeanstalk: {
			...answering([
				environment('blue'),
				environment('green'),
				environment('other', { ApplicationName: 'invoices' }),
			]),
			DescribeApplicationVersions: async ({ NextToken, MaxRecords }) => {
				expect(MaxRecords).toBe(500);
				return NextToken
					? { ApplicationVersions: [version('v41', 10)], $metadata }
					: { ApplicationVersions: [version('v4', 60)], NextToken: 'more', $metadata };
			},
		},
	});

	test('are read page by page, and shown newest first', async () => {
		const items = await listed(versions, region);
		expect(items.map(({ id }) => id)).toEqual(['shop/v4', 'shop/v41']);
		expect(items[0]).toMatchObject({ bucket: 'releases', key: 'shop/v4.zip', status: 'Processed' });
		const sorted = items.toSorted((a, b) => versions.order?.(a, b, sight) ?? 0);
		expect(sorted.map(({ label }) => label)).toEqual(['v41', 'v4']);
	});

	test('tell in which environments of their own application they run', async () => {
		const items = await enriched(versions, region, await listed(versions, region));
		expect(items.map(({ runsIn }) => runsIn)).toEqual([['blue', 'green'], []]);
		expect(versions.summary(items, sight)).toBe('2 · 1 running');
	});

	test('lead to the environments that run them, and not to those of a version with a longer name', async () => {
		const [v4] = await enriched(versions, region, await listed(versions, region));
		const all = await listed(
			environments,
			regionWith({
				elasticbeanstalk: answering([environment('blue'), environment('next', { VersionLabel: 'v41' })]),
			}),
		);
		const way = v4 && versions.related?.(v4)[0]?.filter(v4);
		expect(found(environments, all, way)).toEqual(['blue']);
	});
});

describe('applications', () => {
	test('are as well as the worst of their environments', async () => {
		const region = regionWith({
			elasticbeanstalk: {
				...answering([environment('blue'), environment('green', { Health: 'Red' })]),
				DescribeApplications: async () => ({
					Applications: [
						{ ApplicationName: 'shop', Versions: ['v4', 'v3'], ConfigurationTemplates: ['base'] },
						{ ApplicationName: 'empty' },
					],
					$metadata,
				}),
			},
		});
		const bare = await listed(beanstalkApplications, region);
		expect(bare.map(beanstalkApplications.state)).toEqual(['Unknown', 'Unknown']);
		const items = await enriched(beanstalkApplications, region, bare);
		expect(items.map(beanstalkApplications.state)).toEqual(['Red', 'empty']);
		expect(items.map((item) => beanstalkApplications.tone(item, sight))).toEqual(['bad', 'idle']);
		expect(items[0]?.versions).toHaveLength(2);
	});
});

describe('saved configurations', () => {
	const region = regionWith({
		elasticbeanstalk: {
			...answering([environment('blue', { TemplateName: 'base' }), environment('green')]),
			DescribeApplications: async () => ({
				Applications: [{ ApplicationName: 'shop', ConfigurationTemplates: ['base', 'deleted', 'denied'] }],
				$metadata,
			}),
			DescribeConfigurationSettings: async ({ TemplateName }) => {
				if (TemplateName === 'deleted')
					throw awsError('InvalidParameterValue', "No Configuration Template named 'shop/deleted' found.");
				const OptionSettings = [
					{
						Namespace: 'aws:elasticbeanstalk:application:environment',
						OptionName: 'DB_PASSWORD',
						Value: 'hunter2',
					},
				];
				return {
					ConfigurationSettings: [{ PlatformArn: 'arn:…', DateCreated: ago(60), OptionSettings }],
					$metadata,
				};
			},
		},
	});

	test('are listed by the applications; what they hold comes later, and one that was deleted meanwhile is no failure', async () => {
		const bare = await listed(savedConfigurations, region);
		expect(bare.map(({ id }) => id)).toEqual(['shop/base', 'shop/deleted', 'shop/denied']);
		expect(region.sent).toEqual(['elasticbeanstalk:DescribeApplications']);
		const items = await enriched(savedConfigurations, region, bare);
		expect(items.map(({ createdAt }) => createdAt)).toEqual([
			ago(60).getTime(),
			undefined,
			ago(60).getTime(),
		]);
	});

	test('keep their secrets to themselves', async () => {
		const [item] = await listed(savedConfigurations, region);
		const detail = item && (await savedConfigurations.describe(region, item, sight, {}));
		expect(JSON.stringify(detail)).toContain('DB_PASSWORD');
		expect(JSON.stringify(detail)).not.toContain('hunter2');
	});

	test('tell what was launched from them', async () => {
		const items = await enriched(savedConfigurations, region, await listed(savedConfigurations, region), 1);
		expect(items.map(({ launched }) => launched)).toEqual([['blue'], [], []]);
		expect(items.map(savedConfigurations.state)).toEqual(['deployed', 'saved', 'saved']);
	});
});

describe('events', () => {
	const event = (seconds: number, Severity: EventDescription['Severity'], Message: string) => ({
		EventDate: ago(seconds),
		Severity,
		Message,
		ApplicationName: 'shop',
		EnvironmentName: 'shop-green',
		RequestId: 'r-1',
	});
	const regionOf = (Events: EventDescription[]) =>
		regionWith({
			elasticbeanstalk: {
				DescribeEvents: async (input) => {
					expect(input).toEqual({ MaxRecords: 1000 });
					return { Events, NextToken: 'older ones', $metadata };
				},
			},
		});

	test('are the newest thousand, in one call', async () => {
		const region = regionOf([event(1, 'INFO', 'b'), event(2, 'WARN', 'a')]);
		const items = await listed(events, region);
		expect(region.sent).toHaveLength(1);
		expect(items.map((item) => events.tone(item, sight))).toEqual(['good', 'warning']);
		expect(events.summary(items, sight)).toBe('2 · 1 WARN');
	});

	test('that say the same in the same moment are two, and keep their ids as more come', async () => {
		const twice = [event(2, 'INFO', 'again'), event(2, 'INFO', 'again')];
		const before = await listed(events, regionOf(twice));
		const after = await listed(events, regionOf([event(1, 'INFO', 'new'), ...twice]));
		const ids = before.map(({ id }) => id);
		expect(new Set(ids).size).toBe(2);
		expect(after.slice(1).map(({ id }) => id)).toEqual(ids);
	});

	test('are filtered by environment, severity and request', async () => {
		const items = await listed(events, regionOf([event(1, 'ERROR', 'a'), event(2, 'INFO', 'b')]));
		expect(found(events, items, 'environment:shop-green severity:error')).toHaveLength(1);
		expect(found(events, items, 'environment:shop-blue')).toEqual([]);
		expect(found(events, items, 'request:r-1')).toHaveLength(2);
	});

	test('are news when something is wrong', async () => {
		const before = await listed(events, regionOf([event(9, 'INFO', 'old')]));
		const after = await listed(
			events,
			regionOf([
				event(1, 'ERROR', 'Failed to deploy application.'),
				event(2, 'INFO', 'calm'),
				event(9, 'INFO', 'old'),
			]),
		);
		expect(
			changes(events, difference(events, before, after), sight).map(({ subject, text, tone }) => [
				subject,
				text,
				tone,
			]),
		).toEqual([['shop-green', 'Failed to deploy application.', 'bad']]);
	});
});
