/** Versions that work until the traffic comes. */
import type { EnvironmentHealthStatus } from '@aws-sdk/client-elastic-beanstalk';
import type { World } from '../world.ts';
import { requestRate } from './address.ts';
import type { Environment } from './environment.ts';
import { instancesOf } from './fleet.ts';
import { setHealth } from './health.ts';
import { percent } from './instance-health.ts';
import { countFailures } from './measured.ts';
import { flawOf } from './versions.ts';

/** Requests a second that such a version still stands, and at which it is at its worst. */
const stands = 6;
const worst = 38;

/** The share of requests that fail at a rate, 0–1. */
export const failingUnder = (rate: number): number =>
	0.26 * Math.min(1, Math.max(0, (rate - stands) / (worst - stands)));

/** Seconds between two looks: as often as enhanced health is measured. */
const look = 10;

/** How much of the way to what the load makes of it a share of failures goes by the next look. */
const inertia = 0.4;

/** From which share on an environment's health is so. */
const levels: ReadonlyArray<readonly [from: number, health: EnvironmentHealthStatus]> = [
	[0.18, 'Severe'],
	[0.1, 'Degraded'],
	[0.02, 'Warning'],
];

const byLoad = new Set<EnvironmentHealthStatus>(['Ok', 'Warning', 'Degraded', 'Severe']);

/** Watches an environment for as long as one of its instances runs a version that fails under load. */
export function watchLoad(world: World, environment: Environment): void {
	if (environment.watched) return;
	environment.watched = true;
	const next = () => {
		const share = flawedShare(world, environment);
		const rate = requestRate(world, environment);
		const failing = environment.failing + inertia * (share * failingUnder(rate) - environment.failing);
		environment.failing = failing < 0.001 ? 0 : failing;
		countFailures(world, environment, look);
		judge(world, environment);
		if (share > 0 || environment.failing > 0 || isFlawed(world, environment, environment.version))
			world.clock.in(look, next);
		else environment.watched = false;
	};
	world.clock.in(look, next);
}

const isFlawed = (world: World, { application, status }: Environment, version = ''): boolean =>
	status !== 'Terminated' && flawOf(world, application, version) === 'fails under load';

/** The share of the instances in service that run such a version. */
function flawedShare(world: World, environment: Environment): number {
	const { outOfService, instances } = environment;
	const serving = instancesOf(world, environment).filter((id) => !outOfService.has(id));
	const flawed = serving.filter((id) => isFlawed(world, environment, instances.get(id)?.version));
	return serving.length === 0 ? 0 : flawed.length / serving.length;
}

/** Health follows the failures, unless an operation has its say. */
function judge(world: World, environment: Environment): void {
	const { failing, health, operation } = environment;
	if (operation || !byLoad.has(health)) return;
	const level = levels.find(([from]) => failing >= from)?.[1] ?? 'Ok';
	const causes =
		level === 'Ok'
			? []
			: [
					`${percent(failing)} of the requests are failing with HTTP 5xx.`,
					`${percent(failing)} of the requests to the ELB are failing with HTTP 5xx.`,
				];
	if (level === health) environment.causes = causes;
	else setHealth(world, environment, level, { causes, failing });
}
