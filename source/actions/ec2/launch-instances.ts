import type { _InstanceType, Instance, RunInstancesRequest } from '@aws-sdk/client-ec2';
import type { CallOptions, Region } from '../../aws/region.ts';
import type { Check } from '../../operations/plan.ts';
import type { Action, Answers } from '../action.ts';
import { instancesNow, nameOf } from './instances-now.ts';
import { launchChecks } from './launch-checks.ts';
import { readOffer } from './launch-choices.ts';
import { isCount, launchForm } from './launch-form.ts';
import { launchPlan } from './launch-plan.ts';
import { editProblems, entriesIn, mostTags, parseSet } from './tag-edit.ts';

/** Launches instances, like the given one or like the newest that runs. Undo terminates them. */
export const launchInstances: Action<'instances'> = {
	id: 'launch',
	kind: 'instances',
	title: 'Launch instances',
	risk: 'routine',
	takes: 'any',
	async form({ region, items, signal }) {
		const running = await runningInstances(region, { signal });
		const [given] = await instancesNow(region, items.slice(0, 1), { signal });
		const { offer, gaps } = await readOffer(region, running, { signal });
		return launchForm(offer, gaps, given ?? newest(running));
	},
	async plan({ region, items, answers, signal, token }) {
		const request = requestOf(answers, token());
		const wrong = problemsOf(answers);
		const [like] = await instancesNow(region, items.slice(0, 1), { signal });
		const checks: Check[] =
			wrong.length > 0
				? wrong.map((text) => ({ status: 'blocked', text }))
				: [...(await launchChecks(region, request, { signal })), ...notCopied(like)];
		return launchPlan(request, answers.name ?? '', checks);
	},
};

/** Enough to take defaults and images from; of a large fleet the first pages do. */
async function runningInstances(region: Region, options: CallOptions): Promise<Instance[]> {
	const Filters = [{ Name: 'instance-state-name', Values: ['running'] }];
	const { Reservations = [] } = await region.call(
		'ec2',
		'DescribeInstances',
		{ Filters, MaxResults: 1000 },
		options,
	);
	return Reservations.flatMap(({ Instances }) => Instances ?? []);
}

const newest = (instances: readonly Instance[]): Instance | undefined =>
	instances.toSorted((a, b) => (b.LaunchTime?.getTime() ?? 0) - (a.LaunchTime?.getTime() ?? 0))[0];

/** AWS has new types before its SDK names them, so the shape alone counts. */
const isType = (text: string | undefined): text is _InstanceType =>
	/^[a-z0-9-]+\.[a-z0-9-]+$/.test(text ?? '');

function requestOf(answers: Answers, token: string): RunInstancesRequest {
	const { set } = parseSet(answers.tags ?? '');
	const tags = Object.entries({ ...set, ...(answers.name ? { Name: answers.name } : {}) });
	const count = isCount(answers.count ?? '2') ? Number(answers.count ?? '2') : 1;
	const groups = entriesIn(answers.groups ?? '');
	return {
		ImageId: answers.image,
		...(isType(answers.type) ? { InstanceType: answers.type } : {}),
		MinCount: count,
		MaxCount: count,
		SubnetId: answers.subnet,
		...(answers.key ? { KeyName: answers.key } : {}),
		...(groups.length > 0 ? { SecurityGroupIds: groups } : {}),
		ClientToken: token,
		...(tags.length > 0
			? {
					TagSpecifications: [
						{ ResourceType: 'instance', Tags: tags.map(([Key, Value]) => ({ Key, Value })) },
					],
				}
			: {}),
	};
}

function problemsOf(answers: Answers): string[] {
	const { set, problems } = parseSet(answers.tags ?? '');
	return [
		...(['image', 'type', 'subnet'] as const)
			.filter((name) => !answers[name])
			.map((name) => `${name} is needed`),
		...(isCount(answers.count ?? '2') ? [] : [`${answers.count} is not a count of instances`]),
		...(answers.type && !isType(answers.type) ? [`${answers.type} is not a type like m7g.large`] : []),
		...problems,
		...editProblems({ set, remove: [] }),
		...(Object.keys(set).length > mostTags - 1 ? [`more than ${mostTags} tags`] : []),
	];
}

/** What "more like this" leaves out, said instead of done half-way. */
function notCopied(like: Instance | undefined): Check[] {
	if (!like) return [];
	const profile = like.IamInstanceProfile?.Arn?.split('/').at(-1);
	const name = nameOf(like);
	return [
		{ status: 'warning', text: `user data and volumes of ${name} are not copied` },
		...(profile
			? [{ status: 'warning', text: `the instance profile ${profile} of ${name} is not copied` } as const]
			: []),
	];
}
