/** Deployments of the weeks before those that go by themselves: one record each, its targets made when somebody asks. */
import type { ErrorInformation } from '@aws-sdk/client-codedeploy';
import { longId } from '../ec2/long-id.ts';
import { drawn } from '../random.ts';
import type { World } from '../world.ts';
import { healthConstraints, manualStop } from './conclude.ts';
import { bookshopHooks } from './contents.ts';
import type { Deployment } from './deployment.ts';
import { findConfiguration } from './find.ts';
import { unhealthy } from './hook-failures.ts';
import { lifecycles } from './lifecycle.ts';
import { publish, type ReleaseTrain } from './releases.ts';
import type { Revision } from './revision.ts';
import { succeeded } from './run-event.ts';
import { deploymentId } from './start-deployment.ts';
import type { Step, Target } from './target.ts';

const hour = 3_600_000;
const day = 24 * hour;
/** The first and the last of them, before the start. */
const first = 29 * day;
const last = 9 * day + hour;

type Ended = 'Succeeded' | 'Failed' | 'Stopped';

const errors: Readonly<Record<Ended, ErrorInformation | undefined>> = {
	Succeeded: undefined,
	Failed: healthConstraints,
	Stopped: manualStop,
};

/** So many deployments, one after another, of versions older than those that are released next. */
export function deployedBefore(
	world: World,
	trains: readonly [ReleaseTrain, ...ReleaseTrain[]],
	count: number,
): void {
	const { clock, random } = world;
	const start = clock.now();
	const timeOf = (number: number) => start - first + ((first - last) * number) / count;
	const revisions = new Map<string, Revision>();
	let number = 0;
	const next = () => {
		if (number === count) return;
		const { group, version } = random.pick(trains);
		// The one before the next is what runs when what is told begins.
		const older = 1 + Math.floor((number / count) * (version - 2));
		const key = `${group.application} ${older}`;
		const revision = revisions.get(key) ?? publish(world, group, older);
		revisions.set(key, revision);
		add(world, group, revision);
		number++;
		clock.at(timeOf(number), next);
	};
	clock.at(timeOf(0), next);
}

/** Most were ordered by Auto Scaling, for an instance that it had launched. */
function add(world: World, group: ReleaseTrain['group'], revision: Revision): void {
	const { clock, random, codedeploy } = world;
	const chance = random.next();
	const status: Ended = chance < 0.91 ? 'Succeeded' : chance < 0.97 ? 'Failed' : 'Stopped';
	const size = random.next() < 0.8 ? 1 : random.integer(3, 12);
	const seed = random.integer(0, 2 ** 32 - 1);
	const createTime = clock.now();
	const overview = { Pending: 0, InProgress: 0, Succeeded: 0, Failed: 0, Skipped: 0, Ready: 0 };
	overview[status === 'Stopped' ? 'Skipped' : status] = size;
	const id = deploymentId(world);
	codedeploy.deployments.set(id, {
		id,
		group,
		revision,
		sequence: ++codedeploy.count,
		creator: size === 1 ? 'autoscaling' : 'user',
		configuration: findConfiguration(world, group.configuration),
		autoRollback: { enabled: false },
		status,
		createTime,
		startTime: createTime + 2000,
		completeTime: createTime + 2000 + size * lasts,
		error: errors[status],
		whenOver() {},
		overview,
		get targets() {
			return Array.from({ length: size }, (_, place) => targetOf(this, place, seed));
		},
	});
}

/** Milliseconds that one target takes: they go one after another. */
const lasts = 60_000;

function targetOf(deployment: Deployment, place: number, seed: number): Target {
	const { group, status, startTime = 0 } = deployment;
	const lifecycle = group.targetGroup ? lifecycles.inPlaceWithLoadBalancer : lifecycles.inPlace;
	const began = startTime + place * lasts;
	const each = lasts / lifecycle.length;
	const failing = status === 'Failed' ? lifecycle.findIndex(({ name }) => name === unhealthy.event) : -1;
	const begun = status === 'Stopped' ? 0 : failing < 0 ? lifecycle.length : failing + 1;
	const steps = lifecycle.slice(0, begun).map(
		({ name }, index): Step => ({
			status: index === failing ? 'Failed' : 'Succeeded',
			startTime: began + index * each,
			endTime: began + (index + 1) * each,
			diagnostics: index === failing ? unhealthy.diagnostics : succeeded(name, bookshopHooks[name] ?? []),
		}),
	);
	return {
		id: longId('i', drawn(seed, 2 * place), drawn(seed, 2 * place + 1)),
		place,
		lifecycle,
		status: status === 'Stopped' ? 'Skipped' : status === 'Failed' ? 'Failed' : 'Succeeded',
		lastUpdatedAt: began + begun * each,
		steps,
	};
}
