import { beforeAll, expect, test } from 'vitest';
import { cloneEnvironment } from '../../../source/actions/elasticbeanstalk/clone-environment.ts';
import { find } from '../../../source/operations/find.ts';
import { canUndo } from '../../../source/operations/undo.ts';
import { openBookshop, told } from './bookshop.ts';

beforeAll(() => find('loaded', {}));

test('the form suggests the other colour, or a free name like it, and an address of that name', async () => {
	const fields = await openBookshop().fields(cloneEnvironment, 'shop-blue');
	expect(fields.map(({ name, default: value, suggest }) => [name, value ?? suggest?.({})])).toEqual([
		['name', 'shop-green-2'],
		['prefix', 'shop-green-2'],
		['version', 'v42'],
	]);
	expect(fields[1]?.suggest?.({ name: 'Shop-Canary' })).toBe('shop-canary');
});

test('a clone has the platform, the settings and the tags of the original, and nothing is left behind', async () => {
	const shop = openBookshop({ speed: 5 });
	const before = await shop.item('beanstalk-applications', 'bookshop-shop');
	const plan = await shop.plan(cloneEnvironment, 'shop-blue', { name: 'shop-canary', version: 'v44' });
	expect(plan.changes).toContainEqual({ what: 'shop-canary · tag Owner', before: '', after: 'storefront' });
	expect(plan.changes.map(({ what }) => what).join()).not.toContain('elasticbeanstalk:');
	const operation = await shop.fly(plan);
	expect(operation).toMatchObject({ phase: 'done' });
	expect(operation.narration.join('\n')).toContain('createEnvironment is starting.');
	const [blue, canary] = [
		await shop.item('environments', 'shop-blue'),
		await shop.item('environments', 'shop-canary'),
	];
	expect(canary).toMatchObject({
		status: 'Ready',
		version: 'v44',
		cname: 'shop-canary.eu-west-1.elasticbeanstalk.com',
		platform: blue.platform,
	});
	const settings = async (EnvironmentName: string) => {
		const { ConfigurationSettings = [] } = await shop.wait(
			shop.region.call('elasticbeanstalk', 'DescribeConfigurationSettings', {
				ApplicationName: 'bookshop-shop',
				EnvironmentName,
			}),
		);
		return ConfigurationSettings[0]?.OptionSettings?.filter(
			({ Namespace }) => Namespace === 'aws:elasticbeanstalk:application:environment',
		);
	};
	expect(await settings('shop-canary')).toEqual(await settings('shop-blue'));
	const after = await shop.item('beanstalk-applications', 'bookshop-shop');
	expect(after.savedConfigurations).toEqual(before.savedConfigurations);

	const back = await shop.undo(operation);
	expect(back.steps.map(({ call }) => call.operation)).toEqual(['TerminateEnvironment']);
	expect(await shop.fly(back, operation.id)).toMatchObject({ phase: 'done' });
	await expect(shop.item('environments', 'shop-canary')).rejects.toThrow('no environment');
});

test('no secret of the original is in the plan: settings go from Beanstalk to Beanstalk', async () => {
	const plan = await openBookshop().plan(cloneEnvironment, 'shop-blue');
	expect(JSON.stringify(plan)).not.toContain('shop-sessions');
});

test('once it has got the live address by a swap, taking the clone back is blocked', async () => {
	const shop = openBookshop({ speed: 5 });
	const operation = await shop.fly(await shop.plan(cloneEnvironment, 'shop-blue', { name: 'shop-next' }));
	await shop.wait(
		shop.region.call('elasticbeanstalk', 'SwapEnvironmentCNAMEs', {
			SourceEnvironmentName: 'shop-blue',
			DestinationEnvironmentName: 'shop-next',
		}),
	);
	await shop.pass(10);
	expect(told(await shop.undo(operation), 'blocked')).toEqual([
		'shop-next is gone, or no longer has the address that it was created with: then it may be live, and has to be swapped away first',
		'The address of shop-next was swapped within the last 5m, and resolvers still send people to it: wait until that is over',
	]);
});

test('with its own address again, but just swapped, it is not taken back yet: resolvers still send people there', async () => {
	const shop = openBookshop({ speed: 5 });
	const operation = await shop.fly(await shop.plan(cloneEnvironment, 'shop-blue', { name: 'shop-next' }));
	for (const _ of ['there', 'and back']) {
		await shop.wait(
			shop.region.call('elasticbeanstalk', 'SwapEnvironmentCNAMEs', {
				SourceEnvironmentName: 'shop-blue',
				DestinationEnvironmentName: 'shop-next',
			}),
		);
		await shop.pass(10);
	}
	expect(told(await shop.undo(operation), 'blocked')).toEqual([
		'The address of shop-next was swapped within the last 5m, and resolvers still send people to it: wait until that is over',
	]);
	await shop.pass(60);
	expect(told(await shop.undo(operation), 'blocked')).toEqual([]);
});

test('when Beanstalk refuses to create it, the saved configuration made for it can be taken back', async () => {
	const shop = openBookshop();
	const plan = await shop.plan(cloneEnvironment, 'shop-blue', { name: 'shop-late', prefix: 'shop-early' });
	await shop.wait(
		shop.region.call('elasticbeanstalk', 'CreateEnvironment', {
			ApplicationName: 'bookshop-shop',
			EnvironmentName: 'somebody-else',
			CNAMEPrefix: 'shop-early',
			TemplateName: 'shop-trial',
			VersionLabel: 'v42',
		}),
	);
	const operation = await shop.fly(plan);
	expect(operation).toMatchObject({ phase: 'failed', steps: [{ state: 'done' }, { state: 'failed' }, {}] });
	expect(canUndo(operation, [])).toBe(true);
	const back = await shop.undo(operation);
	expect(back.steps.map(({ call }) => call.operation)).toEqual(['DeleteConfigurationTemplate']);
});

test('names and addresses that are taken, and an original that is not Ready, block it', async () => {
	const shop = openBookshop();
	const plan = await shop.plan(cloneEnvironment, 'shop-blue', { name: 'shop-green', prefix: 'shop' });
	expect(told(plan, 'blocked')).toEqual([
		'there is an environment shop-green already, of bookshop-shop',
		'the address shop.eu-west-1.elasticbeanstalk.com is taken',
	]);
});

test('options that name the original are told by name, without their value', async () => {
	const shop = openBookshop();
	await shop.wait(
		shop.region.call('elasticbeanstalk', 'UpdateEnvironment', {
			EnvironmentName: 'shop-blue',
			OptionSettings: [
				{
					Namespace: 'aws:elasticbeanstalk:application:environment',
					OptionName: 'SELF',
					Value: 'https://token@shop-blue.internal/',
				},
			],
		}),
	);
	await shop.pass(600);
	const plan = await shop.plan(cloneEnvironment, 'shop-blue');
	expect(told(plan, 'warning')).toEqual([
		'the option aws:elasticbeanstalk:application:environment SELF names shop-blue, and is copied as it is',
	]);
	expect(JSON.stringify(plan)).not.toContain('token@');
});
