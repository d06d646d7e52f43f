import { alarms } from './alarms.ts';
import { deployments } from './deployments.ts';
import { environments } from './environments.ts';
import { instances } from './instances.ts';
import type { Kind, Kinds, Resource } from './resource.ts';
import { tags } from './tags.ts';
import { users } from './users.ts';

/** Every kind of resource: the compiler refuses one that is declared and not here. */
export const resources: { readonly [K in Kind]: Resource<Kinds[K]> } = {
	deployments,
	alarms,
	instances,
	tags,
	users,
	environments,
};

export const kinds: readonly Kind[] = Object.values(resources).map(({ kind }) => kind);

/** By its name or an alias, as a person types it. */
export const findKind = (name: string): Kind | undefined =>
	kinds.find((kind) => kind === name || resources[kind].aliases.includes(name.toLowerCase()));
