/** The page that tells what differs between two environments. */
import { problemFrom } from '../aws/problem.ts';
import { compareEnvironments } from '../resources/elasticbeanstalk/compare-environments.ts';
import type { Compared, Place } from '../store/screen.ts';
import { type Controls, changePlace, placeOf, screenOf } from './controls.ts';
import { goTo } from './places.ts';

type ComparisonPlace = Extract<Place, { screen: 'comparison' }>;

export function openComparison(controls: Controls, one: Compared, other: Compared): void {
	const named = ({ id, name }: Compared): Compared => ({ id, name });
	goTo(controls, {
		screen: 'comparison',
		left: named(one),
		right: named(other),
		offset: 0,
		filter: '',
		filtering: false,
		comparison: { state: 'loading' },
	});
	readComparison(controls);
}

/** Reads the comparison in front anew; what is shown stays until the answer is there. */
export function readComparison(controls: Controls): void {
	const place = comparisonInFront(controls);
	if (place) void read(controls, place);
}

/** Called when the places have changed: leaving the page aborts what it was reading. */
export function leaveComparison(controls: Controls): void {
	if (comparisonInFront(controls)) return;
	controls.comparing?.abort();
	controls.comparing = undefined;
}

async function read(controls: Controls, { left, right }: ComparisonPlace): Promise<void> {
	controls.comparing?.abort();
	const abort = new AbortController();
	controls.comparing = abort;
	const settle = (comparison: ComparisonPlace['comparison']) => {
		const now = comparisonInFront(controls);
		if (!abort.signal.aborted && now) changePlace(controls, { ...now, comparison });
	};
	try {
		const { signal } = abort;
		const region = controls.connections.region();
		settle({ state: 'ready', value: await compareEnvironments(region, left.id, right.id, { signal }) });
	} catch (error) {
		settle({ state: 'failed', problem: problemFrom(error) });
	}
}

function comparisonInFront(controls: Controls): ComparisonPlace | undefined {
	const place = placeOf(screenOf(controls));
	return place.screen === 'comparison' ? place : undefined;
}
