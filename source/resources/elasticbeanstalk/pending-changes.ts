/** What is changing in an environment: what, since when, and whether it can be called off. */
import type { ConfigurationOptionSetting } from '@aws-sdk/client-elastic-beanstalk';
import { whenText } from '../detail-fields.ts';
import type { Field } from '../resource.ts';
import type { EnvironmentReading } from './environment-reading.ts';
import { toldBy } from './part.ts';
import { isSecret, repeatsVariables } from './secrets.ts';
import { type EnvironmentSettings, optionKey, optionName } from './settings.ts';

/** Wordings of the events that begin something. */
const begins = /^\w+ is starting\.|^(Environment update|Rebuild of environment|Restart) is starting/i;

/** Nothing when nothing is: settings that could not be deployed stay pending until somebody sees to them. */
export function pendingFields(reading: EnvironmentReading, now: number): Field[] {
	const { environment, events } = reading;
	const draft = draftFields(toldBy(reading.settings));
	const { Status = '', AbortableOperationInProgress: abortable } = environment;
	if (Status === 'Ready' || Status === 'Terminated') return draft;
	const begun = toldBy(events)?.find(({ Message = '' }) => begins.test(Message));
	const latest = toldBy(events)?.[0];
	return [
		{ label: 'under way', value: [Status, begun?.Message].filter(Boolean).join(': '), tone: 'busy' },
		{ label: 'since', value: whenText(begun?.EventDate ?? environment.DateUpdated, now) },
		...(latest?.Message ? [{ label: 'now', value: latest.Message }] : []),
		{ label: 'instances run', value: versionsOf(reading) },
		...draft,
		{
			label: 'can be aborted',
			value: abortable
				? 'yes: a (actions), Abort update'
				: 'no: AWS says that what is under way cannot be aborted',
		},
	];
}

/** `v42 on 3, v43 on 1`: AWS tells which version each instance runs. */
function versionsOf({ instances }: EnvironmentReading): string {
	const counts = new Map<string, number>();
	for (const { Deployment } of toldBy(instances) ?? []) {
		const label = Deployment?.VersionLabel ?? 'no version';
		counts.set(label, (counts.get(label) ?? 0) + 1);
	}
	return [...counts].map(([label, count]) => `${label} on ${count}`).join(', ');
}

const keyOf = (setting: ConfigurationOptionSetting) => `${setting.Namespace}\n${optionKey(setting)}`;

/** Option by option: what is in force → what is being deployed, or could not be. */
function draftFields(settings: EnvironmentSettings | undefined): Field[] {
	if (!settings?.draft) return [];
	const { deployed, draft } = settings;
	const failed = draft.DeploymentStatus === 'failed';
	const before = new Map(deployed.OptionSettings?.map((setting) => [keyOf(setting), setting.Value]));
	const changes = (draft.OptionSettings ?? []).flatMap((setting): Field[] => {
		const old = before.get(keyOf(setting));
		if ((old ?? '') === (setting.Value ?? '') || repeatsVariables(setting)) return [];
		const value = isSecret(setting) ? '(hidden, differs)' : `${old || '–'} → ${setting.Value || '–'}`;
		return [{ label: optionName(setting), value }];
	});
	return [
		...(failed
			? [
					{
						label: 'settings',
						value: 'The last change of settings failed; these were not deployed:',
						tone: 'bad' as const,
					},
				]
			: []),
		...changes,
	];
}
