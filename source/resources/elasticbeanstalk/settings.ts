import type {
	ConfigurationOptionSetting,
	ConfigurationSettingsDescription,
} from '@aws-sdk/client-elastic-beanstalk';
import type { CallOptions, Region } from '../../aws/region.ts';

/** The settings of an environment. AWS tells of two sets while an update is under way, or when one has failed. */
export interface EnvironmentSettings {
	/** Those in force. */
	deployed: ConfigurationSettingsDescription;
	/** Those that are being deployed, or that could not be (`DeploymentStatus` `pending` or `failed`). */
	draft?: ConfigurationSettingsDescription;
}

/**
 * DescribeConfigurationSettings of an environment; undefined when AWS tells of none.
 * https://docs.aws.amazon.com/elasticbeanstalk/latest/api/API_DescribeConfigurationSettings.html
 */
export async function readSettings(
	region: Region,
	{ application, name }: { application: string; name: string },
	options: CallOptions,
): Promise<EnvironmentSettings | undefined> {
	const { ConfigurationSettings = [] } = await region.call(
		'elasticbeanstalk',
		'DescribeConfigurationSettings',
		{ ApplicationName: application, EnvironmentName: name },
		options,
	);
	const isDraft = ({ DeploymentStatus: status }: ConfigurationSettingsDescription) =>
		status === 'pending' || status === 'failed';
	const deployed = ConfigurationSettings.find((settings) => !isDraft(settings)) ?? ConfigurationSettings[0];
	const draft = ConfigurationSettings.find((settings) => settings !== deployed && isDraft(settings));
	return deployed && { deployed, draft };
}

/** The value of an option, whatever resource it is set on; undefined where it is not set: then AWS's default holds. */
export const settingIn = (
	settings: readonly ConfigurationOptionSetting[],
	namespace: string,
	option: string,
): string | undefined =>
	settings.find(({ Namespace, OptionName }) => Namespace === namespace && OptionName === option)?.Value;

/** What tells an option apart within its namespace: with the resource that it is set on where AWS names one. */
export const optionKey = ({ ResourceName, OptionName = '' }: ConfigurationOptionSetting): string =>
	ResourceName ? `${ResourceName} ${OptionName}` : OptionName;

/** The same for a person, `MaxSize`: of Beanstalk's own resources (`AWSEBAutoScalingGroup`) there is one each. */
export const optionName = (setting: ConfigurationOptionSetting): string =>
	setting.ResourceName?.startsWith('AWSEB') ? (setting.OptionName ?? '') : optionKey(setting);
