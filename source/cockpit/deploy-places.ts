/** Where something can be deployed: CodeDeploy's deployment groups and Beanstalk's environments. */

import type { Answers } from '../actions/action.ts';
import { deploy } from '../actions/codedeploy/deploy.ts';
import { revisionText } from '../actions/codedeploy/revision-text.ts';
import { deployVersion } from '../actions/elasticbeanstalk/deploy-version.ts';
import type { Kind, Kinds } from '../resources/resource.ts';
import type { State } from '../store/state.ts';
import { kindOf } from './controls.ts';
import { cursorItem } from './items.ts';

export interface DeployPlace {
	action: 'deploy' | 'deploy-version';
	/** Of the group or the environment. */
	id: string;
	/** Its name. */
	label: string;
	hint: string;
	/** Why nothing can be deployed there now. */
	disabled?: string;
}

/** What the item in front says of where: a test of each place, and answers that are given with it. */
export interface Front {
	fits(place: DeployPlace): boolean;
	answers: Answers;
}

type Groups = readonly Kinds['deployment-groups'][];

/** Undefined where it says nothing. */
export function frontOf(state: State, groups: Groups): Front | undefined {
	const kind = kindOf(state.screen);
	const reader = kind && readers[kind];
	return kind && reader ? frontIn(state, kind, groups) : undefined;
}

function frontIn<K extends Kind>(state: State, kind: K, groups: Groups): Front | undefined {
	const item = cursorItem(state, kind);
	const reader = readers[kind];
	return item === undefined ? undefined : reader?.(item, groups);
}

const groupsOnly = (ids: ReadonlySet<string>, answers: Answers = {}): Front => ({
	fits: ({ action, id }) => action === 'deploy' && ids.has(id),
	answers,
});

const idsOf = (groups: Groups, wanted: (group: Groups[number]) => boolean) =>
	new Set(groups.filter(wanted).map(({ id }) => id));

const readers: { readonly [K in Kind]?: (item: Kinds[K], groups: Groups) => Front | undefined } = {
	'codedeploy-applications': ({ name }, groups) =>
		groupsOnly(idsOf(groups, ({ application }) => application === name)),
	revisions: ({ application, location }, groups) =>
		groupsOnly(
			idsOf(groups, (group) => group.application === application),
			{ revision: revisionText(location) },
		),
	deployments: ({ service, subjectId }) =>
		service === 'Beanstalk'
			? { fits: ({ action, id }) => action === 'deploy-version' && id === subjectId, answers: {} }
			: undefined,
	instances({ tags }, groups) {
		const scaling = tags['aws:autoscaling:groupName'];
		const environment = tags['elasticbeanstalk:environment-name'];
		if (environment !== undefined)
			return {
				fits: ({ action, label }) => action === 'deploy-version' && label === environment,
				answers: {},
			};
		const ids = idsOf(
			groups,
			({ autoScalingGroups, tagSets }) =>
				(scaling !== undefined && autoScalingGroups.includes(scaling)) ||
				(tagSets.length > 0 &&
					tagSets.every((set) =>
						set.some(({ key, value }) => (value === '' ? Object.hasOwn(tags, key) : tags[key] === value)),
					)),
		);
		return ids.size > 0 ? groupsOnly(ids) : undefined;
	},
};

/** Every place, groups first, with why nothing can go there now. */
export const placesOf = (groups: Groups, environments: readonly Kinds['environments'][]): DeployPlace[] => [
	...groups.map(
		(group): DeployPlace => ({
			action: 'deploy',
			id: group.id,
			label: group.name,
			hint: [group.application, group.revision, group.style, group.lastAttempted?.status]
				.filter(Boolean)
				.join(' · '),
			...disabledBy(deploy.appliesTo?.(group)),
		}),
	),
	...environments.map(
		(environment): DeployPlace => ({
			action: 'deploy-version',
			id: environment.id,
			label: environment.name,
			hint: [environment.application, environment.version, 'Beanstalk', environment.status]
				.filter(Boolean)
				.join(' · '),
			...disabledBy(deployVersion.appliesTo?.(environment)),
		}),
	),
];

const disabledBy = (verdict: true | string | undefined) =>
	typeof verdict === 'string' ? { disabled: verdict } : {};
