import { homedir } from 'node:os';
import { resolve } from 'node:path';

/** A path as a person types it, absolute: `~` is their home, as in a shell. */
export const localPath = (given: string): string => resolve(given.trim().replace(/^~(?=\/|$)/, homedir()));
