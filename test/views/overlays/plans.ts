import type { Operation } from '../../../source/operations/operation.ts';
import type { Plan } from '../../../source/operations/plan.ts';
import { now } from './deck.tsx';

export const swapPlan: Plan = {
	action: 'swap',
	title: 'swap shop-blue ⇄ shop-green',
	risk: 'disruptive',
	targets: [{ kind: 'environments', id: 'e-blue', name: 'shop-blue' }],
	changes: [
		{ what: 'shop.eu-west-1.elasticbeanstalk.com', before: 'shop-blue (v42)', after: 'shop-green (v43)' },
		{ what: 'shop-green.eu-west-1.elasticbeanstalk.com', before: 'shop-green (v43)', after: '' },
	],
	checks: [
		{ status: 'passed', text: 'both environments are Ready' },
		{ status: 'warning', text: 'checkout-5xx is in ALARM since 2 m' },
	],
	guards: [],
	steps: [
		{
			title: 'swap the CNAMEs',
			call: {
				service: 'elasticbeanstalk',
				operation: 'SwapEnvironmentCNAMEs',
				input: { SourceEnvironmentName: 'shop-blue', DestinationEnvironmentName: 'shop-green' },
			},
			undo: [
				{
					call: {
						service: 'elasticbeanstalk',
						operation: 'SwapEnvironmentCNAMEs',
						input: { SourceEnvironmentName: 'shop-green', DestinationEnvironmentName: 'shop-blue' },
					},
				},
			],
		},
	],
	done: [
		{
			title: 'both CNAMEs have moved',
			call: { service: 'elasticbeanstalk', operation: 'DescribeEnvironments', input: {} },
			acceptors: [],
			every: 2,
			within: 600,
		},
	],
	undo: { title: 'swap back', risk: 'disruptive', changes: [], guards: [], done: [] },
	word: 'swap',
};

export const operationOf = (changes: Partial<Operation>): Operation => ({
	id: '01',
	plan: swapPlan,
	where: { profile: 'default', account: '123456789012', region: 'eu-west-1', simulated: true },
	startedAt: now - 65_000,
	phase: 'watching',
	steps: [{ state: 'done', at: now - 60_000, output: {}, requestId: 'req-77' }],
	narration: [],
	...changes,
});
