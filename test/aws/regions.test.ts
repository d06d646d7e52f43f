// biome-ignore-all lint/correctness/noComponentHookFactories: AWS's operations are no React components
import { expect, test } from 'vitest';
import { createDoor } from '../../source/aws/door.ts';
import { listRegions } from '../../source/aws/regions.ts';
import { createManualClock } from '../helpers/manual-clock.ts';
import { fakeTransport } from './fake-transport.ts';

function regionWith(answers: Parameters<typeof fakeTransport>[0]) {
	const timeouts = { read: 10, write: 30 };
	const options = { name: 'eu-west-1', profile: 'ops', readOnly: true, simulated: false, timeouts };
	return createDoor({ ...options, clock: createManualClock() }, async () => fakeTransport(answers));
}

test('the regions to choose from are those of the account', async () => {
	const region = regionWith({
		ec2: {
			DescribeRegions: async () => ({
				$metadata: {},
				Regions: [{ RegionName: 'us-east-1' }, {}, { RegionName: 'eu-west-1' }],
			}),
		},
	});
	expect(await listRegions(region)).toEqual(['eu-west-1', 'us-east-1']);
});

test('without an answer one can still choose from all that AWS has', async () => {
	const region = regionWith({
		ec2: {
			DescribeRegions: async () => {
				throw Object.assign(new Error('no'), { name: 'UnauthorizedOperation' });
			},
		},
	});
	const regions = await listRegions(region);
	expect(regions).toContain('eu-west-1');
	expect(regions.length).toBeGreaterThan(30);
	expect(regions).toEqual([...regions].sort());
});
