import { found } from '../ec2/fleet.ts';
import type { World } from '../world.ts';
import type { Environment } from './environment.ts';
import { moveEnvironment } from './environment.ts';
import { newRequestId, tell } from './events.ts';
import { setHealth } from './health.ts';
import { update, updateNowAndThen, waverNowAndThen } from './life.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** What makes an environment of the bookshop. */
interface Sketch {
	name: string;
	application: string;
	/** The first label of its address; a worker has none. */
	prefix?: string;
	version: string;
	requestRate: number;
	/** Milliseconds before the start. */
	age: number;
}

/** The shop's blue and green environments, and a worker of a second application. */
export function bookshopElasticBeanstalk(world: World): void {
	const application = 'bookshop-shop';
	const blue = launch(world, {
		name: 'shop-blue',
		application,
		prefix: 'shop',
		version: 'v41',
		requestRate: 38,
		age: 61 * day,
	});
	const green = launch(world, {
		name: 'shop-green',
		application,
		prefix: 'shop-green',
		version: 'v41',
		requestRate: 2,
		age: 47 * day,
	});
	const worker = launch(world, {
		name: 'invoices-worker',
		application: 'bookshop-invoices',
		version: 'v17',
		requestRate: 6,
		age: 112 * day,
	});
	runInstances(world, worker, 2);
	const { clock } = world;
	const start = clock.now();
	const at = (before: number, event: () => void) => clock.at(start - before, event);
	at(3 * day, () => update(world, worker));
	at(26 * hour, () => update(world, worker, { bad: true }));
	at(25 * hour, () => update(world, worker));
	at(20 * hour, () => update(world, blue));
	at(38 * minute, () => update(world, green));
	at(30_000, () => update(world, worker));
	at(0, () => {
		updateNowAndThen(world, worker, [blue, green], blue.cname ?? '');
		waverNowAndThen(world, [blue, green, worker]);
	});
}

function launch(world: World, { prefix, age, ...sketch }: Sketch): Environment {
	const { region, account, random, clock, elasticbeanstalk } = world;
	const launched = clock.now() - age;
	const environment: Environment = {
		...sketch,
		id: `e-${random.hex(10)}`,
		arn: `arn:aws:elasticbeanstalk:${region}:${account}:environment/${sketch.application}/${sketch.name}`,
		platformArn: `arn:aws:elasticbeanstalk:${region}::platform/Node.js 22 running on 64bit Amazon Linux 2023/6.6.2`,
		tier: prefix
			? { Name: 'WebServer', Type: 'Standard', Version: '1.0' }
			: { Name: 'Worker', Type: 'SQS/HTTP', Version: '2.3' },
		endpoint: prefix
			? `awseb--AWSEB-${random.hex(12).toUpperCase()}-${random.integer(100_000_000, 1_999_999_999)}.${region}.elb.amazonaws.com`
			: `https://sqs.${region}.amazonaws.com/${account}/awseb-${sketch.name}-queue`,
		cname: prefix && `${prefix}.${region}.elasticbeanstalk.com`,
		enhanced: true,
		dateCreated: launched,
		deployments: 1,
		status: 'Launching',
		health: 'Pending',
		causes: [],
		failing: 0,
		dateUpdated: launched,
		abortable: false,
	};
	elasticbeanstalk.environments.set(environment.id, environment);
	const requestId = newRequestId(world);
	const info = (message: string) => tell(world, environment, 'INFO', message, requestId);
	clock.at(launched, () => {
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
					['Environment', 'prod'],
					['Service', 'invoices'],
					['Owner', 'fulfilment'],
					['CostCenter', '4712'],
					['elasticbeanstalk:environment-name', environment.name],
					['elasticbeanstalk:environment-id', environment.id],
				],
			},
			clock.now() - environment.dateCreated,
		);
}
