import type { RevisionLocation } from '@aws-sdk/client-codedeploy';
import type { DeploymentGroup } from '../../resources/codedeploy/deployment-group.ts';
import { revisionId, revisionTitle } from '../../resources/codedeploy/revision-location.ts';
import { age } from '../../text/age.ts';
import type { Action } from '../action.ts';
import { againForm } from './again-form.ts';
import { deploy, deploysToInstances, idIn, impossible } from './deploy.ts';
import { deployPlan } from './deploy-plan.ts';
import { goodRevisions, type PastRevision } from './group-deployments.ts';
import { groupFacts } from './group-facts.ts';
import { groupNow } from './group-now.ts';
import { attempt } from './read.ts';
import { revisionInAws } from './revision-facts.ts';
import { readRevision, revisionText } from './revision-text.ts';
import { wishesOf } from './wishes.ts';

/** Brings an earlier revision back that a group ran with success: a new deployment, as all of CodeDeploy's rollbacks. */
export const rollBack: Action<'deployment-groups'> = {
	id: 'roll-back',
	kind: 'deployment-groups',
	title: 'Roll back by choice',
	risk: 'disruptive',
	takes: 'one',
	appliesTo: deploysToInstances,
	from: deploy.from,
	async form(context) {
		const { region } = context;
		const { group } = await groupNow(region, idIn(context), context);
		const [past, rest] = await Promise.all([
			attempt(() => goodRevisions(region, group, context), context),
			againForm(region, group, context),
		]);
		const now = region.now();
		const choices = earlier(group, past.value ?? []).map(({ location, at, deploymentId }) => ({
			value: revisionText(location),
			label: revisionTitle(location),
			hint: `went well ${age(now - at)} ago · ${deploymentId}`,
		}));
		return [
			{
				name: 'revision',
				label: 'revision',
				help: past.problem?.sentence ?? (choices.length === 0 ? 'there is no earlier one' : undefined),
				type: 'choice',
				choices,
				open: true,
				required: true,
				default: choices[0]?.value,
				validate(value) {
					const location = locationIn(value, past.value ?? []);
					return typeof location === 'string' ? location : true;
				},
			},
			...rest,
		];
	},
	async plan(context) {
		const { region, answers } = context;
		const options = { signal: context.signal };
		const now = await groupNow(region, idIn(context), options);
		const { group } = now;
		const verdict = deploysToInstances(group);
		if (verdict !== true) return impossible(group, verdict, 'roll-back');
		const wishes = wishesOf(group, answers);
		const [past, facts] = await Promise.all([
			attempt(() => goodRevisions(region, group, options), options),
			groupFacts(region, now, wishes, options),
		]);
		const location = locationIn(answers.revision ?? '', past.value ?? []);
		if (typeof location === 'string') return impossible(group, location, 'roll-back');
		const revision = await revisionInAws(region, location, options);
		const title = `roll ${group.name} back to ${revision.title}`;
		const plan = deployPlan(facts, revision, wishes, { action: 'roll-back', word: 'roll back', title });
		const id = revisionId(group.application, location);
		const ran = (past.value ?? []).find((one) => revisionId(group.application, one.location) === id);
		const check = ran
			? ({
					status: 'passed',
					text: `${revision.title} went well here ${age(region.now() - ran.at)} ago`,
				} as const)
			: ({
					status: 'warning',
					text: `${revision.title} was not deployed to ${group.name} with success yet`,
				} as const);
		return { ...plan, checks: [check, ...plan.checks] };
	},
};

/** The first is what runs now, unless an attempt came after it that has failed or was stopped. */
const earlier = ({ lastSuccessful, lastAttempted }: DeploymentGroup, past: readonly PastRevision[]) =>
	lastAttempted?.id === lastSuccessful?.id ? past.slice(1) : past;

/** The revision that is meant; or what is wrong with the text, as a sentence. */
function locationIn(text: string, past: readonly PastRevision[]): RevisionLocation | string {
	const known = past.map(({ location }) => ({ location, title: revisionTitle(location) }));
	const titles = known.map(({ title }) => title);
	const source = readRevision(text, known);
	if (source.from === 'aws') return source.location;
	if (source.from === 'directory')
		return 'Expected an earlier revision: a directory is deployed with deploy.';
	const isTitle = /^[^:/]+$/.test(text) && !titles.includes(text);
	if (!isTitle || titles.length === 0) return source.problem;
	return `“${text}” is none that went well here: ${titles.join(', ')}. Any other is deployed with deploy.`;
}
