/**
 * The replacement instances of a blue/green deployment, where its group does not make them by copying its Auto
 * Scaling group: they are there already, and each deployment names them (SDK type TargetInstances).
 */
import type { TargetInstances } from '@aws-sdk/client-codedeploy';
import type { DeploymentGroup } from '../../resources/codedeploy/deployment-group.ts';
import type { FormField } from '../action.ts';

export const namesReplacements = ({ fleets }: DeploymentGroup): boolean =>
	fleets?.provisioning === 'DISCOVER_EXISTING';

const entriesIn = (text: string) =>
	text
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => line !== '');

/** `asg:name` is an Auto Scaling group, `key=value` a tag; one a line. */
export function replacementsIn(text: string): TargetInstances {
	const entries = entriesIn(text);
	const autoScalingGroups = entries.flatMap((entry) => (/^asg:/i.test(entry) ? [entry.slice(4).trim()] : []));
	const tagFilters = entries
		.filter((entry) => !/^asg:/i.test(entry))
		.map((entry) => {
			const [, Key = entry, Value = ''] = /^([^=]+)=(.*)$/.exec(entry) ?? [];
			return { Key, Value, Type: 'KEY_AND_VALUE' as const };
		});
	return {
		...(autoScalingGroups.length > 0 ? { autoScalingGroups } : {}),
		...(tagFilters.length > 0 ? { tagFilters } : {}),
	};
}

export const replacementsField: FormField = {
	name: 'replacements',
	label: 'replacements',
	help: 'instances that take over: asg:name for an Auto Scaling group, key=value for a tag; one a line',
	type: 'list',
	required: true,
	validate(value) {
		const wrong = entriesIn(value).find((entry) => !/^(asg:.+|[^=]+=.*)$/i.test(entry));
		return wrong === undefined || `${wrong} is neither. Expected asg:name or key=value.`;
	},
};

/** The group as it would be with them for its instances: to find them as a group's are found. */
export const groupOfReplacements = (group: DeploymentGroup, named: TargetInstances): DeploymentGroup => ({
	...group,
	autoScalingGroups: named.autoScalingGroups ?? [],
	tagSets: named.tagFilters
		? [named.tagFilters.map(({ Key = '', Value = '' }) => ({ key: Key, value: Value }))]
		: [],
	onPremisesTagSets: [],
	lastSuccessful: undefined,
	lastAttempted: undefined,
});
