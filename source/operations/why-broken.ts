/** What to say of a guard that no longer holds: that it does not, and what is known of why. */
import type { Region } from '../aws/region.ts';
import { clockTime } from '../text/clock-time.ts';
import { printable } from '../text/printable.ts';
import { find } from './find.ts';
import type { Guard, PlannedCall } from './plan.ts';
import { resolved } from './references.ts';

/** A sentence. Never throws: where nothing more can be read, it says what the guard says. */
export async function whyBroken(
	{ otherwise, because = [] }: Guard,
	region: Pick<Region, 'send' | 'now'>,
	signal?: AbortSignal,
): Promise<string> {
	const told: string[] = [];
	for (const read of because) {
		const text = await textOf(read, region, signal);
		if (text !== '') told.push(text);
	}
	return told.length === 0 ? otherwise : `${otherwise.replace(/\.$/, '')}: ${told.join('; ')}.`;
}

async function textOf(
	read: PlannedCall & { path: string },
	region: Pick<Region, 'send' | 'now'>,
	signal?: AbortSignal,
): Promise<string> {
	try {
		const call = await resolved(read, [], { now: region.now() });
		const found = call && (await find(read.path, await region.send(call, { signal })));
		const parts: unknown[] = Array.isArray(found) ? found : [found];
		return parts.flatMap(spoken).join(' ');
	} catch {
		// Only an explanation: the guard itself is what counts.
		return '';
	}
}

function spoken(part: unknown): string[] {
	if (part instanceof Date) return [clockTime(part.getTime())];
	return typeof part === 'string' && part !== '' ? [printable(part)] : [];
}
