import type { EnvironmentDescription as Environment } from '@aws-sdk/client-elastic-beanstalk';
import type { Plan } from '../../operations/plan.ts';
import { environments } from '../../resources/elasticbeanstalk/environments.ts';
import { readEnvironments } from '../../resources/elasticbeanstalk/read-environments.ts';
import type { Action } from '../action.ts';
import { standingOf } from './production-address.ts';
import { readAlarms } from './swap-alarms.ts';
import { partnerOf, pick } from './swap-environments.ts';
import { swapFields } from './swap-form.ts';
import { swapPlan } from './swap-plan.ts';
import { preflight, wishesIn } from './swap-preflight.ts';

/** Swaps the addresses of two Elastic Beanstalk environments: blue/green. Swapping again is the way back. */
export const swap: Action<'environments'> = {
	id: 'swap',
	kind: 'environments',
	title: 'Swap blue/green',
	risk: 'disruptive',
	takes: 'any',
	async form({ region, items, signal }) {
		const [all, alarms] = await Promise.all([
			readEnvironments(region, { signal }),
			// Who may not read alarms can swap without them.
			readAlarms(region, { signal }).catch(() => []),
		]);
		return swapFields({ all, alarms, given: items.map((item) => environments.id(item)) });
	},
	async plan({ region, items, answers, signal, dns, operations = [], productionAddresses }) {
		const all = await readEnvironments(region, { signal });
		const [first, second] = items.map((item) => environments.id(item));
		const source = pick(all, answers.source || first);
		const wanted = answers.destination || second;
		// Only where none was named: a mistyped name must not lead to a swap with another one.
		const destination = wanted ? pick(all, wanted) : partnerOf(source, all);
		if (!source || !destination || source === destination)
			return impossible(answers.source ?? '', answers.destination ?? '', source === undefined);
		const isLive = (environment: Environment) =>
			standingOf(environment, all, { named: productionAddresses, operations }).address === 'production';
		// Whichever was named first: what counts is who gets the address that customers know.
		const [live, next] =
			isLive(destination) && !isLive(source) ? [destination, source] : [source, destination];
		const wishes = wishesIn(answers);
		const found = await preflight({ region, live, next, wishes, operations, dns, signal });
		return swapPlan({ source, destination, live, next, wishes, ...found, now: region.now() });
	},
};

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
