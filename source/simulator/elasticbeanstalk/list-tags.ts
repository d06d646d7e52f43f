import type { Tag } from '@aws-sdk/client-elastic-beanstalk';
import type { InputOf } from '../../aws/operations.ts';
import { AwsError } from '../aws-error.ts';
import type { World } from '../world.ts';
import { arnOf } from './application.ts';
import type { Environment } from './environment.ts';

/** The tags that Beanstalk gives an environment, and its instances with it. */
export const ownTags = ({ id, name }: Environment): ReadonlyArray<readonly [key: string, value: string]> => [
	['elasticbeanstalk:environment-id', id],
	['elasticbeanstalk:environment-name', name],
	['Name', name],
];

/** The tags of an environment; applications, versions and saved configurations of the bookshop have none. */
export function listTagsForResource(
	world: World,
	{ ResourceArn = '' }: InputOf<'elasticbeanstalk', 'ListTagsForResource'>,
) {
	const environment = [...world.elasticbeanstalk.environments.values()].find(
		({ arn, status }) => arn === ResourceArn && status !== 'Terminated',
	);
	if (!environment && !otherArns(world).includes(ResourceArn))
		throw new AwsError(
			'ResourceNotFoundException',
			`Resource not found: Elastic Beanstalk resource for ARN ${ResourceArn}.`,
			404,
		);
	const tags: Tag[] = environment
		? [...environment.tags, ...ownTags(environment)].map(([Key, Value]) => ({ Key, Value }))
		: [];
	return { ResourceArn, ResourceTags: tags };
}

const otherArns = (world: World): string[] =>
	[...world.elasticbeanstalk.applications.values()].flatMap(({ name, versions, templates }) => [
		arnOf(world, 'application', name),
		...[...versions.keys()].map((label) => arnOf(world, 'applicationversion', name, label)),
		...[...templates.keys()].map((template) => arnOf(world, 'configurationtemplate', name, template)),
	]);
