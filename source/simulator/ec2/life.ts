/** What happens by itself: groups replace what they lose and scale now and then, a machine falls ill for a while. */
import type { World } from '../world.ts';
import { groupMembers, memberOf, stoppedMembers } from './auto-scaling.ts';
import { launch } from './fleet.ts';
import { enter } from './lifecycle.ts';
import type { AutoScalingGroup, SimulatedInstance } from './part.ts';

/** Milliseconds between two looks of Auto Scaling at a group: from the start on, and in what lies before it. */
const look = 15_000;
const lookBack = 900_000;

export function liveOn(world: World): void {
	for (const group of world.ec2.groups) lookAfter(world, group);
	if (!world.calm) fallIllNowAndThen(world);
}

/** As long as there is the group. */
export function lookAfter(world: World, group: AutoScalingGroup): void {
	keepUp(world, group);
	if (!world.calm) scaleNowAndThen(world, group);
}

const isGone = ({ ec2 }: World, group: AutoScalingGroup) => !ec2.groups.includes(group);

/** Launches what is missing; terminates what was stopped, and the oldest of what is too much. */
function keepUp(world: World, group: AutoScalingGroup): void {
	const { clock, cloudwatch } = world;
	const now = clock.now();
	// Two days at every 15 s were a tenth of the first look at a region.
	clock.at(Math.max(now + look, Math.min(now + lookBack, cloudwatch.epoch)), () => {
		if (isGone(world, group)) return;
		const members = groupMembers(world, group.name);
		for (let count = members.length; count < group.desired; count++) launch(world, memberOf(world, group));
		for (const lost of stoppedMembers(world, group.name)) enter(world, lost, 'shutting-down');
		for (const surplus of members.slice(0, Math.max(0, members.length - group.desired)))
			enter(world, surplus, 'shutting-down');
		keepUp(world, group);
	});
}

function scaleNowAndThen(world: World, group: AutoScalingGroup): void {
	const { clock, random } = world;
	clock.in(random.integer(240, 600), () => {
		if (isGone(world, group)) return;
		group.desired = random.integer(group.least, group.most);
		scaleNowAndThen(world, group);
	});
}

/** For three minutes the status check of one running instance fails. */
function fallIllNowAndThen(world: World): void {
	const { clock, random, ec2 } = world;
	clock.in(random.integer(420, 900), () => {
		const ill = runningFrom(world, random.integer(0, Math.max(0, ec2.instances.size - 1)));
		if (ill) {
			const recover = fallIll(world, ill);
			clock.in(180, recover);
		}
		fallIllNowAndThen(world);
	});
}

/** The first one that runs from this place on, else the first of all. */
function runningFrom({ ec2: { instances } }: World, place: number): SimulatedInstance | undefined {
	for (let passed = 0; passed < instances.size; passed++) {
		const candidate = instances.at((place + passed) % instances.size);
		if (candidate?.state === 'running') return instances.get(candidate.id);
	}
	return undefined;
}

/** Its check fails, and its load balancer counts it out; the returned function ends that. */
export function fallIll(world: World, ill: SimulatedInstance): () => void {
	const { clock, cloudwatch } = world;
	ill.impaired = true;
	const felt = (['StatusCheckFailed', 'StatusCheckFailed_Instance'] as const).map((name) => ({
		namespace: 'AWS/EC2',
		name,
		dimensions: [{ Name: 'InstanceId', Value: ill.id }],
	}));
	const balancer = {
		namespace: 'AWS/ApplicationELB',
		name: 'UnHealthyHostCount',
		dimensions: [{ Name: 'LoadBalancer', Value: 'app/shop/b00c' }],
	};
	const isWeb = ill.tags.get('aws:autoscaling:groupName') === 'bookshop-web';
	const ends = [...felt, ...(isWeb ? [balancer] : [])].map((metric) =>
		cloudwatch.influence(metric, { adds: 1, from: clock.now() }),
	);
	return () => {
		ill.impaired = false;
		for (const end of ends) end(clock.now());
	};
}
