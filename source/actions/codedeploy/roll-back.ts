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
		const choices = earlier(past.value ?? []).map(({ location, at, deploymentId }) => ({
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
					const source = readRevision(value, titled(past.value ?? []));
					if (source.from === 'nowhere') return source.problem;
					return (
						source.from === 'aws' || 'Expected an earlier revision: a directory is deployed with deploy.'
					);
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
		const source = readRevision(answers.revision ?? '', titled(past.value ?? []));
		if (source.from !== 'aws')
			return impossible(
				group,
				source.from === 'nowhere' ? source.problem : 'a directory is no earlier revision',
				'roll-back',
			);
		const revision = await revisionInAws(region, source.location, options);
		const title = `roll ${group.name} back to ${revision.title}`;
		const plan = deployPlan(facts, revision, wishes, { action: 'roll-back', word: 'roll back', title });
		const id = revisionId(group.application, source.location);
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

/** The first is what runs now. */
const earlier = (past: readonly PastRevision[]) => past.slice(1);

const titled = (past: readonly PastRevision[]) =>
	past.map(({ location }) => ({ location, title: revisionTitle(location) }));
