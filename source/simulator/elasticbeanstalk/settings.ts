import type { ConfigurationOptionSetting, OptionSpecification } from '@aws-sdk/client-elastic-beanstalk';
import { AwsError } from '../aws-error.ts';

/** The option settings of an environment or a saved configuration, by {@link settingKey}. */
export type Settings = ReadonlyMap<string, ConfigurationOptionSetting>;

/** Scheduled actions have a resource each; all else is one of its kind. */
const settingKey = ({ Namespace = '', OptionName = '', ResourceName = '' }: OptionSpecification): string =>
	Namespace === 'aws:autoscaling:scheduledaction'
		? `${Namespace} ${ResourceName} ${OptionName}`
		: `${Namespace} ${OptionName}`;

export const settingsFrom = (list: readonly ConfigurationOptionSetting[]): Settings =>
	new Map(list.map((setting) => [settingKey(setting), { ...setting }]));

/** The value of an option; empty when it is not set. */
export const settingOf = (settings: Settings, Namespace: string, OptionName: string): string =>
	settings.get(settingKey({ Namespace, OptionName }))?.Value ?? '';

/** A number among the settings, or what holds when there is none. */
export function numberOf(settings: Settings, namespace: string, option: string, otherwise: number): number {
	const value = settingOf(settings, namespace, option);
	return value === '' || Number.isNaN(Number(value)) ? otherwise : Number(value);
}

/** The settings once some have been changed and others taken away. */
export function changed(
	settings: Settings,
	set: readonly ConfigurationOptionSetting[] = [],
	remove: readonly OptionSpecification[] = [],
): Settings {
	const result = new Map(settings);
	for (const option of remove) result.delete(settingKey(option));
	for (const setting of set) {
		const key = settingKey(setting);
		result.set(key, { ...result.get(key), ...setting });
	}
	return result;
}

/** Options of these namespaces are the application's own: any name will do. */
const open = ['aws:elasticbeanstalk:application:environment', 'aws:elasticbeanstalk:environment:process:'];

/** Refuses a setting that Beanstalk does not know; `known` has them all. */
export function refuseUnknown(known: Settings, set: readonly ConfigurationOptionSetting[] = []): void {
	const namespaces = new Set([...known.values()].map(({ Namespace }) => Namespace));
	for (const { Namespace = '', OptionName = '' } of set) {
		if (open.some((prefix) => Namespace.startsWith(prefix))) continue;
		if (!namespaces.has(Namespace) || !known.has(settingKey({ Namespace, OptionName })))
			throw new AwsError(
				'ConfigurationValidationException',
				`Configuration validation exception: Invalid option specification (Namespace: '${Namespace}', OptionName: '${OptionName}'): Unknown configuration setting.`,
			);
	}
}

/** In the order of namespaces and names, as DescribeConfigurationSettings tells them. */
export const listed = (settings: Settings): ConfigurationOptionSetting[] =>
	[...settings.values()]
		.map((setting) => ({ ...setting }))
		.sort(
			(a, b) =>
				(a.Namespace ?? '').localeCompare(b.Namespace ?? '') ||
				(a.OptionName ?? '').localeCompare(b.OptionName ?? ''),
		);
