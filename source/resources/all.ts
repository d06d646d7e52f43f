import { alarms } from './cloudwatch/alarms.ts';
import { codedeployApplications } from './codedeploy/applications.ts';
import { deploymentConfigurations } from './codedeploy/configurations.ts';
import { deploymentGroups } from './codedeploy/deployment-groups.ts';
import { revisions } from './codedeploy/revisions.ts';
import { deployments } from './deployments/deployments.ts';
import { instances } from './ec2/instances.ts';
import { tags } from './ec2/tags.ts';
import { beanstalkApplications } from './elasticbeanstalk/applications.ts';
import { environments } from './elasticbeanstalk/environments.ts';
import { events } from './elasticbeanstalk/events.ts';
import { savedConfigurations } from './elasticbeanstalk/saved-configurations.ts';
import { versions } from './elasticbeanstalk/versions.ts';
import { users } from './iam/users.ts';
import type { Kind, Kinds, Resource } from './resource.ts';

/** Every kind of resource: the compiler refuses one that is declared and not here. */
export const resources: { readonly [K in Kind]: Resource<Kinds[K]> } = {
	deployments,
	alarms,
	instances,
	tags,
	users,
	environments,
	'codedeploy-applications': codedeployApplications,
	'deployment-groups': deploymentGroups,
	revisions,
	'deployment-configurations': deploymentConfigurations,
	'beanstalk-applications': beanstalkApplications,
	versions,
	'saved-configurations': savedConfigurations,
	events,
};

export const kinds: readonly Kind[] = Object.values(resources).map(({ kind }) => kind);

/** By its name or an alias, as a person types it. */
export const findKind = (name: string): Kind | undefined =>
	kinds.find((kind) => kind === name || resources[kind].aliases.includes(name.toLowerCase()));
