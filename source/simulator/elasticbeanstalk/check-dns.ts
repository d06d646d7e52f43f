import type { InputOf } from '../../aws/operations.ts';
import type { World } from '../world.ts';
import { addressOf, isTaken } from './address.ts';
import { needed } from './find.ts';

export function checkDnsAvailability(
	world: World,
	{ CNAMEPrefix }: InputOf<'elasticbeanstalk', 'CheckDNSAvailability'>,
) {
	const name = addressOf(world, needed(CNAMEPrefix, 'CNAMEPrefix'));
	return { Available: !isTaken(world, name), FullyQualifiedCNAME: name };
}
