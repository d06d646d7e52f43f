import type { StoredObject } from '../s3/part.ts';
import { type Configuration, predefinedConfigurations } from './configurations.ts';
import type { Contents } from './contents.ts';
import type { Deployment } from './deployment.ts';
import type { Application } from './deployment-group.ts';

/** What CodeDeploy knows in this world. */
export interface CodeDeployPart {
	/** By name. */
	readonly applications: Map<string, Application>;
	/** By name. */
	readonly configurations: Map<string, Configuration>;
	/** By id, oldest first. */
	readonly deployments: Map<string, Deployment>;
	/** How many deployments are kept: simulated days fill up, and the newest are what anybody looks at. */
	kept: number;
	/** How many deployments there have ever been. */
	count: number;
	/** How many revisions have ever been registered. */
	registered: number;
	/** What is in bundles, as far as it is known: the bookshop's own are not opened to be known. */
	readonly contents: WeakMap<StoredObject, Contents>;
	/** When somebody first looked, milliseconds since the epoch: hooks are made to fail from then on. */
	openedAt: number;
}

declare module '../world.ts' {
	interface Parts {
		codedeploy: CodeDeployPart;
	}
}

export const newCodeDeployPart = (): CodeDeployPart => ({
	applications: new Map(),
	configurations: new Map(
		predefinedConfigurations.map((configuration) => [configuration.name, configuration]),
	),
	deployments: new Map(),
	kept: 500,
	count: 0,
	registered: 0,
	contents: new WeakMap(),
	openedAt: 0,
});
