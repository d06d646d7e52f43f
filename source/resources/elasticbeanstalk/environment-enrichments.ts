/** What is read about environments besides: what they serve, and whether there is a newer platform. */
import { problemFrom } from '../../aws/problem.ts';
import type { CallOptions, Region } from '../../aws/region.ts';
import type { Enrichment } from '../resource.ts';
import type { Environment } from './environments.ts';
import { type Served, servedOf } from './figures.ts';
import { compareVersions, newestVersion, platformParts } from './platform.ts';

/** A call each, at one a second: those that change or are not well come first. */
const mostAsked = 30;

/** AWS measures every ten seconds. */
export const environmentTraffic: Enrichment<Environment> = {
	title: 'Elastic Beanstalk health',
	rhythm: { settled: 20, moving: 10, background: 600 },
	async read(region, items, options) {
		const asked = items.filter(hasEnhancedHealth).toSorted(byUrgency).slice(0, mostAsked);
		const served = new Map<string, Partial<Environment>>();
		for (const { id } of asked) served.set(id, { served: await servedBy(region, id, options) });
		return served;
	},
};

/** Only with enhanced health AWS tells more than a colour. */
const hasEnhancedHealth = ({ healthStatus, status }: Environment) =>
	healthStatus !== '' && status !== 'Terminated';

const urgency = ({ status, health }: Environment) =>
	status !== 'Ready' ? 0 : health === 'Green' || health === 'Grey' ? 2 : 1;
const byUrgency = (a: Environment, b: Environment) =>
	urgency(a) - urgency(b) || (a.name < b.name ? -1 : Number(a.name > b.name));

/** Basic health, or gone since it was listed: neither is a failure. */
const notTold = new Set(['InvalidRequestException', 'InvalidParameterValue']);

async function servedBy(region: Region, id: string, options: CallOptions): Promise<Served | undefined> {
	try {
		const { ApplicationMetrics } = await region.call(
			'elasticbeanstalk',
			'DescribeEnvironmentHealth',
			{ EnvironmentId: id, AttributeNames: ['ApplicationMetrics'] },
			options,
		);
		return servedOf(ApplicationMetrics);
	} catch (error) {
		if (notTold.has(problemFrom(error).code ?? '')) return undefined;
		throw error;
	}
}

/** AWS publishes platform versions every few weeks. */
export const newerPlatforms: Enrichment<Environment> = {
	title: 'Elastic Beanstalk platforms',
	rhythm: { settled: 900, moving: 900, background: 3600 },
	async read(region, items, options) {
		const branches = new Set(items.flatMap(({ platform }) => platformParts(platform)?.branch ?? []));
		const newest = new Map<string, string>();
		for (const branch of branches) {
			const found = await newestVersion(region, branch, options);
			if (found) newest.set(branch, found.version);
		}
		return new Map(items.map(({ id, platform }) => [id, { newerPlatform: newerOf(platform, newest) }]));
	},
};

function newerOf(platform: string, newest: ReadonlyMap<string, string>): string | undefined {
	const parts = platformParts(platform);
	const version = parts && newest.get(parts.branch);
	if (!parts || version === undefined) return undefined;
	return compareVersions(version, parts.version) > 0 ? version : '';
}
