import { putMetricAlarm } from '../cloudwatch/put-metric-alarm.ts';
import { found } from '../ec2/fleet.ts';
import type { World } from '../world.ts';
import type { Address } from './address.ts';
import { addressOf, point } from './address.ts';
import type { Application } from './application.ts';
import { newApplication } from './application.ts';
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
import { setHealth } from './health.ts';
import { keepUp } from './keep-up.ts';
import { updateNowAndThen, waverNowAndThen } from './life.ts';
import { newEnvironment, webTier, workerTier } from './new-environment.ts';
import { narrate } from './operation.ts';
import { bookshopPlatform } from './platforms.ts';
import { changed } from './settings.ts';
import { balancerDimensionOf, endpointOf } from './stack.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** What counts the shop's requests: every fifth goes on to the checkout. */
const balancers = [
	{ loadBalancer: 'app/shop/b00c', part: 1 },
	{ loadBalancer: 'app/checkout/b00c', part: 0.2 },
];

/** What makes an environment of the bookshop. */
interface Sketch {
	name: string;
	application: Application;
	/** The first label of its address, and how many requests come to it; a worker has none. */
	address?: Pick<Address, 'rate' | 'measured'> & { prefix: string };
	messageRate?: number;
	version: string;
	/** The saved configuration that it was launched from; its settings have changed since. */
	template?: string;
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
		address: { prefix: 'shop', rate: 38, measured: balancers },
		version: 'v36',
		settings: liveSettings,
		tags,
		age: 61 * day,
	});
	const green = launch(world, {
		name: 'shop-green',
		application: shop,
		address: { prefix: 'shop-green', rate: 2 },
		version: 'v37',
		template: 'shop-trial',
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
	at(3 * hour, () => watchBalancer(world, blue));
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
	const { region, clock } = world;
	const { name, application, address, age, version } = sketch;
	const launched = clock.now() - age;
	const tier = address ? webTier : workerTier;
	const cname = address && addressOf(world, address.prefix);
	const environment = newEnvironment(world, {
		name,
		application: application.name,
		tier,
		cname,
		version,
		template: sketch.template,
		platformArn: bookshopPlatform(region),
		settings: changed(defaultSettings(world, tier.Name), settingsOf(sketch.settings)),
		tags: new Map(Object.entries(sketch.tags)),
		messageRate: sketch.messageRate,
		dateCreated: launched,
	});
	environment.endpoint = endpointOf(world, environment);
	const tells = narrate(world, environment);
	clock.at(launched, () => {
		if (cname !== undefined) point(world, cname, environment.id, address);
		tells.info('createEnvironment is starting.');
		clock.in(240, () => {
			moveEnvironment(environment, 'Ready', clock.now());
			tells.info(`Successfully launched environment: ${environment.name}`);
			setHealth(world, environment, 'Ok');
		});
	});
	clock.at(clock.now(), () => keepUp(world, environment));
	return environment;
}

/** An alarm on the load balancer that Beanstalk made for an environment. */
function watchBalancer(world: World, environment: Environment): void {
	putMetricAlarm(world, {
		AlarmName: `${environment.name}-unhealthy-hosts`,
		AlarmActions: [`arn:aws:sns:${world.region}:${world.account}:oncall`],
		Namespace: 'AWS/ApplicationELB',
		MetricName: 'UnHealthyHostCount',
		Dimensions: [{ Name: 'LoadBalancer', Value: balancerDimensionOf(environment) }],
		Statistic: 'Maximum',
		ComparisonOperator: 'GreaterThanOrEqualToThreshold',
		Threshold: 1,
		Period: 60,
		DatapointsToAlarm: 2,
		EvaluationPeriods: 2,
	});
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
