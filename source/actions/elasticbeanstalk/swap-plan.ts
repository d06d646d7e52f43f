import type { EnvironmentDescription as Environment } from '@aws-sdk/client-elastic-beanstalk';
import type { Plan } from '../../operations/plan.ts';
import { silent } from '../cloudwatch/alarm-lights.ts';
import { nameOf, targetOf } from './environments-now.ts';
import { swapBake } from './swap-bake.ts';
import { cnamesOf, environmentsAre, mentionedIn, swapIsTold } from './swap-environments.ts';
import { isGreen } from './swap-health.ts';
import { meanwhile } from './swap-meanwhile.ts';
import type { Found, Wishes } from './swap-preflight.ts';

interface Swapped extends Found {
	source: Environment;
	destination: Environment;
	live: Environment;
	next: Environment;
	wishes: Wishes;
	/** The region's milliseconds. */
	now: number;
}

export function swapPlan({
	source,
	destination,
	live,
	next,
	wishes,
	checks,
	alarms,
	moves,
	now,
}: Swapped): Plan {
	const both = [source, destination];
	const swapped = [
		{ ...source, CNAME: destination.CNAME },
		{ ...destination, CNAME: source.CNAME },
	];
	const names = both.map(nameOf);
	const call = {
		service: 'elasticbeanstalk',
		operation: 'SwapEnvironmentCNAMEs',
		input: { SourceEnvironmentName: names[0], DestinationEnvironmentName: names[1] },
	} as const;
	const narration = mentionedIn(both, now);
	const { bake: minutes, armed } = wishes;
	return {
		action: 'swap',
		title: `swap ${names.join(' ⇄ ')}`,
		risk: 'disruptive',
		word: 'swap',
		exclusive: true,
		targets: both.map(targetOf),
		// The address that customers know comes first.
		changes: [change(live, live, next), change(next, next, live)],
		checks,
		guards: [
			{ ...cnamesOf(both, 'The environments are no longer as planned.'), because: meanwhile(both) },
			...(wishes.healthyFor > 0 ? [isGreen(next, both)] : []),
			...silent(alarms),
		],
		steps: [{ title: `swap the addresses of ${names.join(' and ')}`, call, undo: [{ call }] }],
		done: [
			{ ...environmentsAre(swapped, 'both addresses have moved and both environments are Ready'), narration },
			{ ...swapIsTold(both, now), narration },
		],
		...(moves ? { moves } : {}),
		...(minutes > 0 ? { bake: swapBake({ live, next, minutes, alarms, armed }) } : {}),
		undo: {
			title: `swap ${names.join(' ⇄ ')} back`,
			risk: 'disruptive',
			word: 'swap',
			changes: [change(live, next, live), change(next, live, next)],
			guards: [
				{
					...cnamesOf(swapped, 'The environments are no longer as the swap left them.'),
					because: meanwhile(swapped),
					vital: true,
				},
			],
			done: [
				{ ...environmentsAre(both, 'both addresses are back and both environments are Ready'), narration },
			],
		},
	};
}

const spoken = (environment: Environment): string =>
	environment.VersionLabel ? `${nameOf(environment)} (${environment.VersionLabel})` : nameOf(environment);

const change = (of: Environment, from: Environment, to: Environment) => ({
	what: of.CNAME ?? nameOf(of),
	before: spoken(from),
	after: spoken(to),
});
