/** One session at a time: who has an operation, and who else is at its targets. */
import { problemFrom } from '../../aws/problem.ts';
import { clockTime } from '../../text/clock-time.ts';
import { type Flight, handedOver, type Stop, stop } from '../flight.ts';
import { isUnderWay } from '../journal/life.ts';
import { sessionText } from '../journal/session.ts';
import type { Operation } from '../operation.ts';
import type { Target } from '../plan.ts';
import { unwritten } from '../send-step.ts';
import { reread } from './reread.ts';

interface Claimed {
	targets: readonly Target[];
	where: Operation['where'];
	/** The operation that it takes back is no rival. */
	undoes?: string;
}

/** Operations of living sessions that are exclusive and have one of these targets, newest first. */
export const rivals = ({ targets, where, undoes }: Claimed, all: readonly Operation[]): Operation[] =>
	all.filter(
		(other) =>
			isUnderWay(other) &&
			other.plan.exclusive &&
			other.id !== undoes &&
			isSamePlace(other.where, where) &&
			other.plan.targets.some(({ id }) => targets.some((target) => target.id === id)),
	);

const isSamePlace = (one: Operation['where'], other: Operation['where']): boolean =>
	one.account === other.account && one.region === other.region && one.simulated === other.simulated;

/** `swap shop-blue ⇄ shop-green is baking since 14:03:22 (process 4711 on bastion)` */
export const rivalText = ({ plan, phase, startedAt, owner }: Operation): string =>
	`${plan.title} is ${phase} since ${clockTime(startedAt)} (${sessionText(owner)})`;

/** After its first line: of two who began at once the one whose line is first goes on. */
export async function claim(flight: Flight): Promise<Stop | undefined> {
	const { id, plan, where, undoes } = flight.operation();
	const { journal } = flight;
	if (!plan.exclusive && undoes === undefined) return undefined;
	try {
		const all = await journal.read();
		const place = all.findIndex((operation) => operation.id === id);
		if (place >= 0 && (all[place]?.owner ?? '') !== journal.session.id) return handedOver;
		if (!plan.exclusive) return undefined;
		const [rival] = rivals({ targets: plan.targets, where, undoes }, all.slice(place + 1));
		return rival && stop('failed', 'conflict', `${rivalText(rival)}.`, 'Nothing was sent: wait for its end.');
	} catch (error) {
		const why = problemFrom(error).sentence;
		return stop(
			'failed',
			'unknown',
			`The journal cannot be read, so nothing was sent. ${why}`,
			'Check that its folder is yours, then plan it anew.',
		);
	}
}

/** Goes on with what another session, or this one, has left. Of two who try the first one has it. */
export async function takeOver(flight: Flight): Promise<Stop | undefined> {
	const { id, owner } = flight.operation();
	const { journal, region } = flight;
	try {
		await journal.write({ version: 1, id, at: region.now(), entry: 'took-over', from: owner });
	} catch (error) {
		return { ...unwritten(error), phase: 'interrupted' };
	}
	return (await reread(flight)) === 'theirs' ? handedOver : undefined;
}
