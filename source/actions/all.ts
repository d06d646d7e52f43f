import { launchInstances } from './ec2/launch-instances.ts';
import { startInstances } from './ec2/start-instances.ts';
import { stopInstances } from './ec2/stop-instances.ts';
import { tag } from './ec2/tag.ts';
import { terminateInstances } from './ec2/terminate-instances.ts';
import { swap } from './elasticbeanstalk/swap.ts';

/** Every write that a person can start, in the order of the menu. */
export const actions = [launchInstances, tag, swap, startInstances, stopInstances, terminateInstances];

export const findAction = (id: string) => actions.find((action) => action.id === id);
