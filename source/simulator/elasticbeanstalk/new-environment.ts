import type { EnvironmentTier } from '@aws-sdk/client-elastic-beanstalk';
import type { World } from '../world.ts';
import { arnOf } from './application.ts';
import type { Environment } from './environment.ts';
import type { Settings } from './settings.ts';

/** What makes an environment. */
export interface Sketch {
	readonly name: string;
	readonly application: string;
	readonly tier: EnvironmentTier;
	readonly cname?: string;
	readonly description?: string;
	readonly version: string;
	readonly template?: string;
	readonly platformArn: string;
	readonly settings: Settings;
	readonly tags: ReadonlyMap<string, string>;
	/** Messages a second, of a worker. */
	readonly messageRate?: number;
	/** The region's milliseconds. */
	readonly dateCreated: number;
}

export const webTier = { Name: 'WebServer', Type: 'Standard', Version: '1.0' } as const;
export const workerTier = { Name: 'Worker', Type: 'SQS/HTTP', Version: '3.0' } as const;

/** An environment that is about to be launched. */
export function newEnvironment(world: World, sketch: Sketch): Environment {
	const environment: Environment = {
		...sketch,
		messageRate: sketch.messageRate ?? 0,
		id: `e-${idOf(world)}`,
		arn: arnOf(world, 'environment', sketch.application, sketch.name),
		enhanced: true,
		deployments: 1,
		status: 'Launching',
		health: 'NoData',
		causes: [],
		failing: 0,
		dateUpdated: sketch.dateCreated,
		rebuilt: 0,
		instances: new Map(),
		outOfService: new Set(),
		watched: false,
		kept: false,
	};
	world.elasticbeanstalk.environments.set(environment.id, environment);
	return environment;
}

const letters = [...'abcdefghijkmnpqrstuvwxyz23456789'];

/** Ten of Beanstalk's letters: `9kmsjd6dmy`. */
export const idOf = ({ random }: World, length = 10): string =>
	Array.from({ length }, () => letters[random.integer(0, letters.length - 1)]).join('');
