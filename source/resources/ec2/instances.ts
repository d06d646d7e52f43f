import type { Instance, InstanceStatus } from '@aws-sdk/client-ec2';
import { ProblemError } from '../../aws/problem.ts';
import { age } from '../../text/age.ts';
import { textPool } from '../../text/pool.ts';
import { counter } from '../counter.ts';
import { fieldsOf, whenText } from '../detail-fields.ts';
import { quoted } from '../quoted.ts';
import type { Detail, Resource, Tone } from '../resource.ts';
import { tagRecord } from './tag-record.ts';

/** An EC2 instance, as far as tables need it: at 50,000 of them every member counts. */
export interface Ec2Instance {
	id: string;
	/** Its `Name` tag; '' without one. */
	name: string;
	/** `pending`, `running`, `shutting-down`, `terminated`, `stopping`, `stopped` */
	state: string;
	type: string;
	zone: string;
	image: string;
	/** The public address, else the private one; '' without any. */
	address: string;
	/** Milliseconds since the epoch. */
	launchedAt: number;
	tags: Readonly<Record<string, string>>;
	/** Status checks of EC2 and of the system: `ok 2/2`, `init`, `impaired 1/2`. Undefined until read. */
	checks?: string;
}

declare module '../resource.ts' {
	interface Kinds {
		instances: Ec2Instance;
	}
}

const tones: Record<string, Tone> = {
	pending: 'busy',
	running: 'good',
	stopping: 'busy',
	stopped: 'idle',
	'shutting-down': 'busy',
	terminated: 'idle',
};

const settledStates = new Set(['running', 'stopped', 'terminated']);
const impaired = (checks: string | undefined) => checks?.startsWith('impaired') ?? false;

const toneOf = ({ state, checks }: Ec2Instance): Tone =>
	impaired(checks) ? 'bad' : (tones[state] ?? 'warning');

export const instances: Resource<Ec2Instance> = {
	kind: 'instances',
	title: 'Instances',
	singular: 'instance',
	aliases: ['i', 'ec2', 'instance'],
	sources: [
		{
			title: 'EC2',
			rhythm: { settled: 20, moving: 4, background: 60 },
			async *list(region, options) {
				// Without MaxResults the call draws from a far smaller bucket.
				const pages = region.pages('ec2', 'DescribeInstances', { MaxResults: 1000 }, options);
				for await (const { Reservations = [] } of pages)
					yield Reservations.flatMap((reservation) => (reservation.Instances ?? []).map(itemOf));
			},
		},
	],
	enrichments: [
		{
			title: 'EC2 status checks',
			rhythm: { settled: 30, moving: 8, background: 120 },
			async read(region, _items, options) {
				const checks = new Map<string, Partial<Ec2Instance>>();
				const pages = region.pages('ec2', 'DescribeInstanceStatus', { MaxResults: 1000 }, options);
				for await (const { InstanceStatuses = [] } of pages)
					for (const status of InstanceStatuses) checks.set(status.InstanceId ?? '', alike(checksOf(status)));
				return checks;
			},
		},
	],
	id: ({ id }) => id,
	name: ({ name, id }) => name || id,
	state: ({ state }) => state,
	tone: toneOf,
	settled: ({ state, checks }) => settledStates.has(state) && checks !== 'init',
	attention: ({ checks }) => impaired(checks),
	tags: ({ tags }) => tags,
	lapses: ({ state }) => state === 'terminated' || state === 'shutting-down',
	watch: ({ state, type, checks }) => ({
		state,
		type,
		// Checks that begin or pass are part of every start; only their failing is news, and its end.
		checks: impaired(checks) ? (checks ?? '') : '',
	}),
	columns: [
		{
			id: 'name',
			header: 'NAME',
			value: ({ name }) => name,
			width: { min: 12, max: 32, grow: 2 },
			priority: 0,
		},
		{ id: 'id', header: 'ID', value: ({ id }) => id, width: { min: 19 }, priority: 5 },
		{
			id: 'state',
			header: 'STATE',
			value: ({ state }) => state,
			width: { min: 13 },
			tone: toneOf,
			priority: 0,
		},
		{ id: 'type', header: 'TYPE', value: ({ type }) => type, width: { min: 10, max: 14 }, priority: 2 },
		{ id: 'zone', header: 'ZONE', value: ({ zone }) => zone, width: { min: 10, max: 15 }, priority: 3 },
		{
			id: 'address',
			header: 'ADDRESS',
			value: ({ address }) => address,
			width: { min: 14, max: 15 },
			priority: 4,
		},
		{
			id: 'age',
			header: 'AGE',
			value: ({ launchedAt }, { now }) => age(now - launchedAt),
			time: ({ launchedAt }) => launchedAt,
			sort: ({ launchedAt }) => -launchedAt,
			width: { min: 4 },
			align: 'right',
			priority: 1,
		},
		{
			id: 'checks',
			header: 'CHECKS',
			value: ({ checks }) => checks ?? '',
			tone: ({ checks }) => (impaired(checks) ? 'bad' : checks === 'init' ? 'busy' : undefined),
			width: { min: 8 },
			priority: 1,
		},
		{ id: 'image', header: 'IMAGE', value: ({ image }) => image, width: { min: 21 }, priority: 6 },
	],
	pane: ['name', 'id', 'state', 'type', 'zone', 'address', 'age', 'checks'],
	summary: (items) => [String(items.length), ...countsOf(items)].join(' · '),
	arn: ({ id }, { account, region }) => `arn:aws:ec2:${region}:${account}:instance/${id}`,
	consoleUrl: ({ id }, { region }) =>
		`https://${region}.console.aws.amazon.com/ec2/home?region=${region}#InstanceDetails:instanceId=${id}`,
	async describe(region, { id }, sight, options): Promise<Detail> {
		const { Reservations = [] } = await region.call(
			'ec2',
			'DescribeInstances',
			{ InstanceIds: [id] },
			options,
		);
		const instance = Reservations[0]?.Instances?.[0];
		if (!instance)
			throw new ProblemError({
				kind: 'not-found',
				sentence: `The instance ${id} no longer exists.`,
				hint: 'EC2 forgets a terminated instance after about an hour.',
				transient: false,
			});
		return { sections: sectionsOf(instance, sight.now), raw: instance };
	},
	related: () => [
		{ title: 'alarms on it', kind: 'alarms', filter: ({ id }) => `instanceid:${id}` },
		{
			title: 'its environment',
			kind: 'environments',
			filter: ({ tags }) => quoted('name:', tags['elasticbeanstalk:environment-name']),
		},
		{
			title: 'deployments of its environment or stack',
			kind: 'deployments',
			filter: ({ tags }) =>
				quoted('name:', tags['elasticbeanstalk:environment-name'] ?? tags['aws:cloudformation:stack-name']),
		},
		{
			title: 'its Auto Scaling group',
			kind: 'instances',
			filter: ({ tags }) => quoted('aws:autoscaling:groupName=', tags['aws:autoscaling:groupName']),
		},
	],
};

const order = ['running', 'pending', 'stopping', 'stopped', 'shutting-down', 'terminated'];

const countOf = counter<Ec2Instance>({
	id: ({ id }) => id,
	under: ({ state, checks }) => (impaired(checks) ? [state, 'impaired'] : [state]),
});

function countsOf(items: readonly Ec2Instance[]): string[] {
	const counts = countOf(items);
	return [...order, 'impaired'].flatMap((name) => (counts.has(name) ? [`${counts.get(name)} ${name}`] : []));
}

const shared = textPool();

function itemOf(instance: Instance): Ec2Instance {
	const tags = tagRecord(instance.Tags, shared);
	return {
		id: instance.InstanceId ?? '',
		name: tags.Name ?? '',
		state: shared(instance.State?.Name ?? ''),
		type: shared(instance.InstanceType ?? ''),
		zone: shared(instance.Placement?.AvailabilityZone ?? ''),
		image: shared(instance.ImageId ?? ''),
		address: instance.PublicIpAddress ?? instance.PrivateIpAddress ?? '',
		launchedAt: instance.LaunchTime?.getTime() ?? 0,
		tags,
	};
}

/** One value for all that are told the same: most of 50,000. */
const toldChecks = new Map<string, Partial<Ec2Instance>>();

function alike(checks: string): Partial<Ec2Instance> {
	const told = toldChecks.get(checks) ?? { checks };
	toldChecks.set(checks, told);
	return told;
}

function checksOf({ InstanceStatus: own, SystemStatus: system }: InstanceStatus): string {
	const states = [own?.Status, system?.Status];
	const ok = states.filter((state) => state === 'ok').length;
	if (states.includes('impaired')) return `impaired ${ok}/2`;
	return states.includes('initializing') ? 'init' : `ok ${ok}/2`;
}

function sectionsOf(instance: Instance, now: number): Detail['sections'] {
	return [
		{
			title: 'Instance',
			fields: fieldsOf({
				id: instance.InstanceId,
				state: instance.State?.Name,
				reason: instance.StateReason?.Message,
				type: instance.InstanceType,
				image: instance.ImageId,
				architecture: instance.Architecture,
				launched: whenText(instance.LaunchTime, now),
				'key pair': instance.KeyName,
				role: instance.IamInstanceProfile?.Arn,
				lifecycle: instance.InstanceLifecycle ?? 'on-demand',
			}),
		},
		{
			title: 'Network',
			fields: fieldsOf({
				zone: instance.Placement?.AvailabilityZone,
				vpc: instance.VpcId,
				subnet: instance.SubnetId,
				'private address': instance.PrivateIpAddress,
				'public address': instance.PublicIpAddress,
				'private name': instance.PrivateDnsName,
				'public name': instance.PublicDnsName,
				'security groups': instance.SecurityGroups?.map(
					(group) => `${group.GroupName} (${group.GroupId})`,
				).join(', '),
			}),
		},
		{ title: 'Tags', fields: fieldsOf(tagRecord(instance.Tags)) },
	];
}
