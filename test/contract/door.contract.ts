/** The door over real HTTP, against an implementation of AWS that knows nothing of Airboss. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problemFrom } from '../../source/aws/problem.ts';
import type { Region } from '../../source/aws/region.ts';
import { emptyAccount, regionOfMoto } from './moto.ts';

let region: Region;

beforeAll(async () => {
	await emptyAccount();
	region = regionOfMoto();
});
afterAll(() => region.close());

const problemIn = (failing: Promise<unknown>) => failing.then(() => undefined, problemFrom);

describe('the door', () => {
	test('knows who is calling', async () => {
		expect(await region.identity()).toMatchObject({ account: '123456789012' });
	});

	test('follows the pages of a listing to its end', async () => {
		for (let user = 0; user < 5; user++) await region.call('iam', 'CreateUser', { UserName: `user-${user}` });
		const pages: string[][] = [];
		const listing = region.pages('iam', 'GetAccountAuthorizationDetails', { Filter: ['User'], MaxItems: 2 });
		for await (const { UserDetailList = [] } of listing)
			pages.push(UserDetailList.map(({ UserName = '' }) => UserName));
		expect(pages.flat().sort()).toEqual(['user-0', 'user-1', 'user-2', 'user-3', 'user-4']);
	});

	test("tells AWS's own errors as problems", async () => {
		const missing = region.call('ec2', 'DescribeInstances', { InstanceIds: ['i-0123456789abcdef0'] });
		expect(await problemIn(missing)).toMatchObject({
			kind: 'not-found',
			code: 'InvalidInstanceID.NotFound',
			requestId: expect.any(String),
			transient: false,
		});
		const twice = region.call('iam', 'CreateUser', { UserName: 'user-0' });
		expect(await problemIn(twice)).toMatchObject({ kind: 'conflict' });
	});

	test('a dry run is answered as AWS does', async () => {
		const { Images = [] } = await region.call('ec2', 'DescribeImages', { Owners: ['amazon'] });
		const dryRun = region.call('ec2', 'RunInstances', {
			ImageId: Images[0]?.ImageId,
			MinCount: 1,
			MaxCount: 1,
			DryRun: true,
		});
		expect(await problemIn(dryRun)).toMatchObject({ code: 'DryRunOperation' });
	});

	test('an operation that the endpoint lacks is unsupported, and the others go on', async () => {
		const swap = region.call('elasticbeanstalk', 'SwapEnvironmentCNAMEs', {
			SourceEnvironmentName: 'shop-blue',
			DestinationEnvironmentName: 'shop-green',
		});
		expect(await problemIn(swap)).toMatchObject({
			kind: 'unsupported',
			sentence: 'This endpoint does not support Elastic Beanstalk SwapEnvironmentCNAMEs.',
			transient: false,
		});
		await expect(region.call('elasticbeanstalk', 'DescribeEnvironments', {})).resolves.toBeDefined();
	});

	test('a read-only door lets nothing through that writes', async () => {
		const readOnly = regionOfMoto({ readOnly: true });
		expect(await problemIn(readOnly.call('iam', 'CreateUser', { UserName: 'never' }))).toMatchObject({
			kind: 'read-only',
		});
		expect(await problemIn(region.call('iam', 'GetUser', { UserName: 'never' }))).toMatchObject({
			kind: 'not-found',
		});
		readOnly.close();
	});
});
