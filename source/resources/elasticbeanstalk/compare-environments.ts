import type { EnvironmentDescription } from '@aws-sdk/client-elastic-beanstalk';
import { type Problem, ProblemError } from '../../aws/problem.ts';
import type { CallOptions, Region } from '../../aws/region.ts';
import { type ComparedSection, differences } from './compare.ts';
import { factsOf } from './compare-facts.ts';
import { readTags } from './environment-reading.ts';
import { readPart, toldBy } from './part.ts';
import { readSettings } from './settings.ts';

/** Two environments side by side. It holds nothing that must not be seen. */
export interface Comparison {
	/** The region's time of the reading, milliseconds since the epoch. */
	at: number;
	sections: ComparedSection[];
	/** What could not be compared, and why. */
	missing: Array<{ what: string; problem: Problem }>;
}

/**
 * Compares version, platform, tier, variables, tags and every option in force of two environments, by their ids.
 * Throws ProblemError when one of them is gone; what else cannot be read is `missing`.
 */
export async function compareEnvironments(
	region: Region,
	leftId: string,
	rightId: string,
	options: CallOptions,
): Promise<Comparison> {
	const { Environments = [] } = await region.call(
		'elasticbeanstalk',
		'DescribeEnvironments',
		{ EnvironmentIds: [leftId, rightId], IncludeDeleted: false },
		options,
	);
	const [left, right] = await Promise.all([
		readSide(region, found(Environments, leftId), options),
		readSide(region, found(Environments, rightId), options),
	]);
	const missing = [
		...left.missing,
		...right.missing.filter(({ what }) => !left.missing.some((other) => other.what === what)),
	];
	// What is known of one side only would look like a difference.
	const unknown = new Set(missing.map(({ what }) => what));
	const facts = ({ environment, settings, tags }: Side) =>
		factsOf(environment, unknown.has('settings') ? [] : settings, unknown.has('tags') ? [] : tags);
	return { at: region.now(), sections: differences(facts(left), facts(right)), missing };
}

/**
 * What differs in the settings of two environments, as a list for a plan: `aws:autoscaling:asg MaxSize`, `4`, `6`.
 * Secrets are hidden. Throws ProblemError, also when the settings cannot be read.
 */
export async function settingsDifferences(
	region: Region,
	leftId: string,
	rightId: string,
	options: CallOptions,
): Promise<Array<{ what: string; left: string; right: string }>> {
	const { sections, missing } = await compareEnvironments(region, leftId, rightId, options);
	const unread = missing.find(({ what }) => what === 'settings');
	if (unread) throw new ProblemError(unread.problem);
	return sections.flatMap(({ title, differences: found }) =>
		found.map(({ name, left = '–', right = '–' }) => ({
			what: title === 'Environment' ? name : `${title} ${name}`,
			left,
			right,
		})),
	);
}

function found(environments: readonly EnvironmentDescription[], id: string): EnvironmentDescription {
	const environment = environments.find(({ EnvironmentId }) => EnvironmentId === id);
	if (environment) return environment;
	throw new ProblemError({
		kind: 'not-found',
		sentence: `The environment ${id} no longer exists: there is nothing to compare it with.`,
		hint: 'Go back and choose two that are there.',
		transient: false,
	});
}

type Side = Awaited<ReturnType<typeof readSide>>;

async function readSide(region: Region, environment: EnvironmentDescription, options: CallOptions) {
	const {
		EnvironmentName: name = '',
		ApplicationName: application = '',
		EnvironmentArn: arn = '',
	} = environment;
	const pace = { now: region.now(), seconds: 0 };
	const [settings, tags] = await Promise.all([
		readPart(undefined, pace, () => readSettings(region, { application, name }, options)),
		readPart(undefined, pace, () => readTags(region, arn, options)),
	]);
	return {
		environment,
		settings: toldBy(settings)?.deployed.OptionSettings ?? [],
		tags: toldBy(tags) ?? [],
		missing: [
			...('problem' in settings ? [{ what: 'settings', problem: settings.problem }] : []),
			...('problem' in tags ? [{ what: 'tags', problem: tags.problem }] : []),
		],
	};
}
