/** What goes on in the bookshop's environments: new versions, and health that wavers. */
import type { EnvironmentHealthStatus } from '@aws-sdk/client-elastic-beanstalk';
import type { World } from '../world.ts';
import type { Flaw } from './application.ts';
import { deployVersion } from './deploy-version.ts';
import type { Environment } from './environment.ts';
import { setHealth } from './health.ts';
import { addVersion, nextLabel } from './versions.ts';

/** Makes a new version and puts it on an environment, if that is free. */
export function release(world: World, environment: Environment, flaw?: Flaw): void {
	if (environment.status !== 'Ready') return;
	const application = world.elasticbeanstalk.applications.get(environment.application);
	if (!application) return;
	const { label } = addVersion(world, application, nextLabel(application), { flaw });
	deployVersion(world, environment, label);
}

/**
 * A new version every six to nine minutes: mostly of the worker, every third of the shop, there on the one of
 * `pair` that customers do not see (whose address is not `live`). Every sixth is a bad one.
 */
export function updateNowAndThen(
	world: World,
	worker: Environment,
	pair: readonly Environment[],
	live: string,
): void {
	let updates = 0;
	const next = () => {
		world.clock.in(world.random.integer(360, 540), next);
		updates++;
		const standby = pair.find(({ cname }) => cname !== live);
		release(
			world,
			(updates % 3 === 0 && standby) || worker,
			updates % 6 === 4 ? 'fails to deploy' : undefined,
		);
	};
	world.clock.in(world.random.integer(360, 540), next);
}

type Waver = readonly [EnvironmentHealthStatus, failing: number, cause: (percent: string) => string];

const wavers: readonly [Waver, ...Waver[]] = [
	['Warning', 0.03, (percent) => `${percent} % of the requests to the ELB are failing with HTTP 5xx.`],
	['Warning', 0.02, (percent) => `${percent} % of the requests are failing with HTTP 5xx.`],
	['Degraded', 0.12, (percent) => `${percent} % of the requests are failing with HTTP 5xx.`],
];

/** Every eight to fifteen minutes one environment falters for about a minute. */
export function waverNowAndThen(world: World, environments: readonly [Environment, ...Environment[]]): void {
	const { clock, random } = world;
	const next = () => {
		clock.in(random.integer(480, 900), next);
		const environment = random.pick(environments);
		const [health, about, cause] = random.pick(wavers);
		if (environment.status !== 'Ready' || environment.health !== 'Ok') return;
		const failing = about * (0.7 + 0.6 * random.next());
		const causes = [cause((failing * 100).toFixed(1))];
		setHealth(world, environment, health, { causes, failing });
		clock.in(random.integer(45, 90), () => {
			if (environment.causes === causes) setHealth(world, environment, 'Ok');
		});
	};
	clock.in(random.integer(480, 900), next);
}
