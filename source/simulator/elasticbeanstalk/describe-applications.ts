import type { ApplicationDescription } from '@aws-sdk/client-elastic-beanstalk';
import type { InputOf } from '../../aws/operations.ts';
import type { World } from '../world.ts';
import type { Application } from './application.ts';
import { arnOf } from './application.ts';

/** All of them, or those that are named; names that are not there are left out. */
export function describeApplications(
	world: World,
	{ ApplicationNames = [] }: InputOf<'elasticbeanstalk', 'DescribeApplications'>,
) {
	const all = [...world.elasticbeanstalk.applications.values()];
	return {
		Applications: all
			.filter(({ name }) => ApplicationNames.length === 0 || ApplicationNames.includes(name))
			.map((application) => describeApplication(world, application)),
	};
}

/** Versions newest first, as AWS has them. */
const describeApplication = (world: World, application: Application): ApplicationDescription => ({
	ApplicationArn: arnOf(world, 'application', application.name),
	ApplicationName: application.name,
	Description: application.description,
	DateCreated: new Date(application.dateCreated),
	DateUpdated: new Date(application.dateUpdated),
	Versions: [...application.versions.keys()].reverse(),
	ConfigurationTemplates: [...application.templates.keys()],
	ResourceLifecycleConfig: {
		VersionLifecycleConfig: {
			MaxCountRule: { Enabled: false, MaxCount: 200, DeleteSourceFromS3: false },
			MaxAgeRule: { Enabled: false, MaxAgeInDays: 180, DeleteSourceFromS3: false },
		},
	},
});
