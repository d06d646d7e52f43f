import type { Deployment, DeploymentGroup } from './deployment.ts';

/** What CodeDeploy knows in this world. */
export interface CodeDeployPart {
	/** Application → its deployment groups by name. */
	readonly applications: Map<string, Map<string, DeploymentGroup>>;
	/** By id, oldest first. */
	readonly deployments: Map<string, Deployment>;
	/** How many deployments there have ever been. */
	count: number;
}

declare module '../world.ts' {
	interface Parts {
		codedeploy: CodeDeployPart;
	}
}

export const newCodeDeployPart = (): CodeDeployPart => ({
	applications: new Map(),
	deployments: new Map(),
	count: 0,
});
