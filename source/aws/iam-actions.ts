import { type CatalogEntry, catalog } from './catalog.ts';
import type { Service } from './operations.ts';

/** `ec2:RunInstances`: the IAM action that allows a call. */
export function iamAction(service: Service, operation: string, entry?: CatalogEntry): string {
	return entry?.iamAction ?? `${service}:${operation}`;
}

/** The IAM actions that Airboss needs, sorted: all, or those of its reads or its writes. */
export function iamActions(effect?: CatalogEntry['effect']): string[] {
	const actions = Object.entries(catalog).flatMap(([service, entries]) =>
		Object.entries(entries).flatMap(([operation, entry]: [string, CatalogEntry]) =>
			effect === undefined || entry.effect === effect ? [entry.iamAction ?? `${service}:${operation}`] : [],
		),
	);
	return [...new Set(actions)].sort();
}
