import type { AwsCredentialIdentityProvider } from '@smithy/types';
import type { Clock } from '../clock.ts';
import { type CatalogEntry, catalog } from './catalog.ts';
import { credentialChain, profileForSdk } from './credentials.ts';
import { type Client, type ClientConfig, loadService } from './load-service.ts';
import type { OperationOf, Service } from './operations.ts';
import type { Transport } from './transport.ts';
import { withWholeBody } from './whole-body.ts';

export interface SdkOptions {
	region: string;
	profile: string;
	/** Seconds. */
	timeouts: { read: number; imds: number };
	clock: Clock;
}

/** Reads may be repeated at will; a write never is, since nobody knows whether the first one arrived. */
const attempts: Record<CatalogEntry['effect'], number> = { read: 3, write: 1 };

/** Real AWS, or whatever `AWS_ENDPOINT_URL` points the SDK at. */
export function openSdkTransport(options: SdkOptions): Transport {
	const profile = profileForSdk(options.profile, process.env);
	const credentials = credentialChain(profile, options.timeouts.imds);
	const clients = new Map<string, Client>();
	return {
		now: options.clock.now,
		speed: 1,
		async send(service, operation, input, { signal }) {
			const { Client, operations } = await loadService(service);
			const effect = effectOf(service, operation);
			const key = `${service} ${effect}`;
			const client = clients.get(key) ?? new Client(configOf(options, profile, credentials, effect));
			clients.set(key, client);
			return withWholeBody(await client.send(new operations[operation](input), { abortSignal: signal }));
		},
		close() {
			for (const client of clients.values()) client.destroy();
			clients.clear();
		},
	};
}

function configOf(
	{ region, timeouts }: SdkOptions,
	profile: string | undefined,
	credentials: AwsCredentialIdentityProvider,
	effect: CatalogEntry['effect'],
): ClientConfig {
	const agent = { keepAlive: true, maxSockets: 16 };
	return {
		region,
		profile,
		credentials,
		maxAttempts: attempts[effect],
		retryMode: 'standard',
		// The door's own time-out bounds the whole call; this one leaves time for a second attempt when the
		// first packet was lost.
		requestHandler: {
			connectionTimeout: (timeouts.read * 1000) / 3,
			httpAgent: agent,
			httpsAgent: agent,
		},
		customUserAgent: 'airboss',
	};
}

function effectOf<S extends Service, O extends OperationOf<S>>(service: S, operation: O) {
	return catalog[service][operation].effect;
}
