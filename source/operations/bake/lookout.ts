/** Looks at a bake again and again, one look at a time. */
import type { Region } from '../../aws/region.ts';
import type { Clock } from '../../clock.ts';
import type { Operation } from '../operation.ts';
import { look } from './look.ts';
import type { Sight } from './sight.ts';

export interface LookoutOptions {
	region: Region;
	/** The wall. */
	clock: Clock;
	signal: AbortSignal;
	/** As it stands now. */
	operation(): Operation;
	show(sight: Sight): void;
}

/** Milliseconds of the wall between two looks at least, also where a simulated region runs faster. */
const least = 2000;
/** Milliseconds of the wall after which a look is given up: what it has not read is unread. */
const patience = 30_000;

/** Begins a look when one is due: the returned function is called about once a second, and never waits. */
export function createLookout({ region, clock, signal, operation, show }: LookoutOptions): () => void {
	let looking = false;
	let lastLook = Number.NEGATIVE_INFINITY;

	async function begin(): Promise<void> {
		const { plan, steps, sight } = operation();
		if (!plan.bake) return;
		looking = true;
		lastLook = clock.now();
		const late = new AbortController();
		const forget = clock.after(patience, () => late.abort());
		const outputs = steps.map((step) => (step.state === 'done' ? step.output : undefined));
		const seen = await look(region, plan.bake, {
			outputs,
			last: sight,
			signal: AbortSignal.any([signal, late.signal]),
		});
		forget();
		looking = false;
		// What was given up because nobody watches any more says nothing about the lights.
		if (!signal.aborted) show(seen);
	}

	return () => {
		const { plan, baking, sight } = operation();
		if (looking || signal.aborted || !plan.bake || clock.now() - lastLook < least) return;
		const now = region.now();
		const until = baking?.until ?? Number.POSITIVE_INFINITY;
		const lastAt = sight?.at ?? Number.NEGATIVE_INFINITY;
		// When the time is up it is looked at once more, at once.
		if (now - lastAt >= plan.bake.every * 1000 || (now >= until && lastAt < until)) void begin();
	};
}
