/** How a deployment is to be made, besides of what: from the answers of a form to CreateDeployment's input. */
import type {
	AutoRollbackConfiguration,
	AutoRollbackEvent,
	CreateDeploymentInput,
	FileExistsBehavior,
	TargetInstances,
} from '@aws-sdk/client-codedeploy';
import type { DeploymentGroup } from '../../resources/codedeploy/deployment-group.ts';
import type { Answers, FormField } from '../action.ts';
import { namesReplacements, replacementsField, replacementsIn } from './replacements.ts';

export interface Wishes {
	configuration: string;
	description: string;
	/** When it rolls back by itself; empty: never. */
	rollback: readonly AutoRollbackEvent[];
	fileExists: FileExistsBehavior;
	/** A failing ApplicationStop, or hook around BlockTraffic, of the revision before does not count. */
	ignoreStopFailures: boolean;
	/** The group's alarms do not stop it. */
	ignoreAlarms: boolean;
	/** Of blue/green, where the group does not make them. */
	replacements?: TargetInstances;
}

const events = {
	failure: 'DEPLOYMENT_FAILURE',
	alarm: 'DEPLOYMENT_STOP_ON_ALARM',
	stop: 'DEPLOYMENT_STOP_ON_REQUEST',
} as const satisfies Record<string, AutoRollbackEvent>;

const eventWords: ReadonlyArray<readonly [value: keyof typeof events, label: string]> = [
	['failure', 'when it fails'],
	['alarm', 'when an alarm stops it'],
	['stop', 'when a person stops it'],
];

const behaviours = { fail: 'DISALLOW', overwrite: 'OVERWRITE', retain: 'RETAIN' } as const satisfies Record<
	string,
	FileExistsBehavior
>;

const yesOrNo = [
	{ value: 'no', label: 'no' },
	{ value: 'yes', label: 'yes' },
];

/** `rollback`, `files`, `ignore-stop` and, where the group has alarms, `ignore-alarms`. */
export function wishFields(group: DeploymentGroup, { ignoreAlarms }: { ignoreAlarms: boolean }): FormField[] {
	const fields: FormField[] = [
		...(namesReplacements(group) ? [replacementsField] : []),
		{
			name: 'rollback',
			label: 'auto rollback',
			help: 'space marks; nothing marked: never',
			type: 'choices',
			choices: eventWords.map(([value, label]) => ({ value, label })),
			default: eventWords
				.flatMap(([value]) => (group.rollsBackOn.includes(events[value]) ? [value] : []))
				.join('\n'),
		},
		{
			name: 'files',
			label: 'files in the way',
			help: 'on the instance already, and not of the last deployment',
			type: 'choice',
			choices: [
				{ value: 'fail', label: 'fail', hint: "CodeDeploy's default" },
				{ value: 'overwrite', label: 'overwrite them' },
				{ value: 'retain', label: 'retain them' },
			],
			default: 'fail',
		},
		{
			name: 'ignore-stop',
			label: 'stop may fail',
			help: 'go on where ApplicationStop, or a hook around BlockTraffic, of the revision before fails',
			type: 'choice',
			choices: yesOrNo,
			default: 'no',
		},
	];
	if (group.alarms.length === 0) return fields;
	return [
		...fields,
		{
			name: 'ignore-alarms',
			label: 'ignore alarms',
			help: `${group.alarms.join(', ')} would stop it`,
			type: 'choice',
			choices: yesOrNo,
			default: ignoreAlarms ? 'yes' : 'no',
		},
	];
}

export function wishesOf(group: DeploymentGroup, answers: Answers): Wishes {
	const { rollback, files = '' } = answers;
	return {
		configuration: answers.configuration || group.configuration,
		description: answers.description ?? '',
		rollback:
			rollback === undefined
				? eventWords.map(([value]) => events[value]).filter((event) => group.rollsBackOn.includes(event))
				: eventWords.flatMap(([value]) => (rollback.split('\n').includes(value) ? [events[value]] : [])),
		fileExists: isBehaviour(files) ? behaviours[files] : 'DISALLOW',
		ignoreStopFailures: answers['ignore-stop'] === 'yes',
		ignoreAlarms: answers['ignore-alarms'] === 'yes',
		...(namesReplacements(group) ? { replacements: replacementsIn(answers.replacements ?? '') } : {}),
	};
}

const isBehaviour = (text: string): text is keyof typeof behaviours => Object.hasOwn(behaviours, text);

/** Without what the group says itself, so that the call tells what is special about it. */
export function wishedInput(
	group: DeploymentGroup,
	wishes: Wishes,
): Omit<CreateDeploymentInput, 'applicationName'> {
	const { configuration, description, rollback, fileExists, ignoreStopFailures, ignoreAlarms, replacements } =
		wishes;
	return {
		deploymentConfigName: configuration,
		...(description ? { description } : {}),
		...(sameEvents(rollback, group.rollsBackOn) ? {} : { autoRollbackConfiguration: rollbackOn(rollback) }),
		...(fileExists === 'DISALLOW' ? {} : { fileExistsBehavior: fileExists }),
		...(ignoreStopFailures ? { ignoreApplicationStopFailures: true } : {}),
		...(ignoreAlarms ? { overrideAlarmConfiguration: { enabled: false } } : {}),
		...(replacements ? { targetInstances: replacements } : {}),
	};
}

const rollbackOn = (wished: readonly AutoRollbackEvent[]): AutoRollbackConfiguration =>
	wished.length > 0 ? { enabled: true, events: [...wished] } : { enabled: false };

const sameEvents = (a: readonly string[], b: readonly string[]) =>
	a.length === b.length && a.every((event) => b.includes(event));

/** `rolls back by itself to v41 when it fails, when an alarm stops it` */
export function rollbackText({ rollback }: Wishes, to: string): string {
	const when = eventWords.filter(([value]) => rollback.includes(events[value])).map(([, label]) => label);
	if (when.length === 0) return 'it does not roll back by itself';
	return `it rolls back by itself${to ? ` to ${to}` : ''} ${when.join(', or ')}`;
}
