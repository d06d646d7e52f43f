/** The versions of the bookshop's applications, and the configurations that somebody saved. */
import type { World } from '../world.ts';
import type { Application, Flaw } from './application.ts';
import { defaultSettings, settingsOf } from './default-settings.ts';
import { bookshopPlatform } from './platforms.ts';
import { changed } from './settings.ts';
import { addVersion } from './versions.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

export const liveSettings = {
	'aws:autoscaling:asg': { MinSize: '2', MaxSize: '6' },
	'aws:elasticbeanstalk:command': {
		DeploymentPolicy: 'Rolling',
		BatchSizeType: 'Percentage',
		BatchSize: '50',
	},
	'aws:elasticbeanstalk:application:environment': {
		CATALOG_URL: 'https://catalog.bookshop.internal',
		LOG_LEVEL: 'info',
		NODE_ENV: 'production',
		SESSIONS_TABLE: 'shop-sessions',
	},
	'aws:elasticbeanstalk:managedactions': { ManagedActionsEnabled: 'true', PreferredStartTime: 'Sun:03:00' },
};

/** The standby is smaller, and says more. */
export const standbySettings = {
	...liveSettings,
	'aws:autoscaling:asg': { MinSize: '1', MaxSize: '4' },
	'aws:elasticbeanstalk:application:environment': {
		...liveSettings['aws:elasticbeanstalk:application:environment'],
		LOG_LEVEL: 'debug',
	},
};

export const workerSettings = {
	'aws:autoscaling:asg': { MinSize: '2', MaxSize: '2' },
	'aws:autoscaling:launchconfiguration': { InstanceType: 't4g.small' },
	'aws:ec2:instances': { InstanceTypes: 't4g.small', SupportedArchitectures: 'arm64' },
	'aws:elasticbeanstalk:command': { DeploymentPolicy: 'Rolling', BatchSizeType: 'Fixed', BatchSize: '1' },
	'aws:elasticbeanstalk:application:environment': { LOG_LEVEL: 'info', NODE_ENV: 'production' },
	'aws:elasticbeanstalk:sqsd': { HttpPath: '/invoices', HttpConnections: '20' },
};

interface Release {
	/** Milliseconds before the start. */
	age: number;
	description: string;
	flaw?: Flaw;
}

/** The two newest were never deployed; which of them is bad nobody can tell from here. */
const shop: Readonly<Record<string, Release>> = {
	v36: { age: 62 * day, description: 'Gift cards' },
	v37: { age: 48 * day, description: 'Search by ISBN' },
	v38: { age: 34 * day, description: 'Prices with VAT in the basket' },
	v39: { age: 27 * day, description: 'Covers load as one reads' },
	v40: { age: 13 * day, description: 'Order history by year' },
	v41: { age: 4 * day, description: 'Node 22' },
	v42: { age: 21 * hour, description: 'Postcodes of Northern Ireland' },
	v43: { age: 50 * minute, description: 'Wish lists can be shared' },
	v44: { age: 27 * minute, description: 'Typo on the returns page' },
	v45: { age: 9 * minute, description: 'Recommendations in the basket', flaw: 'fails under load' },
};

const invoices: Readonly<Record<string, Release>> = {
	v14: { age: 113 * day, description: 'Credit notes' },
	v15: { age: 61 * day, description: 'PDF/A' },
	v16: { age: 23 * day, description: 'Reverse charge' },
	v17: { age: 9 * day, description: 'Fonts embedded' },
	v18: { age: 3 * day + hour, description: 'Fewer retries of the tax service' },
	v19: { age: 26 * hour + 10 * minute, description: 'Invoices in Welsh', flaw: 'fails to deploy' },
	v20: { age: 25 * hour + 10 * minute, description: 'Invoices in Welsh, with its fonts' },
	v21: { age: 6 * minute, description: 'Line items sorted' },
};

export function bookshopVersions(world: World, application: Application): void {
	const { clock } = world;
	const start = clock.now();
	const releases = application.name === 'bookshop-shop' ? shop : invoices;
	for (const [label, { age, description, flaw }] of Object.entries(releases))
		clock.at(start - age, () => addVersion(world, application, label, { description, flaw }));
}

/** Saved configurations: as the shop runs, smaller for trials, and the worker's. */
export function bookshopTemplates(world: World, shop: Application, invoices: Application): void {
	const now = world.clock.now();
	const save = (
		{ name: application, templates }: Application,
		name: string,
		{
			age,
			tier,
			description,
			...rest
		}: { age: number; tier: string; description: string; settings: Parameters<typeof settingsOf>[0] },
	) =>
		templates.set(name, {
			application,
			name,
			description,
			platformArn: bookshopPlatform(world.region),
			settings: changed(defaultSettings(world, tier), settingsOf(rest.settings)),
			dateCreated: now - age,
			dateUpdated: now - age,
		});
	save(shop, 'shop-production', {
		age: 12 * day,
		tier: 'WebServer',
		description: 'As the live shop runs',
		settings: liveSettings,
	});
	save(shop, 'shop-trial', {
		age: 48 * day,
		tier: 'WebServer',
		description: 'One instance, for a look',
		settings: {
			...liveSettings,
			'aws:autoscaling:asg': { MinSize: '1', MaxSize: '1' },
			'aws:elasticbeanstalk:command': { DeploymentPolicy: 'AllAtOnce' },
		},
	});
	save(invoices, 'worker-baseline', {
		age: 60 * day,
		tier: 'Worker',
		description: 'Before the Welsh invoices',
		settings: workerSettings,
	});
}
