/** What the help of `get` and `run` lists. */
import { actions } from '../actions/all.ts';
import { kinds } from '../resources/all.ts';

export const kindNames: readonly string[] = kinds;
export const actionNames: readonly string[] = actions.map(({ id }) => id);
