/** Names of what belongs to an environment: Beanstalk makes it as a CloudFormation stack of its own. */
import { createRandom } from '../random.ts';
import type { World } from '../world.ts';
import type { Environment } from './environment.ts';

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'];

/** Digits and capitals that are always the same for the same text. */
function mark(text: string, length: number): string {
	let seed = 0;
	for (const letter of text) seed = (Math.imul(seed, 31) + (letter.codePointAt(0) ?? 0)) | 0;
	const random = createRandom(seed);
	return Array.from({ length }, () => letters[random.integer(0, letters.length - 1)]).join('');
}

export const stackOf = ({ id }: Environment): string => `awseb-${id}-stack`;

/** `awseb-e-9kmsjd6dmy-stack-AWSEBSecurityGroup-1UHGPZBDMAA9T` */
export const resourceOf = (environment: Environment, resource: string): string =>
	`${stackOf(environment)}-${resource}-${mark(`${environment.id} ${resource} ${environment.rebuilt}`, 13)}`;

export const autoScalingGroupOf = (environment: Environment): string =>
	resourceOf(environment, 'AWSEBAutoScalingGroup');

/** The group that new instances stand in until they are known to be well. */
export const temporaryGroupOf = (environment: Environment): string =>
	`awseb-${environment.id}-immutable-stack-AWSEBAutoScalingGroup-${mark(`${environment.id} ${environment.deployments}`, 13)}`;

const hexadecimal = (text: string, length: number) =>
	createRandom(Number.parseInt(mark(text, 6), 36)).hex(length);

/** The load balancer's own security group has an id for a name. */
export const balancerGroupOf = ({ id, rebuilt }: Environment): string =>
	`sg-0${hexadecimal(`${id} balancer ${rebuilt}`, 16)}`;

const balancing = ({ region, account }: World, path: string) =>
	`arn:aws:elasticloadbalancing:${region}:${account}:${path}`;

const shortName = ({ id, rebuilt }: Environment, of: string) =>
	`awseb-AWSEB-${mark(`${id} ${of} ${rebuilt}`, 12)}`;

export const targetGroupOf = (world: World, environment: Environment): string =>
	balancing(world, `targetgroup/${shortName(environment, 'targets')}/${hexadecimal(environment.id, 16)}`);

/** Its address in DNS begins with it. */
const balancerNameOf = (environment: Environment): string =>
	shortName(environment, 'balancer').replace('awseb-', 'awseb--');

/** What CloudWatch calls it: `app/awseb--AWSEB-1UHGPZBDMAA9/50dc6c495c0c9188` */
export const balancerDimensionOf = (environment: Environment): string =>
	`app/${balancerNameOf(environment)}/${hexadecimal(`${environment.id} balancer`, 16)}`;

export const loadBalancerOf = (world: World, environment: Environment): string =>
	balancing(world, `loadbalancer/${balancerDimensionOf(environment)}`);

export const listenerOf = (world: World, environment: Environment): string =>
	`${loadBalancerOf(world, environment).replace(':loadbalancer/', ':listener/')}/${hexadecimal(`${environment.id} listener`, 16)}`;

export const scalingPolicyOf = (world: World, environment: Environment, way: 'Up' | 'Down'): string =>
	`arn:aws:autoscaling:${world.region}:${world.account}:scalingPolicy:${hexadecimal(`${environment.id} ${way}`, 32)}:autoScalingGroupName/${autoScalingGroupOf(environment)}:policyName/${resourceOf(environment, `AWSEBAutoScalingScale${way}Policy`)}`;

/** Where requests to a web server end, and messages to a worker begin. */
export const endpointOf = ({ region, account }: World, environment: Environment): string =>
	environment.tier.Name === 'Worker'
		? `https://sqs.${region}.amazonaws.com/${account}/${resourceOf(environment, 'AWSEBWorkerQueue')}`
		: `${balancerNameOf(environment)}-${Number.parseInt(mark(environment.id, 6), 36) % 1_999_999_999}.${region}.elb.amazonaws.com`;
