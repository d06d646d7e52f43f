import type {
	ConfigurationOptionSetting,
	EnvironmentDescription,
	Tag,
} from '@aws-sdk/client-elastic-beanstalk';
import type { Fact } from './compare.ts';
import { platformName } from './platform.ts';
import { isSecret, isVariable, repeatsVariables } from './secrets.ts';
import { optionKey, optionName } from './settings.ts';

/** Of what AWS tells of an environment: what makes it behave as it does, not what merely names it. */
export function factsOf(
	environment: EnvironmentDescription,
	settings: readonly ConfigurationOptionSetting[],
	tags: readonly Tag[],
): Fact[] {
	return [
		...ofEnvironment(environment).filter(({ value }) => value !== ''),
		...settings.filter(isVariable).map((setting) => ofOption(setting, optionName(setting))),
		...tags.filter(isChosen).map(({ Key = '', Value = '' }) => fact('Tags', Key, Value)),
		...ofOptions(settings.filter(isOption)),
	];
}

const fact = (section: string, name: string, value: string, secret = false): Fact => ({
	section,
	name,
	value,
	secret,
});

const ofEnvironment = (environment: EnvironmentDescription): Fact[] => [
	fact('Environment', 'application', environment.ApplicationName ?? ''),
	fact('Environment', 'version', environment.VersionLabel ?? ''),
	fact(
		'Environment',
		'platform',
		platformName(environment.PlatformArn ?? environment.SolutionStackName ?? ''),
	),
	fact('Environment', 'tier', [environment.Tier?.Name, environment.Tier?.Type].filter(Boolean).join(' ')),
];

/** By namespace; where a name is there twice, both say what they are set on. */
function ofOptions(settings: readonly ConfigurationOptionSetting[]): Fact[] {
	const named = (setting: ConfigurationOptionSetting) => `${setting.Namespace}\n${optionName(setting)}`;
	const counts = new Map<string, number>();
	for (const setting of settings) counts.set(named(setting), (counts.get(named(setting)) ?? 0) + 1);
	const nameOf = (setting: ConfigurationOptionSetting) =>
		counts.get(named(setting)) === 1 ? optionName(setting) : optionKey(setting);
	return settings.map((setting) => ofOption(setting, nameOf(setting))).toSorted(bySection);
}

const ofOption = (setting: ConfigurationOptionSetting, name: string): Fact =>
	fact(
		isVariable(setting) ? 'Environment variables' : (setting.Namespace ?? ''),
		name,
		setting.Value ?? '',
		isSecret(setting),
	);

/** AWS lists every option that there could be: one without a value is not set. */
const isOption = (setting: ConfigurationOptionSetting): boolean =>
	!isVariable(setting) && !repeatsVariables(setting) && (setting.Value ?? '') !== '';

/** What Beanstalk and CloudFormation tag by themselves is another one in each environment. */
const isChosen = ({ Key = '' }: Tag): boolean => !/^(aws|elasticbeanstalk):|^Name$/.test(Key);

const bySection = (a: Fact, b: Fact) => (a.section < b.section ? -1 : Number(a.section > b.section));
