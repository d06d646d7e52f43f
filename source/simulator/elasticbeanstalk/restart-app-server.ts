import type { InputOf } from '../../aws/operations.ts';
import type { World } from '../world.ts';
import { complete } from './complete.ts';
import { moveEnvironment } from './environment.ts';
import { findEnvironment, refuseUnlessReady } from './find.ts';
import { setHealth } from './health.ts';
import type { Procedure } from './operation.ts';
import { begin, narrate } from './operation.ts';

/** Restarts the application on every instance, in some fifteen seconds. */
export function restartAppServer(
	world: World,
	input: InputOf<'elasticbeanstalk', 'RestartAppServer'>,
): Record<string, never> {
	const environment = findEnvironment(world, input.EnvironmentId, input.EnvironmentName);
	refuseUnlessReady(environment);
	const { clock } = world;
	const tells = narrate(world, environment);
	const started = clock.now();
	moveEnvironment(environment, 'Updating', started);
	begin(world, environment, {}, course());
	return {};

	function* course(): Procedure {
		tells.info('restartAppServer is starting.');
		yield 3;
		setHealth(world, environment, 'Info', {
			causes: ['Application restart in progress.'],
			failing: environment.failing,
		});
		yield 8;
		tells.info('Instance deployment completed successfully.');
		yield 3;
		tells.info('Restarted application server on all ec2 instances.');
		complete(world, environment, tells, started, { what: 'Application restart', told: '' });
	}
}
