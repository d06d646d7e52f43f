import type { EnvironmentDescription } from '@aws-sdk/client-elastic-beanstalk';
import type { CallOptions, Region } from '../../aws/region.ts';
import type { Plan } from '../../operations/plan.ts';
import { environments } from '../../resources/elasticbeanstalk/environments.ts';
import type { Action, Answers } from '../action.ts';
import { swapChecks } from './swap-checks.ts';
import { cnamesOf, environmentsAre, mentionedIn, partnerOf } from './swap-environments.ts';

type Environment = EnvironmentDescription;

/** Swaps the addresses of two Elastic Beanstalk environments: blue/green. Swapping again is the way back. */
export const swap: Action<'environments'> = {
	id: 'swap',
	kind: 'environments',
	title: 'Swap blue/green',
	risk: 'disruptive',
	takes: 'any',
	async form({ region, items, signal }) {
		const all = await environmentsNow(region, { signal });
		const [source, destination] = items.map((item) => environments.id(item));
		const nameOf = (idOrName: string | undefined) => pick(all, idOrName)?.EnvironmentName;
		const choices = all.map((environment) => ({
			value: environment.EnvironmentName ?? '',
			label: environment.EnvironmentName ?? '',
			hint: [
				environment.ApplicationName,
				environment.VersionLabel,
				environment.Status,
				environment.CNAME,
			].join(' '),
		}));
		const first = nameOf(source) ?? (choices.length > 0 ? choices[0]?.value : undefined);
		return [
			{ name: 'source', label: 'environment', type: 'choice', choices, required: true, default: first },
			{
				name: 'destination',
				label: 'swaps with',
				type: 'choice',
				choices,
				required: true,
				suggest: (answers: Answers) => {
					const chosen = answers.source || first;
					const given = chosen === nameOf(source) ? nameOf(destination) : undefined;
					return given ?? partnerOf(pick(all, chosen), all)?.EnvironmentName;
				},
				validate: (value, answers) => value !== answers.source || 'An environment cannot swap with itself.',
			},
		];
	},
	async plan({ region, items, answers, signal }) {
		const all = await environmentsNow(region, { signal });
		const [first, second] = items.map((item) => environments.id(item));
		const source = pick(all, answers.source || first);
		const wanted = answers.destination || second;
		// Only where none was named: a mistyped name must not lead to a swap with another one.
		const destination = wanted ? pick(all, wanted) : partnerOf(source, all);
		if (!source || !destination || source === destination)
			return impossible(answers.source ?? '', answers.destination ?? '', source === undefined);
		const checks = await swapChecks(region, source, destination, { signal });
		return planOf(source, destination, checks, region.now());
	},
};

/** Every environment that is not terminated. */
async function environmentsNow(region: Region, { signal }: CallOptions): Promise<Environment[]> {
	const all: Environment[] = [];
	for await (const page of region.pages(
		'elasticbeanstalk',
		'DescribeEnvironments',
		{ IncludeDeleted: false },
		{ signal },
	))
		all.push(...(page.Environments ?? []));
	return all;
}

const pick = (all: readonly Environment[], idOrName: string | undefined) =>
	all.find(
		({ EnvironmentId, EnvironmentName }) => idOrName === EnvironmentId || idOrName === EnvironmentName,
	);

function planOf(source: Environment, destination: Environment, checks: Plan['checks'], now: number): Plan {
	const both = [source, destination];
	const swapped = [
		{ ...source, CNAME: destination.CNAME },
		{ ...destination, CNAME: source.CNAME },
	];
	const spoken = ({ EnvironmentName = '', VersionLabel }: Environment) =>
		VersionLabel ? `${EnvironmentName} (${VersionLabel})` : EnvironmentName;
	const change = (of: Environment, from: Environment, to: Environment) => ({
		what: of.CNAME ?? of.EnvironmentName ?? '',
		before: spoken(from),
		after: spoken(to),
	});
	const names = both.map(({ EnvironmentName = '' }) => EnvironmentName);
	const call = {
		service: 'elasticbeanstalk',
		operation: 'SwapEnvironmentCNAMEs',
		input: { SourceEnvironmentName: names[0], DestinationEnvironmentName: names[1] },
	} as const;
	const narration = mentionedIn(both, now);
	return {
		action: 'swap',
		title: `swap ${names.join(' ⇄ ')}`,
		risk: 'disruptive',
		word: 'swap',
		targets: both.map(({ EnvironmentId = '', EnvironmentName = '' }) => ({
			kind: 'environments',
			id: EnvironmentId,
			name: EnvironmentName,
		})),
		changes: [change(source, source, destination), change(destination, destination, source)],
		checks,
		guards: [
			cnamesOf(both, 'The environments are no longer as planned: an address has moved, or one is not Ready.'),
		],
		steps: [{ title: `swap the addresses of ${names.join(' and ')}`, call, undo: [{ call }] }],
		done: [
			{ ...environmentsAre(swapped, 'both addresses have moved and both environments are Ready'), narration },
		],
		undo: {
			title: `swap ${names.join(' ⇄ ')} back`,
			risk: 'disruptive',
			word: 'swap',
			changes: [change(source, destination, source), change(destination, source, destination)],
			guards: [cnamesOf(swapped, 'The environments are no longer as the swap left them.')],
			done: [
				{ ...environmentsAre(both, 'both addresses are back and both environments are Ready'), narration },
			],
		},
	};
}

/** Answers that name no two environments: a plan that says so and does nothing. */
const impossible = (source: string, destination: string, sourceIsMissing: boolean): Plan => ({
	action: 'swap',
	title: 'swap',
	risk: 'disruptive',
	targets: [],
	changes: [],
	checks: [
		{
			status: 'blocked',
			text: sourceIsMissing
				? `there is no environment ${source}`
				: destination === '' || destination === source
					? `${source} has no other environment of its application to swap with`
					: `there is no environment ${destination}`,
		},
	],
	guards: [],
	steps: [],
	done: [],
});
