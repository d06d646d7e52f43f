/** Everything that is read about one environment, each part at its own pace: Beanstalk stands a call a second. */
import type {
	DescribeEnvironmentHealthResult,
	EnvironmentDescription,
	EventDescription,
	SingleInstanceHealth,
	Tag,
} from '@aws-sdk/client-elastic-beanstalk';
import { ProblemError, problemFrom } from '../../aws/problem.ts';
import type { CallOptions, Region } from '../../aws/region.ts';
import { servedOf } from './figures.ts';
import { type Part, readPart, toldBy } from './part.ts';
import { newestVersion, platformParts } from './platform.ts';
import { type EnvironmentSettings, readSettings } from './settings.ts';

/** What was read of one environment, part by part; a part that could not be read holds its problem. */
export interface EnvironmentReading {
	environment: EnvironmentDescription;
	/** Newest first. */
	events: Part<EventDescription[]>;
	/** Undefined: it has basic health. */
	health: Part<DescribeEnvironmentHealthResult | undefined>;
	instances: Part<SingleInstanceHealth[] | undefined>;
	settings: Part<EnvironmentSettings | undefined>;
	tags: Part<Tag[]>;
	/** The newest version of its platform branch. */
	newest: Part<{ version: string; recommended: boolean } | undefined>;
	/** What was served at each measurement while one looked, oldest first. */
	served: ReadonlyArray<{ requestsPerSecond: number; failing: number; p90: number }>;
}

/** Seconds for which a part is good. Enhanced health is measured every ten seconds. */
const paces = { events: 0, health: 9, settings: 60, settingsWhileChanging: 20, tags: 300, newest: 3600 };
const mostEvents = 30;
/** Measurements that are kept: ten minutes. */
const mostServed = 60;

/**
 * Reads what `last` does not hold any more by its pace. Throws ProblemError when the environment is gone or cannot be read.
 */
export async function readEnvironment(
	region: Region,
	id: string,
	last: EnvironmentReading | undefined,
	options: CallOptions,
): Promise<EnvironmentReading> {
	const environment = await environmentOf(region, id, options);
	const now = region.now();
	const {
		EnvironmentName: name = '',
		ApplicationName: application = '',
		EnvironmentArn: arn = '',
	} = environment;
	// A change of its status may mean other settings, and other instances.
	const same = last?.environment.Status === environment.Status;
	const settled = environment.Status === 'Ready';
	const pace = (seconds: number) => ({ now, seconds });
	const [events, health, instances, settings, tags, newest] = await Promise.all([
		readPart(undefined, pace(paces.events), async () => {
			const input = { EnvironmentId: id, MaxRecords: mostEvents };
			const { Events = [] } = await region.call('elasticbeanstalk', 'DescribeEvents', input, options);
			return Events;
		}),
		readPart(last?.health, pace(paces.health), () =>
			withEnhancedHealth(() =>
				region.call(
					'elasticbeanstalk',
					'DescribeEnvironmentHealth',
					{ EnvironmentId: id, AttributeNames: ['All'] },
					options,
				),
			),
		),
		readPart(last?.instances, pace(paces.health), () =>
			withEnhancedHealth(() => instancesOf(region, id, options)),
		),
		readPart(
			same ? last?.settings : undefined,
			pace(settled ? paces.settings : paces.settingsWhileChanging),
			() => readSettings(region, { application, name }, options),
		),
		readPart(last?.tags, pace(paces.tags), () => readTags(region, arn, options)),
		readPart(
			last?.environment.PlatformArn === environment.PlatformArn ? last?.newest : undefined,
			pace(paces.newest),
			async () => {
				const parts = platformParts(environment.PlatformArn ?? '');
				return parts && newestVersion(region, parts.branch, options);
			},
		),
	]);
	return {
		environment,
		events,
		health,
		instances,
		settings,
		tags,
		newest,
		served: health === last?.health ? last.served : withServed(last?.served ?? [], toldBy(health)),
	};
}

async function environmentOf(
	region: Region,
	id: string,
	options: CallOptions,
): Promise<EnvironmentDescription> {
	const { Environments = [] } = await region.call(
		'elasticbeanstalk',
		'DescribeEnvironments',
		{ EnvironmentIds: [id] },
		options,
	);
	const [environment] = Environments;
	if (!environment)
		throw new ProblemError({
			kind: 'not-found',
			sentence: `The environment ${id} no longer exists.`,
			hint: 'Elastic Beanstalk forgets a terminated environment after about an hour.',
			transient: false,
		});
	return environment;
}

/** Undefined for an environment with basic health: AWS calls the question invalid then. */
async function withEnhancedHealth<T>(read: () => Promise<T>): Promise<T | undefined> {
	try {
		return await read();
	} catch (error) {
		if (problemFrom(error).code === 'InvalidRequestException') return undefined;
		throw error;
	}
}

async function instancesOf(
	region: Region,
	id: string,
	options: CallOptions,
): Promise<SingleInstanceHealth[]> {
	const instances: SingleInstanceHealth[] = [];
	const pages = region.pages(
		'elasticbeanstalk',
		'DescribeInstancesHealth',
		{ EnvironmentId: id, AttributeNames: ['All'] },
		options,
	);
	for await (const { InstanceHealthList = [] } of pages) instances.push(...InstanceHealthList);
	return instances;
}

/** The tags of an environment, Beanstalk's own among them. Throws ProblemError. */
export async function readTags(region: Region, arn: string, options: CallOptions): Promise<Tag[]> {
	const { ResourceTags = [] } = await region.call(
		'elasticbeanstalk',
		'ListTagsForResource',
		{ ResourceArn: arn },
		options,
	);
	return ResourceTags;
}

function withServed(
	before: EnvironmentReading['served'],
	health: DescribeEnvironmentHealthResult | undefined,
): EnvironmentReading['served'] {
	const served = servedOf(health?.ApplicationMetrics);
	if (!served) return before;
	const { requestsPerSecond, failing = 0, p90 = 0 } = served;
	return [...before, { requestsPerSecond, failing, p90 }].slice(-mostServed);
}
