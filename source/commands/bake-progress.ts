/** What is new in a bake, a line each. */
import type { Operation } from '../operations/operation.ts';
import { age } from '../text/age.ts';
import { clockTime } from '../text/clock-time.ts';
import { figure } from '../text/figure.ts';

/** Milliseconds of the region between two lines with figures. */
const minute = 60_000;

export function bakeNews(before: Operation | undefined, now: Operation): string[] {
	return [
		...begun(before, now),
		...lights(before, now),
		...figures(before, now),
		...names(before, now),
		...end(before, now),
	];
}

function begun(before: Operation | undefined, { plan, baking }: Operation): string[] {
	if (before?.baking?.from !== undefined || baking?.from === undefined || baking.until === undefined)
		return [];
	const armed = baking.armed ? 'armed: a red light takes it back' : 'not armed: a red light is told';
	return [
		`baking: ${plan.bake?.title} until ${clockTime(baking.until)} (${age(baking.until - baking.from)}); ${armed}`,
	];
}

function lights(before: Operation | undefined, { plan, sight }: Operation): string[] {
	return (plan.bake?.lights ?? []).flatMap(({ title }, index) => {
		const reading = sight?.lights[index];
		const was = before?.sight?.lights[index]?.colour;
		if (!reading || reading.colour === was || (was === undefined && reading.colour === 'green')) return [];
		return [`  ${reading.colour}: ${title} (${reading.reason || reading.says})`];
	});
}

function figures(before: Operation | undefined, { plan, sight, baking }: Operation): string[] {
	const { bake } = plan;
	if (!bake || !sight || baking?.until === undefined || sight === before?.sight) return [];
	if (before?.sight && Math.floor(sight.at / minute) === Math.floor(before.sight.at / minute)) return [];
	const sides = [...new Set(bake.gauges.map(({ side }) => side))].map((side) => {
		const values = bake.gauges.flatMap((gauge, index) =>
			gauge.side === side ? [`${gauge.title} ${figure(sight.lines[index]?.at(-1), gauge.unit)}`] : [],
		);
		return `${side} ${values.join(', ')}`;
	});
	return [[`  ${age(Math.max(0, baking.until - sight.at))} left`, ...sides].join(' · ')];
}

function names(before: Operation | undefined, { names: share }: Operation): string[] {
	if (!share || (share.moved === before?.names?.moved && share.of === before.names.of)) return [];
	return [`  DNS: ${share.moved} of ${share.of} resolvers`];
}

function end(before: Operation | undefined, { baking }: Operation): string[] {
	if (!baking?.decision || before?.baking?.decision) return [];
	return [`${baking.stage === 'kept' ? 'kept' : 'taking it back'}: ${baking.decision.reason}`];
}
