import type { Tone } from '../resource.ts';

/**
 * What a DeploymentStatus means to a person. `Ready` is a blue/green deployment that waits for the reroute, and
 * `Baking` one that waits with its alarms watched; a status that is not here is on its way.
 * https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_DeploymentInfo.html
 */
export const deploymentTones: Readonly<Record<string, Tone>> = {
	Ready: 'warning',
	Succeeded: 'good',
	Failed: 'bad',
	Stopped: 'warning',
};

const over: ReadonlySet<string> = new Set(['Succeeded', 'Failed', 'Stopped']);

/** Does CodeDeploy change it no more? */
export const isDeploymentOver = (status: string | undefined): boolean => over.has(status ?? '');
