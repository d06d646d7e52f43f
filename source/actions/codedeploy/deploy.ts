import { ProblemError } from '../../aws/problem.ts';
import type { CallOptions, Region } from '../../aws/region.ts';
import type { Plan } from '../../operations/plan.ts';
import type { DeploymentGroup } from '../../resources/codedeploy/deployment-group.ts';
import { deploymentGroups } from '../../resources/codedeploy/deployment-groups.ts';
import type { Action, ActionContext, Answers } from '../action.ts';
import { deployForm } from './deploy-form.ts';
import { deployPlan } from './deploy-plan.ts';
import { groupFacts } from './group-facts.ts';
import { groupNow, groupOf, targetOf } from './group-now.ts';
import { knownRevisions } from './known-revisions.ts';
import { attempt } from './read.ts';
import { type RevisionFacts, revisionInAws, revisionInDirectory } from './revision-facts.ts';
import { type RevisionSource, readRevision } from './revision-text.ts';
import { uploadPlaceIn } from './upload-place.ts';
import { wishesOf } from './wishes.ts';

/** Airboss deploys to instances: of Lambda and ECS CodeDeploy only moves the traffic. */
export const deploysToInstances = ({ platform }: DeploymentGroup): true | string =>
	platform === 'Server' || `it deploys to ${platform}, not to instances`;

/** The id of the group that an action is about. */
export const idIn = ({ ids, items }: Pick<ActionContext<DeploymentGroup>, 'ids' | 'items'>): string =>
	ids?.[0] ?? items.map(deploymentGroups.id)[0] ?? '';

/** Deploys a revision to a deployment group: a known one, one in S3 or on GitHub, or a directory of this machine. */
export const deploy: Action<'deployment-groups'> = {
	id: 'deploy',
	kind: 'deployment-groups',
	title: 'Deploy',
	risk: 'disruptive',
	takes: 'one',
	appliesTo: deploysToInstances,
	from: { deployments: (item) => (item.service === 'CodeDeploy' ? groupOf(item) : undefined) },
	async form(context) {
		const { group } = await groupNow(context.region, idIn(context), context);
		return deployForm(context.region, group, context);
	},
	async plan(context) {
		const { region, answers } = context;
		const options = { signal: context.signal };
		const now = await groupNow(region, idIn(context), options);
		const { group } = now;
		const verdict = deploysToInstances(group);
		if (verdict !== true) return impossible(group, verdict);
		const wishes = wishesOf(group, answers);
		const [revision, facts] = await Promise.all([
			revisionOf(region, group, answers, options),
			groupFacts(region, now, wishes, options),
		]);
		if (typeof revision === 'string') return impossible(group, revision);
		const title = `deploy ${revision.title} to ${group.name}`;
		return deployPlan(facts, revision, wishes, { action: 'deploy', word: 'deploy', title });
	},
};

/** What is to be deployed; or why it cannot be, as a sentence. */
async function revisionOf(
	region: Region,
	group: DeploymentGroup,
	answers: Answers,
	options: CallOptions,
): Promise<RevisionFacts | string> {
	const source = await sourceOf(region, group, answers.revision ?? '', options);
	if (source.from === 'nowhere') return source.problem;
	if (source.from === 'aws') return revisionInAws(region, source.location, options);
	const place = uploadPlaceIn(answers.upload ?? '');
	if (typeof place === 'string') return place;
	try {
		return await revisionInDirectory(region, source.path, place, options);
	} catch (error) {
		if (!(error instanceof ProblemError) || options.signal?.aborted) throw error;
		return `${error.problem.sentence} ${error.problem.hint}`;
	}
}

/** What is registered is read only where the text alone does not tell: CodeDeploy's calls are few a second. */
async function sourceOf(
	region: Region,
	{ application }: DeploymentGroup,
	text: string,
	options: CallOptions,
): Promise<RevisionSource> {
	const source = readRevision(text);
	if (source.from !== 'nowhere') return source;
	const { value: known = [] } = await attempt(() => knownRevisions(region, application, options), options);
	return readRevision(text, known);
}

/** A plan that says why there is nothing to deploy. */
export const impossible = (group: DeploymentGroup, why: string, action = 'deploy'): Plan => ({
	action,
	title: `${action} to ${group.name}`,
	risk: 'disruptive',
	targets: [targetOf(group)],
	changes: [],
	checks: [{ status: 'blocked', text: why.replace(/\.$/, '') }],
	guards: [],
	steps: [],
	done: [],
});
