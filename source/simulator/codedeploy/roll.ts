import type { World } from '../world.ts';
import { type HealthRule, mustSucceed, outOfServiceAtMost } from './configurations.ts';
import { type Deployment, moveTarget } from './deployment.ts';
import { hasAgent } from './fleet.ts';
import { agentSilent } from './hook-failures.ts';
import { type LifecycleRule, stopping } from './lifecycle.ts';
import { runEvent } from './run-event.ts';
import { beginStep, endStep, type Target } from './target.ts';

/** A part of a deployment in which targets go through events of their lifecycle. */
export interface Stage {
	readonly fleet: readonly Target[];
	/** How many of its events a target has behind it in the end; undefined: all. */
	readonly events?: number;
	/** How many targets may be out of service at once, being deployed to or failed. */
	readonly atMost: number;
	/** How many must come through. */
	readonly least: number;
	/** What a target that comes through then is. */
	readonly reached: 'Succeeded' | 'Ready';
}

export type Ending = 'through' | 'unhealthy' | 'stopped';

export const allowance = (rule: HealthRule, size: number): Pick<Stage, 'atMost' | 'least'> => ({
	atMost: outOfServiceAtMost(rule, size),
	least: mustSucceed(rule, size),
});

/**
 * Begins on as many targets as may be out of service, and on the next ones as they come through. A failed target
 * stays out of service, so it takes up a place for good. `ended` is called once, when nothing is under way any more.
 */
export function roll(world: World, deployment: Deployment, stage: Stage, ended: (how: Ending) => void): void {
	const { clock } = world;
	const { fleet, atMost, least, reached } = stage;
	const able = fleet.filter(({ status }) => status !== 'Failed');
	let [next, underWay, failed, through] = [0, 0, fleet.length - able.length, 0];
	proceed();

	function proceed() {
		while (!deployment.stopping && underWay + failed < atMost) {
			const target = able[next];
			if (!target) break;
			next++;
			underWay++;
			moveTarget(deployment, target, 'InProgress', clock.now());
			step(target);
		}
		if (underWay > 0) return;
		if (deployment.stopping) return ended('stopped');
		ended(next === able.length && through >= least ? 'through' : 'unhealthy');
	}

	/** The next lifecycle event of a target, or its end. */
	function step(target: Target) {
		const done = target.steps.length;
		const rule = done < (stage.events ?? target.lifecycle.length) ? target.lifecycle[done] : undefined;
		if (!rule) return finish(target, reached);
		if (deployment.stopping) return finish(target, 'Skipped');
		beginStep(target, clock.now());
		const run = runEvent(world, deployment, target, rule);
		clock.in(run.seconds, () => {
			const lost = !hasAgent(world, target.id);
			const wrong = lost || run.failed;
			endStep(target, wrong ? 'Failed' : 'Succeeded', lost ? agentSilent : run.diagnostics, clock.now());
			if (wrong && !isForgiven(rule, lost)) return finish(target, 'Failed');
			if (rule.name === 'Install') install(target);
			step(target);
		});
	}

	const isForgiven = ({ name }: LifecycleRule, lost: boolean) =>
		!lost && deployment.ignoreApplicationStopFailures === true && stopping.has(name);

	/** From here on the agent takes this revision for the previous one, whatever becomes of it. */
	function install({ id }: Target) {
		deployment.group.installed.set(id, { revision: deployment.revision, succeeded: false });
	}

	function finish(target: Target, status: 'Succeeded' | 'Ready' | 'Failed' | 'Skipped') {
		underWay--;
		if (status === 'Failed') failed++;
		if (status === reached) {
			through++;
			const installation = deployment.group.installed.get(target.id);
			if (installation?.revision === deployment.revision) installation.succeeded = true;
		}
		moveTarget(deployment, target, status, clock.now());
		proceed();
	}
}
