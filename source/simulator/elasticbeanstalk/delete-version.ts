import type { InputOf } from '../../aws/operations.ts';
import { AwsError } from '../aws-error.ts';
import type { World } from '../world.ts';
import { newRequestId, tellOf } from './events.ts';
import { findApplication, findVersion } from './find.ts';

/** Refused while an environment runs it. */
export function deleteApplicationVersion(
	world: World,
	input: InputOf<'elasticbeanstalk', 'DeleteApplicationVersion'>,
): Record<string, never> {
	const application = findApplication(world, input.ApplicationName);
	const { label, bundle } = findVersion(application, input.VersionLabel);
	for (const environment of world.elasticbeanstalk.environments.values())
		if (
			environment.application === application.name &&
			environment.version === label &&
			environment.status !== 'Terminated'
		)
			throw new AwsError(
				'OperationInProgressException',
				`Unable to delete application version ${label} because it is deployed to environment ${environment.name}.`,
			);
	application.versions.delete(label);
	application.dateUpdated = world.clock.now();
	if (input.DeleteSourceBundle) world.s3.buckets.get(bundle.bucket)?.objects.delete(bundle.key);
	const told = { application: application.name, version: label };
	tellOf(world, told, 'INFO', 'deleteApplicationVersion completed successfully.', newRequestId(world));
	return {};
}
