import { describe, expect, test } from 'vitest';
import { s3 } from '../../../source/simulator/s3/handlers.ts';
import { zipOf } from '../../../source/simulator/s3/zip.ts';
import { refusal } from '../passing-time.ts';
import { named, shop } from './shop.ts';

async function refused(call: () => Promise<unknown>): Promise<string> {
	const error = await call().then(
		() => 'nothing was refused',
		(thrown: unknown) => thrown,
	);
	return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

/** The bookshop, and a bundle that was uploaded where CreateStorageLocation says. */
async function uploaded(body?: string) {
	const at = shop();
	const S3Bucket = at.eb.CreateStorageLocation(at.world).S3Bucket;
	const S3Key = 'bookshop-shop/v46.zip';
	const Body = body ?? (await zipOf({ 'server.js': '' }, { lastModified: at.now().getTime() }));
	s3.PutObject(at.world, { Bucket: S3Bucket, Key: S3Key, Body });
	const request = {
		ApplicationName: 'bookshop-shop',
		VersionLabel: 'v46',
		Description: 'Faster search',
		SourceBundle: { S3Bucket, S3Key },
		Process: true,
	};
	const status = () =>
		at.eb.DescribeApplicationVersions(at.world, {
			ApplicationName: 'bookshop-shop',
			VersionLabels: ['v46'],
		}).ApplicationVersions[0]?.Status;
	return { ...at, request, status };
}

describe('a version', () => {
	test('is processed in seconds, and can then be deployed', async () => {
		const { world, eb, request, status, pass, until } = await uploaded();
		expect(request.SourceBundle.S3Bucket).toBe(`elasticbeanstalk-eu-west-1-${world.account}`);
		const { ApplicationVersion } = await eb.CreateApplicationVersion(world, request);
		expect(ApplicationVersion).toMatchObject({ VersionLabel: 'v46', Status: 'Unprocessed' });
		pass(1);
		expect(status()).toBe('Processing');
		const deploy = () => eb.UpdateEnvironment(world, { EnvironmentName: 'shop-green', VersionLabel: 'v46' });
		expect(refusal(deploy)).toContain('is still being processed');
		expect(until(() => status() === 'Processed', 10)).toBeGreaterThan(2);
		deploy();
		until(() => named(world, 'shop-green').status === 'Ready');
		expect(named(world, 'shop-green').version).toBe('v46');
		const { Events = [] } = eb.DescribeEvents(world, { VersionLabel: 'v46' });
		expect(Events.map(({ Message }) => Message).reverse()).toEqual([
			'Created new Application Version: v46',
			'createApplicationVersion completed successfully.',
		]);
	});

	test('that is no zip fails, and cannot be deployed', async () => {
		const { world, eb, request, status, pass } = await uploaded('not a zip');
		await eb.CreateApplicationVersion(world, request);
		pass(12);
		expect(status()).toBe('Failed');
		expect(
			refusal(() => eb.UpdateEnvironment(world, { EnvironmentName: 'shop-green', VersionLabel: 'v46' })),
		).toBe(
			'InvalidParameterValue: Application version v46 is unusable and cannot be used with an environment.',
		);
	});

	test('that nobody asks to process stays as it is', async () => {
		const { world, eb, request, status, pass } = await uploaded();
		await eb.CreateApplicationVersion(world, { ...request, Process: false });
		pass(60);
		expect(status()).toBe('Unprocessed');
	});

	test('needs an application, a bundle and a label of its own', async () => {
		const { world, eb, request } = await uploaded();
		const create = (change: Partial<typeof request> & { AutoCreateApplication?: boolean }) => () =>
			eb.CreateApplicationVersion(world, { ...request, ...change });
		expect(await refused(create({ VersionLabel: 'v45' }))).toBe(
			'InvalidParameterValue: Application Version v45 already exists.',
		);
		expect(await refused(create({ ApplicationName: 'bookshop-new' }))).toBe(
			"InvalidParameterValue: No Application named 'bookshop-new' found.",
		);
		const { S3Bucket } = request.SourceBundle;
		expect(await refused(create({ SourceBundle: { S3Bucket, S3Key: 'none' } }))).toBe(
			`InvalidParameterCombination: Unable to download from S3 location (Bucket: ${S3Bucket}  Key: none). Reason: Not Found`,
		);
		await create({ ApplicationName: 'bookshop-new', AutoCreateApplication: true })();
		expect(
			eb.DescribeApplications(world, { ApplicationNames: ['bookshop-new'] }).Applications[0]?.Versions,
		).toEqual(['v46']);
	});

	test('is deleted, with its bundle where one asks, unless an environment runs it', async () => {
		const { world, eb } = await uploaded();
		const remove = (VersionLabel: string) =>
			eb.DeleteApplicationVersion(world, {
				ApplicationName: 'bookshop-shop',
				VersionLabel,
				DeleteSourceBundle: true,
			});
		expect(refusal(() => remove('v42'))).toContain('because it is deployed to environment shop-blue');
		remove('v41');
		expect(refusal(() => remove('v41'))).toContain("No Application Version named 'v41' found.");
		const Bucket = eb.CreateStorageLocation(world).S3Bucket;
		expect(await refused(() => s3.HeadObject(world, { Bucket, Key: 'bookshop-shop/v41.zip' }))).toContain(
			'NotFound',
		);
	});
});

describe('a saved configuration', () => {
	test('is taken from an environment, and environments are made from it', () => {
		const { world, eb, blue, until } = shop();
		const ApplicationName = 'bookshop-shop';
		const saved = eb.CreateConfigurationTemplate(world, {
			ApplicationName,
			TemplateName: 'as-blue',
			EnvironmentId: blue.id,
			Description: 'Before the sale',
		});
		expect(saved).toMatchObject({ TemplateName: 'as-blue', PlatformArn: blue.platformArn });
		const settings = (from: { TemplateName?: string; EnvironmentName?: string }) =>
			eb.DescribeConfigurationSettings(world, { ApplicationName, ...from }).ConfigurationSettings[0]
				?.OptionSettings;
		expect(settings({ TemplateName: 'as-blue' })).toEqual(settings({ EnvironmentName: 'shop-blue' }));
		eb.CreateEnvironment(world, {
			ApplicationName,
			EnvironmentName: 'shop-teal',
			VersionLabel: 'v42',
			TemplateName: 'as-blue',
		});
		until(() => named(world, 'shop-teal').status === 'Ready');
		expect(settings({ EnvironmentName: 'shop-teal' })).toEqual(settings({ EnvironmentName: 'shop-blue' }));
		expect(eb.DescribeEvents(world, { TemplateName: 'as-blue' }).Events).toHaveLength(1);
	});

	test('has a name of its own, and can be deleted', () => {
		const { world, eb } = shop();
		const of = { ApplicationName: 'bookshop-shop', TemplateName: 'shop-trial' };
		const copy = {
			...of,
			TemplateName: 'copy',
			SourceConfiguration: of,
			OptionSettings: [{ Namespace: 'aws:autoscaling:asg', OptionName: 'MaxSize', Value: '2' }],
		};
		expect(refusal(() => eb.CreateConfigurationTemplate(world, { ...copy, ...of }))).toBe(
			'InvalidParameterValue: Configuration Template shop-trial already exists.',
		);
		eb.CreateConfigurationTemplate(world, copy);
		eb.DeleteConfigurationTemplate(world, of);
		expect(eb.DescribeApplications(world, {}).Applications[0]?.ConfigurationTemplates).toEqual([
			'shop-production',
			'copy',
		]);
		expect(refusal(() => eb.DeleteConfigurationTemplate(world, of))).toContain(
			"No Configuration Template named 'shop-trial' found.",
		);
	});
});
