import { launchInstances } from './launch-instances.ts';
import { startInstances } from './start-instances.ts';
import { stopInstances } from './stop-instances.ts';
import { swap } from './swap.ts';
import { tag } from './tag.ts';
import { terminateInstances } from './terminate-instances.ts';

/** Every write that a person can start, in the order of the menu. */
export const actions = [launchInstances, tag, swap, startInstances, stopInstances, terminateInstances];

export const findAction = (id: string) => actions.find((action) => action.id === id);
