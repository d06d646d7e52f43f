import type { World } from '../world.ts';
import { conclude } from './conclude.ts';
import type { Deployment, Stopping } from './deployment.ts';

/**
 * Begins nothing more. It is stopped at once when no target is under way, else when each of these has its lifecycle
 * event behind it. Tells whether it is stopped.
 */
export function stopDeployment(world: World, deployment: Deployment, stopping: Stopping): boolean {
	deployment.stopping = stopping;
	if (deployment.overview.InProgress > 0) return false;
	conclude(world, deployment, 'Stopped', stopping.error);
	return true;
}
