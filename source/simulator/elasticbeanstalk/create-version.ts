import type { InputOf } from '../../aws/operations.ts';
import { AwsError } from '../aws-error.ts';
import type { StoredObject } from '../s3/part.ts';
import type { World } from '../world.ts';
import type { Application, ApplicationVersion } from './application.ts';
import { newApplication } from './application.ts';
import { describeVersion } from './describe-versions.ts';
import { newRequestId, tellOf } from './events.ts';
import { findApplication, needed } from './find.ts';

/** A version is there at once; it is processed in a few seconds where the call asks for that. */
export async function createApplicationVersion(
	world: World,
	input: InputOf<'elasticbeanstalk', 'CreateApplicationVersion'>,
) {
	const { ApplicationName, Description, SourceBundle, Process = false } = input;
	const label = needed(input.VersionLabel, 'VersionLabel');
	const { S3Bucket: bucket, S3Key: key } = SourceBundle ?? {};
	if (!bucket || !key)
		throw new AwsError('InvalidParameterCombination', 'Both S3Bucket and S3Key must be specified.');
	const bundle = { bucket, key };
	const isZip = startsAsZip(await findBundle(world, bundle).body());
	const application = applicationOf(world, needed(ApplicationName, 'ApplicationName'), input);
	if (application.versions.has(label))
		throw new AwsError('InvalidParameterValue', `Application Version ${label} already exists.`);
	const now = world.clock.now();
	const version: ApplicationVersion = {
		application: application.name,
		label,
		description: Description,
		bundle,
		dateCreated: now,
		dateUpdated: now,
		status: 'Unprocessed',
	};
	application.versions.set(label, version);
	application.dateUpdated = now;
	const told = { application: application.name, version: label };
	const requestId = newRequestId(world);
	tellOf(world, told, 'INFO', `Created new Application Version: ${label}`, requestId);
	tellOf(world, told, 'INFO', 'createApplicationVersion completed successfully.', requestId);
	if (Process) process(world, version, isZip);
	return { ApplicationVersion: describeVersion(world, version) };
}

function findBundle({ s3 }: World, { bucket, key }: ApplicationVersion['bundle']): StoredObject {
	const object = s3.buckets.get(bucket)?.objects.get(key)?.at(-1);
	if (!object)
		throw new AwsError(
			'InvalidParameterCombination',
			`Unable to download from S3 location (Bucket: ${bucket}  Key: ${key}). Reason: ${s3.buckets.has(bucket) ? 'Not Found' : 'The specified bucket does not exist'}`,
		);
	return object;
}

/** "PK\3\4", or "PK\5\6" of one that is empty. */
const startsAsZip = ([p, k, third = 0]: Uint8Array): boolean =>
	p === 0x50 && k === 0x4b && (third === 3 || third === 5);

function applicationOf(
	world: World,
	name: string,
	{ AutoCreateApplication = false }: { AutoCreateApplication?: boolean },
): Application {
	const { applications } = world.elasticbeanstalk;
	if (!AutoCreateApplication || applications.has(name)) return findApplication(world, name);
	const application = newApplication(name, world.clock.now());
	applications.set(name, application);
	return application;
}

function process(world: World, version: ApplicationVersion, isZip: boolean): void {
	const { clock, random } = world;
	const move = (status: 'Processing' | 'Processed' | 'Failed') => {
		version.status = status;
		version.dateUpdated = clock.now();
	};
	clock.in(1, () => move('Processing'));
	clock.in(random.integer(4, 9), () => {
		move(isZip ? 'Processed' : 'Failed');
		if (isZip) return;
		tellOf(
			world,
			{ application: version.application, version: version.label },
			'ERROR',
			`Pre-processing of application version ${version.label} has failed.`,
		);
	});
}
