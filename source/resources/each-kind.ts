import { kinds } from './all.ts';
import type { Kind } from './resource.ts';

/**
 * One value for each kind, so that nothing has to name them all. `Made` says what there is for which kind; the
 * compiler cannot follow a generic function through a loop, so it takes `make`'s word that it makes that.
 */
export const eachKind = <Made extends Record<Kind, unknown>>(make: (kind: Kind) => unknown): Made =>
	Object.fromEntries(kinds.map((kind): readonly unknown[] => [kind, make(kind)]));
