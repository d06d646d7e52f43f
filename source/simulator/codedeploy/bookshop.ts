import type { World } from '../world.ts';
import { bookshopGroups, customConfigurations } from './bookshop-groups.ts';
import { deployedBefore } from './deployed-before.ts';
import type { Deployment } from './deployment.ts';
import { type DeploymentGroup, type GroupSettings, newGroup } from './deployment-group.ts';
import { instancesOf } from './fleet.ts';
import { unhealthy } from './hook-failures.ts';
import { registerRevision } from './register-revision.ts';
import type { ReleaseTrain } from './releases.ts';
import { publish, release, releaseNowAndThen } from './releases.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Deployments of its own, with the rollback of the one that fails. */
const own = 13;

/**
 * The bookshop's applications. What lies before the start is not made up: it is scheduled in the past, and the clock
 * lets it happen when it first catches up. `deployments`: how many there are in all by then; undefined: a dozen.
 */
export function bookshopCodeDeploy(world: World, deployments?: number): void {
	const { clock, codedeploy, calm } = world;
	const start = clock.now();
	codedeploy.openedAt = start;
	for (const { name, rule } of customConfigurations)
		codedeploy.configurations.set(name, { name, rule, id: uuid(world), createTime: start - 61 * day });
	const at = (before: number, event: () => void) => clock.at(start - before, event);
	const web = addGroup(world, bookshopGroups.web);
	const worker = addGroup(world, bookshopGroups.worker);
	const search = addGroup(world, bookshopGroups.search);
	const trains = {
		web: { group: web, version: 36 },
		worker: { group: worker, version: 17 },
		search: { group: search, version: 8 },
	};
	if (deployments !== undefined && deployments > own) {
		codedeploy.kept = Math.max(codedeploy.kept, deployments);
		deployedBefore(world, [trains.web, trains.worker, trains.search], deployments - own);
	}
	for (const train of Object.values(trains)) at(9 * day, () => settle(world, train));
	at(6 * day + 3 * hour, () => release(world, trains.web));
	at(5 * day + 1 * hour, () => release(world, trains.worker));
	at(3 * day + 5 * hour, () => release(world, trains.web));
	at(2 * day + 6 * hour, () => reroute(world, release(world, trains.search)));
	at(2 * day + 2 * hour, () => release(world, trains.worker));
	at(1 * day + 4 * hour, () => release(world, trains.web));
	at(5 * hour, () => release(world, trains.worker));
	at(3 * hour, () => release(world, trains.web, { ...unhealthy, from: 2 }));
	at(2 * hour, () => release(world, trains.web));
	at(50 * minute, () => release(world, trains.worker));
	at(25 * minute, () => release(world, trains.web));
	// In a calm region it is through when somebody first looks, else it is rolling.
	at(calm ? 12 * minute : 75_000, () => release(world, trains.web));
	at(30_000, () => prepare(world, trains));
	if (!calm) at(0, () => releaseNowAndThen(world, [trains.web, trains.worker]));
}

function addGroup(world: World, settings: GroupSettings): DeploymentGroup {
	const { applications } = world.codedeploy;
	const group = newGroup(settings, uuid(world));
	const name = settings.application;
	applications.set(name, {
		name,
		id: uuid(world),
		createTime: world.clock.now() - 412 * day,
		linkedToGitHub: name === 'bookshop-worker',
		groups: new Map([[group.name, group]]),
		revisions: new Map(),
	});
	return group;
}

function uuid({ random }: World): string {
	return [8, 4, 4, 4, 12].map((length) => random.hex(length)).join('-');
}

/** What the group's instances have run before its first deployment that is told. */
function settle(world: World, { group, version }: ReleaseTrain): void {
	const revision = publish(world, group, version - 1);
	group.lastSuccessfulRevision = revision;
	for (const id of instancesOf(world, group.autoScalingGroup))
		group.installed.set(id, { revision, succeeded: true });
}

/** Somebody looks at the replacements for ten minutes, and is content. */
function reroute({ clock }: World, deployment: Deployment | undefined): void {
	clock.in(600, () => deployment?.goOn?.());
}

/** Revisions that are there to be deployed. Of those of the web the older one is bad, which nobody knows. */
function prepare(
	world: World,
	{ web, worker, search }: Record<'web' | 'worker' | 'search', ReleaseTrain>,
): void {
	const application = world.codedeploy.applications.get('bookshop-worker');
	const gitHubLocation = { repository: 'bookshop/worker', commitId: world.random.hex(40) };
	if (application)
		registerRevision(world, application, { revisionType: 'GitHub', gitHubLocation }, 'Invoices as PDF/A');
	publish(world, web.group, web.version++, { ...unhealthy, from: 0 });
	publish(world, web.group, web.version++);
	publish(world, worker.group, worker.version++);
	publish(world, search.group, search.version++);
}
