import type { ConfigurationOptionSetting, EnvironmentDescription } from '@aws-sdk/client-elastic-beanstalk';
import type { CallOptions, Region } from '../../aws/region.ts';
import type { Check } from '../../operations/plan.ts';
import { readyCheck } from './environment-checks.ts';
import { isWorker, nameOf } from './environments-now.ts';
import { nameCheck, prefixCheck } from './new-environment-checks.ts';
import { databaseEnd, settingsOf } from './settings-of.ts';
import { versionCheck } from './version-choices.ts';

/** Can it be cloned under this name, and what of the original is not meant for a second one? */
export async function cloneChecks(
	region: Region,
	original: EnvironmentDescription,
	{ name, prefix, version }: { name: string; prefix: string; version: string },
	{ signal }: CallOptions,
): Promise<Check[]> {
	const { ApplicationName = '' } = original;
	const [named, addressed, versioned, settings] = await Promise.all([
		nameCheck(region, name, { signal }),
		isWorker(original) ? [] : prefixCheck(region, prefix, { signal }),
		versionCheck(region, ApplicationName, version, { signal }),
		settingsOf(region, original, { signal }),
	]);
	return [readyCheck(original), named, addressed, versioned, ...copiedChecks(original, settings)].flat();
}

function copiedChecks(
	original: EnvironmentDescription,
	settings: readonly ConfigurationOptionSetting[],
): Check[] {
	const name = nameOf(original);
	return [
		// The names of the options alone: their values may be secrets.
		...settings
			.filter((setting) => names(original, setting.Value ?? ''))
			.map(
				({ Namespace, OptionName }) =>
					({
						status: 'warning',
						text: `the option ${Namespace} ${OptionName} names ${name}, and is copied as it is`,
					}) as const,
			),
		...(databaseEnd(settings) === undefined
			? []
			: [{ status: 'warning', text: 'the clone gets a database of its own, and that is empty' } as const]),
		...(isWorker(original)
			? [{ status: 'warning', text: 'the clone takes messages from a queue of its own' } as const]
			: []),
	];
}

/** Whole words only: shop is not named by shopkeeper. */
function names({ EnvironmentName = '', CNAME = '' }: EnvironmentDescription, value: string): boolean {
	const words = [EnvironmentName, CNAME].filter(Boolean).map((word) => word.replaceAll('.', '\\.'));
	return (
		words.length > 0 && new RegExp(`(^|[^A-Za-z0-9-])(${words.join('|')})($|[^A-Za-z0-9-])`, 'i').test(value)
	);
}
