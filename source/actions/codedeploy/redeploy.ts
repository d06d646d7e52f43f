import type { Action } from '../action.ts';
import { againForm } from './again-form.ts';
import { deploy, deploysToInstances, idIn, impossible } from './deploy.ts';
import { deployPlan } from './deploy-plan.ts';
import { groupFacts } from './group-facts.ts';
import { groupNow } from './group-now.ts';
import { revisionInAws } from './revision-facts.ts';
import { wishesOf } from './wishes.ts';

/** Deploys the last good revision of a group again: where its instances have come to differ, or are unwell. */
export const redeploy: Action<'deployment-groups'> = {
	id: 'redeploy',
	kind: 'deployment-groups',
	title: 'Redeploy the last good revision',
	risk: 'disruptive',
	takes: 'one',
	appliesTo: deploysToInstances,
	from: deploy.from,
	async form(context) {
		const { group } = await groupNow(context.region, idIn(context), context);
		return againForm(context.region, group, context);
	},
	async plan(context) {
		const { region, answers } = context;
		const options = { signal: context.signal };
		const now = await groupNow(region, idIn(context), options);
		const verdict = deploysToInstances(now.group);
		if (verdict !== true) return impossible(now.group, verdict, 'redeploy');
		const wishes = wishesOf(now.group, answers);
		const facts = await groupFacts(region, now, wishes, options);
		const { previous, group } = facts;
		if (!previous)
			return impossible(group, `nothing was deployed to ${group.name} with success yet`, 'redeploy');
		const revision = await revisionInAws(region, previous.location, options);
		const title = `redeploy ${revision.title} to ${group.name}`;
		return deployPlan(facts, revision, wishes, { action: 'redeploy', word: 'redeploy', title });
	},
};
