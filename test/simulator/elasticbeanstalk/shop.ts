import type { Application } from '../../../source/simulator/elasticbeanstalk/application.ts';
import type { Environment } from '../../../source/simulator/elasticbeanstalk/environment.ts';
import { instancesOf } from '../../../source/simulator/elasticbeanstalk/fleet.ts';
import { elasticbeanstalk } from '../../../source/simulator/elasticbeanstalk/handlers.ts';
import type { World } from '../../../source/simulator/world.ts';
import { bookshopWorld } from '../passing-time.ts';

/** The bookshop's Beanstalk, where nothing happens that a test does not ask for. */
export function shop(seed = 1) {
	const { world, pass } = bookshopWorld(seed, { calm: true });
	return {
		world,
		pass,
		eb: elasticbeanstalk,
		blue: named(world, 'shop-blue'),
		green: named(world, 'shop-green'),
		now: () => new Date(world.clock.now()),
		/** Passes time until something holds; how many seconds that took. */
		until(holds: () => boolean, most = 1800): number {
			for (let seconds = 0; seconds <= most; seconds++) {
				if (holds()) return seconds;
				pass(1);
			}
			throw new Error(`still not so after ${most} s: ${holds}`);
		},
		/** What an environment has told since, oldest first. */
		told: (EnvironmentName: string, StartTime: Date): string[] =>
			(elasticbeanstalk.DescribeEvents(world, { EnvironmentName, StartTime }).Events ?? [])
				.map(({ Message = '' }) => Message)
				.reverse(),
	};
}

/** The one that lives, else the one that was. */
export function named(world: World, name: string): Environment {
	const all = [...world.elasticbeanstalk.environments.values()].filter((one) => one.name === name);
	const found = all.find(({ status }) => status !== 'Terminated') ?? all.at(-1);
	if (!found) throw new Error(`there is no ${name}`);
	return found;
}

export function application(world: World, name = 'bookshop-shop'): Application {
	const found = world.elasticbeanstalk.applications.get(name);
	if (!found) throw new Error(`there is no ${name}`);
	return found;
}

/** Instances that take requests. */
export const serving = (world: World, environment: Environment): number =>
	instancesOf(world, environment).filter((id) => !environment.outOfService.has(id)).length;

/** The events that begin so, in this order, others between them. */
export function inOrder(events: readonly string[], starts: readonly string[]): string[] {
	let at = 0;
	return starts.filter((start) => {
		const found = events.findIndex((event, index) => index >= at && event.startsWith(start));
		if (found >= 0) at = found + 1;
		return found >= 0;
	});
}
