import type { HealthRule } from '../../../source/simulator/codedeploy/configurations.ts';
import type { Contents } from '../../../source/simulator/codedeploy/contents.ts';
import { bookshopHooks } from '../../../source/simulator/codedeploy/contents.ts';
import type { Deployment } from '../../../source/simulator/codedeploy/deployment.ts';
import {
	type DeploymentGroup,
	type GroupSettings,
	newGroup,
} from '../../../source/simulator/codedeploy/deployment-group.ts';
import { codedeploy } from '../../../source/simulator/codedeploy/handlers.ts';
import type { Revision } from '../../../source/simulator/codedeploy/revision.ts';
import { startDeployment } from '../../../source/simulator/codedeploy/start-deployment.ts';
import type { SimulatedInstance } from '../../../source/simulator/ec2/part.ts';
import { TagSet, tagOf } from '../../../source/simulator/ec2/tag-set.ts';
import type { World } from '../../../source/simulator/world.ts';

let groups = 0;

type Options = Partial<Omit<GroupSettings, 'application' | 'name' | 'autoScalingGroup'>> & {
	rule?: HealthRule;
};

/** A deployment group on a fleet of its own, of `size` running instances named `t-0`, `t-1` …; OneAtATime. */
export function groupOf(world: World, size: number, { rule, ...settings }: Options = {}): DeploymentGroup {
	const name = `trial-${++groups}`;
	const { applications, configurations } = world.codedeploy;
	if (rule) configurations.set(name, { name, id: name, createTime: 0, rule });
	const group = newGroup(
		{
			application: 'trial',
			name,
			configuration: rule ? name : 'CodeDeployDefault.OneAtATime',
			autoScalingGroup: name,
			...settings,
		},
		name,
	);
	const application = applications.get('trial') ?? {
		name: 'trial',
		id: 'trial',
		createTime: 0,
		linkedToGitHub: false,
		groups: new Map<string, DeploymentGroup>(),
		revisions: new Map(),
	};
	application.groups.set(name, group);
	applications.set('trial', application);
	runInstances(world, size, name);
	return group;
}

function runInstances({ ec2, clock, random }: World, count: number, group: string): void {
	for (let index = 0; index < count; index++) {
		const instance: SimulatedInstance = {
			id: `i-0${random.hex(16)}`,
			reservation: `r-0${random.hex(16)}`,
			imageId: 'ami-1',
			type: 'm7g.large',
			subnetId: 'subnet-1',
			zone: 'eu-west-1a',
			privateAddress: `10.9.${index >> 8}.${index & 255}`,
			groups: [],
			state: 'running',
			launchedAt: clock.now(),
			checkedAt: clock.now(),
			impaired: false,
			tags: new TagSet([tagOf('Name', `t-${index}`), tagOf('aws:autoscaling:groupName', group)]),
		};
		ec2.instances.set(instance.id, instance);
	}
}

/** The instances of a group are no more: what comes after does not look through them. */
export function removeFleet({ ec2 }: World, { autoScalingGroup }: DeploymentGroup): void {
	for (const { id, tags } of [...ec2.instances.values()])
		if (tags.get('aws:autoscaling:groupName') === autoScalingGroup) ec2.instances.delete(id);
}

/** Version `version` of the trial application, with the bookshop's hooks unless its contents say otherwise. */
export const revisionOf = (version: number, contents: Partial<Contents> = {}): Revision => ({
	location: {
		revisionType: 'S3',
		s3Location: { bucket: 'trials', key: `trial/v${version}.zip`, bundleType: 'zip' },
	},
	contents: { hooks: bookshopHooks, ...contents },
});

type Order = Omit<Parameters<typeof startDeployment>[1], 'group' | 'revision' | 'creator'>;

/** Somebody deploys a revision. */
export const deploy = (world: World, group: DeploymentGroup, revision: Revision, order: Order = {}) =>
	startDeployment(world, { group, revision, creator: 'user', ...order });

export const infoOf = (world: World, id = '') =>
	codedeploy.BatchGetDeployments(world, { deploymentIds: [id] }).deploymentsInfo?.[0] ?? {};

/** All of a deployment's targets as BatchGetDeploymentTargets tells them. */
export const targetsOf = (world: World, { id: deploymentId, targets }: Deployment) =>
	Array.from({ length: Math.ceil(targets.length / 25) }, (_, batch) =>
		codedeploy.BatchGetDeploymentTargets(world, {
			deploymentId,
			targetIds: targets.slice(batch * 25, batch * 25 + 25).map(({ id }) => id),
		}),
	).flatMap(({ deploymentTargets = [] }) =>
		deploymentTargets.flatMap(({ instanceTarget }) => instanceTarget ?? []),
	);

/** The deployment that rolled another back. */
export function rollbackOf({ codedeploy: { deployments } }: World, { rollback }: Deployment): Deployment {
	const back = deployments.get(rollback?.rollbackDeploymentId ?? '');
	if (!back) throw new Error('nothing rolled it back');
	return back;
}

/** Versions that the instances of a fleet have, in order: `v41`. */
export const installed = ({ installed: known }: DeploymentGroup, { targets }: Deployment): string[] =>
	targets.map(({ id }) => {
		const key = known.get(id)?.revision.location.s3Location?.key ?? '';
		return /v\d+/.exec(key)?.[0] ?? '';
	});
