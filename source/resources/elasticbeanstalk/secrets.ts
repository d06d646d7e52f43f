import type { ConfigurationOptionSetting } from '@aws-sdk/client-elastic-beanstalk';

/** Environment variables of the application; the second holds references to secrets. */
const variables = new Set([
	'aws:elasticbeanstalk:application:environment',
	'aws:elasticbeanstalk:application:environmentsecrets',
]);

/** Is it an environment variable of the application? */
export const isVariable = ({ Namespace = '' }: Pick<ConfigurationOptionSetting, 'Namespace'>): boolean =>
	variables.has(Namespace);

const secretNames = /password|passwd|passphrase|pass(?![a-z])|pwd|secret|token|key|credential/i;
/** `scheme://user:password@host`, an AWS access key, a private key. */
const secretValues = /:\/\/[^/\s:@]*:[^/\s@]+@|\b(AKIA|ASIA)[0-9A-Z]{16}\b|-----BEGIN/;

/** AWS repeats all variables in one: `A=1,B=2`. */
export const repeatsVariables = ({ Namespace, OptionName }: ConfigurationOptionSetting): boolean =>
	Namespace === 'aws:cloudformation:template:parameter' && OptionName === 'EnvironmentVariables';

/** Does this setting look like something that must not be seen over a shoulder? */
export function isSecret(setting: ConfigurationOptionSetting): boolean {
	const { OptionName = '', Value = '' } = setting;
	if (repeatsVariables(setting) || secretValues.test(Value)) return true;
	return isVariable(setting) ? secretNames.test(OptionName) : /password/i.test(OptionName);
}

/** The settings with what is secret hidden: what may be shown as YAML. */
export const withoutSecrets = <Settings extends { OptionSettings?: ConfigurationOptionSetting[] }>(
	settings: Settings,
): Settings => ({
	...settings,
	OptionSettings: settings.OptionSettings?.map((setting) =>
		isSecret(setting) ? { ...setting, Value: '(hidden)' } : setting,
	),
});
