import { found } from '../ec2/fleet.ts';
import type { World } from '../world.ts';
import { addressOf, point } from './address.ts';
import type { Application } from './application.ts';
import { arnOf, newApplication } from './application.ts';
import {
	bookshopTemplates,
	bookshopVersions,
	liveSettings,
	standbySettings,
	workerSettings,
} from './bookshop-versions.ts';
import { defaultSettings, settingsOf } from './default-settings.ts';
import { deployVersion } from './deploy-version.ts';
import type { Environment } from './environment.ts';
import { moveEnvironment } from './environment.ts';
import { newRequestId, tell } from './events.ts';
import { setHealth } from './health.ts';
import { updateNowAndThen, waverNowAndThen } from './life.ts';
import { bookshopPlatform } from './platforms.ts';
import { changed } from './settings.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** What makes an environment of the bookshop. */
interface Sketch {
	name: string;
	application: Application;
	/** The first label of its address, and how many requests come to it; a worker has none. */
	address?: readonly [prefix: string, requestsPerSecond: number];
	messageRate?: number;
	version: string;
	settings: Parameters<typeof settingsOf>[0];
	tags: Readonly<Record<string, string>>;
	/** Milliseconds before the start. */
	age: number;
}

/** The shop's blue and green environments, and a worker of a second application. */
export function bookshopElasticBeanstalk(world: World): void {
	const { clock } = world;
	const start = clock.now();
	const at = (before: number, event: () => void) => clock.at(start - before, event);
	const shop = addApplication(world, 'bookshop-shop', 62 * day, 'What customers see');
	const invoices = addApplication(world, 'bookshop-invoices', 113 * day, 'Writes invoices, one message each');
	bookshopVersions(world, shop);
	bookshopVersions(world, invoices);
	bookshopTemplates(world, shop, invoices);
	const tags = { Environment: 'prod', Service: 'shop', Owner: 'storefront', CostCenter: '4700' };
	const blue = launch(world, {
		name: 'shop-blue',
		application: shop,
		address: ['shop', 38],
		version: 'v36',
		settings: liveSettings,
		tags,
		age: 61 * day,
	});
	const green = launch(world, {
		name: 'shop-green',
		application: shop,
		address: ['shop-green', 2],
		version: 'v37',
		settings: standbySettings,
		tags,
		age: 47 * day,
	});
	const worker = launch(world, {
		name: 'invoices-worker',
		application: invoices,
		messageRate: 6,
		version: 'v14',
		settings: workerSettings,
		tags: { Environment: 'prod', Service: 'invoices', Owner: 'fulfilment', CostCenter: '4712' },
		age: 112 * day,
	});
	runInstances(world, worker, 2);
	for (const environment of [blue, green, worker]) adopt(world, environment);
	const deploy = (before: number, environment: Environment, version: string) =>
		at(before, () => deployVersion(world, environment, version));
	deploy(60 * day, worker, 'v15');
	deploy(33 * day, blue, 'v38');
	deploy(26 * day, green, 'v39');
	deploy(22 * day, worker, 'v16');
	deploy(12 * day, blue, 'v40');
	deploy(3 * day + 2 * hour, green, 'v41');
	deploy(3 * day, worker, 'v18');
	deploy(26 * hour, worker, 'v19');
	deploy(25 * hour, worker, 'v20');
	deploy(20 * hour, blue, 'v42');
	deploy(38 * minute, green, 'v43');
	if (world.calm) return;
	deploy(30_000, worker, 'v21');
	at(0, () => {
		updateNowAndThen(world, worker, [blue, green], blue.cname ?? '');
		waverNowAndThen(world, [blue, green, worker]);
	});
}

function addApplication(world: World, name: string, age: number, description: string): Application {
	const application = newApplication(name, world.clock.now() - age, description);
	world.elasticbeanstalk.applications.set(name, application);
	return application;
}

function launch(world: World, sketch: Sketch): Environment {
	const { region, account, random, clock, elasticbeanstalk } = world;
	const { name, application, address, age } = sketch;
	const launched = clock.now() - age;
	const tier = address
		? { Name: 'WebServer', Type: 'Standard', Version: '1.0' }
		: { Name: 'Worker', Type: 'SQS/HTTP', Version: '2.3' };
	const environment: Environment = {
		id: `e-${random.hex(10)}`,
		name,
		application: application.name,
		arn: arnOf(world, 'environment', application.name, name),
		tier,
		endpoint: address
			? `awseb--AWSEB-${random.hex(12).toUpperCase()}-${random.integer(100_000_000, 1_999_999_999)}.${region}.elb.amazonaws.com`
			: `https://sqs.${region}.amazonaws.com/${account}/awseb-${name}-queue`,
		cname: address && addressOf(world, address[0]),
		enhanced: true,
		messageRate: sketch.messageRate ?? 0,
		dateCreated: launched,
		tags: new Map(Object.entries(sketch.tags)),
		platformArn: bookshopPlatform(region),
		settings: changed(defaultSettings(world, tier.Name), settingsOf(sketch.settings)),
		version: sketch.version,
		deployments: 1,
		status: 'Launching',
		health: 'Pending',
		causes: [],
		failing: 0,
		dateUpdated: launched,
		instances: new Map(),
		outOfService: new Set(),
	};
	elasticbeanstalk.environments.set(environment.id, environment);
	const requestId = newRequestId(world);
	const info = (message: string) => tell(world, environment, 'INFO', message, requestId);
	clock.at(launched, () => {
		if (address) point(world, addressOf(world, address[0]), environment.id, address[1]);
		info('createEnvironment is starting.');
		clock.in(3, () =>
			info(`Using elasticbeanstalk-${region}-${account} as Amazon S3 storage bucket for environment data.`),
		);
		clock.in(240, () => {
			moveEnvironment(environment, 'Ready', clock.now());
			info(`Successfully launched environment: ${environment.name}`);
		});
		clock.in(265, () => setHealth(world, environment, 'Ok'));
	});
	return environment;
}

/** The instances of an environment that the region's own scenario does not have already, one a zone. */
function runInstances(world: World, environment: Environment, count: number): void {
	const { ec2, clock } = world;
	const imageId = ec2.images.find(({ Architecture }) => Architecture === 'arm64')?.ImageId ?? '';
	for (const subnet of ec2.subnets.slice(0, count))
		found(
			world,
			{
				imageId,
				type: 't4g.small',
				subnet,
				keyName: 'ops',
				groups: [],
				tags: [
					['Name', environment.name],
					...environment.tags,
					['elasticbeanstalk:environment-name', environment.name],
					['elasticbeanstalk:environment-id', environment.id],
				],
			},
			clock.now() - environment.dateCreated,
		);
}

/** The environment's own are those that carry its name. */
function adopt({ ec2 }: World, environment: Environment): void {
	const { name, version, dateCreated, instances } = environment;
	for (const { id, tags } of ec2.instances.values())
		if (tags.get('elasticbeanstalk:environment-name') === name)
			instances.set(id, { version, deploymentId: 1, status: 'Deployed', time: dateCreated });
}
