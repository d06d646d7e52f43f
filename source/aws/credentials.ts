import { defaultProvider } from '@aws-sdk/credential-provider-node';
import type { AwsCredentialIdentityProvider } from '@smithy/types';

/**
 * The SDK's default credential chain, shared by every client of a region and remembered until it expires.
 * @param imds seconds that the probe of the instance's own credentials may take in all
 */
export function credentialChain(profile: string | undefined, imds: number): AwsCredentialIdentityProvider {
	// The probe makes two requests one after the other where nothing answers: for a token (IMDSv2), then
	// without one (IMDSv1).
	return defaultProvider({ profile, timeout: (imds * 1000) / 2, maxRetries: 0, logger: silent });
}

/**
 * The profile to give to the SDK. None for `default` unless the environment names another one: naming any
 * makes the SDK pass over credentials in environment variables.
 */
export function profileForSdk(profile: string, env: NodeJS.ProcessEnv): string | undefined {
	const inEnv = env.AWS_PROFILE;
	return profile === 'default' && (inEnv === undefined || inEnv === '' || inEnv === 'default')
		? undefined
		: profile;
}

/** Otherwise the chain writes its warnings to the console, that is, into the picture. */
const silent = { debug() {}, info() {}, warn() {}, error() {} };
