import { describe, expect, test } from 'vitest';
import { elasticbeanstalk } from '../../../source/simulator/elasticbeanstalk/handlers.ts';
import type { World } from '../../../source/simulator/world.ts';
import { bookshopWorld, refusal } from '../passing-time.ts';

const names = { SourceEnvironmentName: 'shop-blue', DestinationEnvironmentName: 'shop-green' };
const live = 'shop.eu-west-1.elasticbeanstalk.com';
const standby = 'shop-green.eu-west-1.elasticbeanstalk.com';

const look = (world: World) =>
	(
		elasticbeanstalk.DescribeEnvironments(world, { EnvironmentNames: ['shop-blue', 'shop-green'] })
			.Environments ?? []
	).map(({ EnvironmentName, CNAME, Status }) => [EnvironmentName, CNAME, Status]);

describe('a swap', () => {
	test('takes some five seconds, moves both addresses and tells of it in order', () => {
		const { world, pass } = bookshopWorld();
		const begun = new Date(world.clock.now());
		expect(elasticbeanstalk.SwapEnvironmentCNAMEs(world, names)).toEqual({});
		expect(look(world)).toEqual([
			['shop-blue', live, 'Updating'],
			['shop-green', standby, 'Updating'],
		]);
		pass(4);
		expect(look(world)).toContainEqual(['shop-blue', live, 'Updating']);
		pass(2);
		expect(look(world)).toEqual([
			['shop-blue', standby, 'Ready'],
			['shop-green', live, 'Ready'],
		]);
		const { Events } = elasticbeanstalk.DescribeEvents(world, {
			EnvironmentName: 'shop-green',
			StartTime: begun,
		});
		const [green] =
			elasticbeanstalk.DescribeEnvironments(world, { EnvironmentNames: ['shop-green'] }).Environments ?? [];
		expect(green?.EndpointURL).toMatch(/^awseb-/);
		expect(Events?.map(({ Message }) => Message).reverse()).toEqual([
			'swapEnvironmentCNAMEs is starting.',
			"Swapping CNAMEs for environments 'shop-blue' and 'shop-green'.",
			`'${live}' now points to '${green?.EndpointURL}'.`,
			"Completed swapping CNAMEs for environments 'shop-blue' and 'shop-green'.",
		]);
	});

	test('swapped back by id, all is as before', () => {
		const { world, pass } = bookshopWorld();
		const before = look(world);
		const [blue, green] =
			elasticbeanstalk.DescribeEnvironments(world, { ApplicationName: 'bookshop-shop' }).Environments ?? [];
		const ids = {
			SourceEnvironmentId: blue?.EnvironmentId,
			DestinationEnvironmentId: green?.EnvironmentId,
		};
		for (let swaps = 0; swaps < 2; swaps++) {
			elasticbeanstalk.SwapEnvironmentCNAMEs(world, ids);
			pass(10);
			expect(look(world)).toSatisfy((now) => (JSON.stringify(now) === JSON.stringify(before)) === swaps > 0);
		}
	});

	test('of a busy environment is refused and changes nothing', () => {
		const { world } = bookshopWorld();
		elasticbeanstalk.SwapEnvironmentCNAMEs(world, names);
		const before = look(world);
		expect(refusal(() => elasticbeanstalk.SwapEnvironmentCNAMEs(world, names))).toBe(
			'InvalidParameterValue: Environment named shop-blue is in an invalid state for this operation. Must be Ready.',
		);
		expect(look(world)).toEqual(before);
	});

	test('needs two environments that exist, differ and have addresses', () => {
		const { world } = bookshopWorld();
		const refused = (SourceEnvironmentName?: string, DestinationEnvironmentName?: string) =>
			refusal(() =>
				elasticbeanstalk.SwapEnvironmentCNAMEs(world, { SourceEnvironmentName, DestinationEnvironmentName }),
			);
		expect(refused('x', 'shop-blue')).toBe(
			"InvalidParameterValue: No Environment found for EnvironmentName = 'x'.",
		);
		expect(refused('shop-blue')).toContain('MissingParameter: Either DestinationEnvironmentId');
		expect(refused(undefined, 'shop-blue')).toContain('MissingParameter: Either SourceEnvironmentId');
		expect(refused('shop-blue', 'shop-blue')).toContain('InvalidParameterValue');
		expect(refused('shop-blue', 'invoices-worker')).toContain('InvalidParameterValue');
		expect(
			refusal(() =>
				elasticbeanstalk.SwapEnvironmentCNAMEs(world, { ...names, SourceEnvironmentId: 'e-none' }),
			),
		).toBe("InvalidParameterValue: No Environment found for EnvironmentId = 'e-none'.");
	});
});
