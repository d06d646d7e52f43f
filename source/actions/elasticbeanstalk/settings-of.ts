/** The option settings of an environment. */
import type { ConfigurationOptionSetting, EnvironmentDescription } from '@aws-sdk/client-elastic-beanstalk';
import type { CallOptions, Region } from '../../aws/region.ts';
import { readSettings, settingIn } from '../../resources/elasticbeanstalk/settings.ts';

/**
 * What is deployed, not a draft that waits. The values of the namespace
 * `aws:elasticbeanstalk:application:environment` are often secrets: they must not reach the screen, a plan or the
 * journal. Throws ProblemError.
 */
export async function settingsOf(
	region: Region,
	{
		ApplicationName: application = '',
		EnvironmentName: name = '',
	}: Pick<EnvironmentDescription, 'ApplicationName' | 'EnvironmentName'>,
	{ signal }: CallOptions,
): Promise<ConfigurationOptionSetting[]> {
	const settings = await readSettings(region, { application, name }, { signal });
	return settings?.deployed.OptionSettings ?? [];
}

/** What becomes of a database that lives and dies with the environment; undefined when it has none. */
export function databaseEnd(settings: readonly ConfigurationOptionSetting[]): string | undefined {
	const of = (option: string) => settingIn(settings, 'aws:rds:dbinstance', option);
	const coupled = of('HasCoupledDatabase') ?? (of('DBEngine') ? 'true' : 'false');
	if (coupled !== 'true') return undefined;
	switch (of('DBDeletionPolicy')) {
		case 'Retain':
			return 'its database is uncoupled and stays';
		case 'Snapshot':
			return 'its database is deleted; a snapshot of it is kept';
		default:
			return 'its database is deleted with everything in it';
	}
}
