import type {
	ConfigurationOptionSetting,
	EnvironmentDescription,
	Tag,
} from '@aws-sdk/client-elastic-beanstalk';
import type { Fact } from './compare.ts';
import { platformName } from './platform.ts';
import { isSecret, isVariable, repeatsVariables } from './secrets.ts';
import { optionName } from './settings.ts';

/** Of what AWS tells of an environment: what makes it behave as it does, not what merely names it. */
export function factsOf(
	environment: EnvironmentDescription,
	settings: readonly ConfigurationOptionSetting[],
	tags: readonly Tag[],
): Fact[] {
	return [
		...ofEnvironment(environment).filter(({ value }) => value !== ''),
		...settings.filter(isVariable).map(ofOption),
		...tags.filter(isChosen).map(({ Key = '', Value = '' }) => fact('Tags', Key, Value)),
		...settings.filter(isOption).map(ofOption).toSorted(bySection),
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

const ofOption = (setting: ConfigurationOptionSetting): Fact =>
	fact(
		isVariable(setting) ? 'Environment variables' : (setting.Namespace ?? ''),
		optionName(setting),
		setting.Value ?? '',
		isSecret(setting),
	);

/** AWS lists every option that there could be: one without a value is not set. */
const isOption = (setting: ConfigurationOptionSetting): boolean =>
	!isVariable(setting) && !repeatsVariables(setting) && (setting.Value ?? '') !== '';

/** What Beanstalk and CloudFormation tag by themselves is another one in each environment. */
const isChosen = ({ Key = '' }: Tag): boolean => !/^(aws|elasticbeanstalk):|^Name$/.test(Key);

const bySection = (a: Fact, b: Fact) => (a.section < b.section ? -1 : Number(a.section > b.section));
