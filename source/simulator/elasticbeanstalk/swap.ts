import type { InputOf } from '../../aws/operations.ts';
import { AwsError } from '../aws-error.ts';
import type { World } from '../world.ts';
import { point } from './address.ts';
import type { Environment } from './environment.ts';
import { moveEnvironment } from './environment.ts';
import { newRequestId, tell } from './events.ts';
import { findEnvironment, refuseUnlessReady } from './find.ts';

/** Answers at once; the addresses move some five seconds later, as the events tell. */
export function swapEnvironmentCnames(
	world: World,
	input: InputOf<'elasticbeanstalk', 'SwapEnvironmentCNAMEs'>,
): Record<string, never> {
	const source = findEnvironment(
		world,
		input.SourceEnvironmentId,
		input.SourceEnvironmentName,
		'SourceEnvironment',
	);
	const destination = findEnvironment(
		world,
		input.DestinationEnvironmentId,
		input.DestinationEnvironmentName,
		'DestinationEnvironment',
	);
	if (source === destination)
		throw new AwsError(
			'InvalidParameterValue',
			'The source and the destination environment must not be the same.',
		);
	for (const environment of [source, destination]) {
		if (environment.cname === undefined)
			throw new AwsError('InvalidParameterValue', `Environment named ${environment.name} has no CNAME.`);
		refuseUnlessReady(environment);
	}
	swap(world, source, destination);
	return {};
}

function swap(world: World, source: Environment, destination: Environment): void {
	const { clock } = world;
	const both = [source, destination];
	const names = `'${source.name}' and '${destination.name}'`;
	const requestId = newRequestId(world);
	// Each of the two tells the whole story.
	const tellBoth = (message: string) => {
		for (const environment of both) tell(world, environment, 'INFO', message, requestId);
	};
	for (const environment of both) moveEnvironment(environment, 'Updating', clock.now());
	tellBoth('swapEnvironmentCNAMEs is starting.');
	clock.in(1, () => tellBoth(`Swapping CNAMEs for environments ${names}.`));
	clock.in(5, () => {
		[source.cname, destination.cname] = [destination.cname, source.cname];
		for (const { cname, id } of both) if (cname !== undefined) point(world, cname, id);
		for (const environment of both)
			tell(
				world,
				environment,
				'INFO',
				`'${environment.cname}' now points to '${environment.endpoint}'.`,
				requestId,
			);
	});
	clock.in(5.5, () => {
		for (const environment of both)
			if (environment.status === 'Updating') moveEnvironment(environment, 'Ready', clock.now());
		tellBoth(`Completed swapping CNAMEs for environments ${names}.`);
	});
}
