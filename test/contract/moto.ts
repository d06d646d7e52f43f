import { openRegion } from '../../source/aws/open-region.ts';
import type { Region } from '../../source/aws/region.ts';
import { systemClock } from '../../source/clock.ts';
import { defaultSettings } from '../../source/config/settings.ts';

/** The door as it is opened for real AWS; `run.mjs` has set `AWS_ENDPOINT_URL`. */
export function regionOfMoto({ readOnly = false } = {}): Region {
	return openRegion({
		name: 'eu-west-1',
		profile: 'default',
		readOnly,
		// moto takes its time over the first image.
		timeouts: { ...defaultSettings.timeouts, read: 60, write: 60 },
		clock: systemClock,
	});
}

/** Forgets all that earlier stories made. */
export async function emptyAccount(): Promise<void> {
	const endpoint = process.env.AWS_ENDPOINT_URL;
	if (!endpoint?.startsWith('http://127.0.0.1:')) throw new Error('Run this with: npm run test:contract');
	await fetch(`${endpoint}/moto-api/reset`, { method: 'POST' });
}

/** Makes a bucket: Airboss itself never does. */
export async function bucketOfMoto(name: string): Promise<void> {
	const { ok, status } = await fetch(`${process.env.AWS_ENDPOINT_URL}/${name}`, { method: 'PUT' });
	if (!ok) throw new Error(`moto made no bucket: ${status}`);
}
