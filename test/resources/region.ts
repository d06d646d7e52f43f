import { createDoor } from '../../source/aws/door.ts';
import type { Region } from '../../source/aws/region.ts';
import type { Resource } from '../../source/resources/resource.ts';
import { fakeTransport } from '../aws/fake-transport.ts';
import { createManualClock, type ManualClock } from '../helpers/manual-clock.ts';

export const $metadata = {};
export const now = Date.UTC(2026, 0, 15, 12);
export const sight = { now, rules: { mfaRequired: true, keyAgeDays: 90, unusedDays: 90 } };
export const ago = (seconds: number) => new Date(now - seconds * 1000);
export const day = 86_400;

/** A region behind the real door that answers as the test says. */
export function regionWith(
	answers: Parameters<typeof fakeTransport>[0],
	clock = createManualClock(now),
): Region & { sent: string[] } {
	const transport = fakeTransport(answers, clock.now);
	const options = { name: 'eu-west-1', profile: 'ops', readOnly: true, simulated: false };
	const door = createDoor({ ...options, timeouts: { read: 10, write: 10 }, clock }, async () => transport);
	return { ...door, sent: transport.sent };
}

/** All items of one source of a kind. */
export async function listed<Item>(resource: Resource<Item>, region: Region, source = 0): Promise<Item[]> {
	const items: Item[] = [];
	for await (const page of resource.sources[source]?.list(region, {}) ?? []) items.push(...page);
	return items;
}

/** An error as the SDK throws it. */
export const awsError = (name: string, message = name): Error =>
	Object.assign(new Error(message), { name, $fault: 'client', $metadata: { httpStatusCode: 400 } });

/** Lets time pass until it is done: calls wait for their turn. */
export async function done<T>(promise: Promise<T>, clock: ManualClock): Promise<T> {
	let settled = false;
	const settle = () => {
		settled = true;
	};
	promise.then(settle, settle);
	while (!settled) await clock.advance(500);
	return promise;
}
