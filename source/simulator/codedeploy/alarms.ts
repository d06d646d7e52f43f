import type { World } from '../world.ts';
import { type Deployment, isOver } from './deployment.ts';
import { stopDeployment } from './stop.ts';

/** Seconds between two looks. */
const look = 10;

/** Stops a deployment when one of its alarms is in ALARM, now or later. */
export function watchAlarms(world: World, deployment: Deployment): void {
	const { alarms, autoRollback } = deployment;
	if (isOver(deployment) || deployment.stopping || !alarms?.enabled) return;
	const active = (alarms.alarms ?? []).flatMap(({ name = '' }) =>
		world.cloudwatch.alarms.get(name)?.state === 'ALARM' ? name : [],
	);
	if (active.length === 0) return world.clock.in(look, () => watchAlarms(world, deployment));
	stopDeployment(world, deployment, {
		error: {
			code: 'ALARM_ACTIVE',
			message: `One or more alarms have been activated according to the Amazon CloudWatch metrics you selected, and the affected deployments have been stopped. Activated alarms: <${active.join(', ')}>`,
		},
		rollBack:
			autoRollback.enabled === true && (autoRollback.events?.includes('DEPLOYMENT_STOP_ON_ALARM') ?? false),
	});
}
