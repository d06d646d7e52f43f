import { continueDeployment } from './codedeploy/continue-deployment.ts';
import { deploy } from './codedeploy/deploy.ts';
import { redeploy } from './codedeploy/redeploy.ts';
import { rollBack } from './codedeploy/roll-back.ts';
import { stopDeployment } from './codedeploy/stop-deployment.ts';
import { launchInstances } from './ec2/launch-instances.ts';
import { startInstances } from './ec2/start-instances.ts';
import { stopInstances } from './ec2/stop-instances.ts';
import { tag } from './ec2/tag.ts';
import { terminateInstances } from './ec2/terminate-instances.ts';
import { abortUpdate } from './elasticbeanstalk/abort-update.ts';
import { cloneEnvironment } from './elasticbeanstalk/clone-environment.ts';
import { createEnvironment } from './elasticbeanstalk/create-environment.ts';
import { createVersion } from './elasticbeanstalk/create-version.ts';
import { deployToEnvironment } from './elasticbeanstalk/deploy-to-environment.ts';
import { deployVersion } from './elasticbeanstalk/deploy-version.ts';
import { rebuild } from './elasticbeanstalk/rebuild.ts';
import { restart } from './elasticbeanstalk/restart.ts';
import { saveConfiguration } from './elasticbeanstalk/save-configuration.ts';
import { swap } from './elasticbeanstalk/swap.ts';
import { terminateEnvironment } from './elasticbeanstalk/terminate-environment.ts';

/** Every write that a person can start, in the order of the menu. */
export const actions = [
	launchInstances,
	tag,
	deploy,
	redeploy,
	rollBack,
	continueDeployment,
	stopDeployment,
	deployVersion,
	deployToEnvironment,
	swap,
	cloneEnvironment,
	createVersion,
	createEnvironment,
	restart,
	abortUpdate,
	saveConfiguration,
	rebuild,
	terminateEnvironment,
	startInstances,
	stopInstances,
	terminateInstances,
];

export const findAction = (id: string) => actions.find((action) => action.id === id);
