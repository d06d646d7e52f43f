import type { ProblemKind } from './problem.ts';

/**
 * What AWS's error codes mean to a person. The first match wins. AWS spells the same thing differently in
 * every service; the older ones speak of `…NotFound` and `Throttling`, the newer of `…NotFoundException`.
 */
const byCode: Array<[ProblemKind, RegExp]> = [
	[
		'throttled',
		/^(Request|EC2)?Thrott|^RequestLimitExceeded|^TooManyRequests|^SlowDown$|^BandwidthLimitExceeded|^PriorRequestNotComplete|^TransactionInProgress/,
	],
	['expired', /^ExpiredToken|^RequestExpired|^TokenRefreshRequired|^SSOTokenProviderFailure/],
	[
		'no-credentials',
		/^InvalidClientTokenId|^UnrecognizedClient|^SignatureDoesNotMatch|^AuthFailure|^InvalidAccessKeyId|^IncompleteSignature|^MissingAuthenticationToken|^InvalidSignature|^InvalidToken$|^CredentialsProviderError|^OptInRequired/,
	],
	[
		'denied',
		/^AccessDenied|^UnauthorizedOperation|^NotAuthorized|^UnauthorizedAccess|^InsufficientPrivileges|^Forbidden/,
	],
	[
		'unsupported',
		/^UnknownOperation|^InvalidAction$|^NotImplemented|^UnsupportedOperationException|^ApiNotSupported/,
	],
	[
		'conflict',
		/^Incorrect.*State|^Invalid.*State(Exception)?$|AlreadyExists|InUse|AlreadyAssigned|^Conflict|^ConcurrentModification|^EntityTemporarilyUnmodifiable|^OperationInProgress|^ResourceConflict|^DeploymentAlreadyCompleted|^DeploymentNotStarted|^DependencyViolation|^DeleteConflict|^IdempotentParameterMismatch|^UnsupportedOperation$|^OperationNotPermitted|LimitExceeded|^InsufficientInstanceCapacity|^InsufficientHostCapacity|^Max.*Exceeded|QuotaExceeded|^TooMany/,
	],
	['not-found', /NotFound|^NoSuchEntity|^ResourceNotFound|DoesNotExist|^NoSuch/],
	[
		'invalid-input',
		/^Validation|^Invalid|^Malformed|^Missing|^UnknownParameter|^ParamValidation|^TagPolicyViolation|Required(Exception)?$/,
	],
];

/** The code alone may say too little; then the message decides. Asked before the table. */
const byMessage: Array<[ProblemKind, RegExp, RegExp]> = [
	// The SSO login has run out, or was never made: the SDK has no code of its own for it.
	[
		'expired',
		/^(CredentialsProviderError|TokenProviderError)$|^UnauthorizedException$/,
		/\bSSO\b.*(expired|invalid|not found)|session.*(has |is )?expired|[Tt]oken.*expired|refresh failed|aws sso login|aws login/i,
	],
	// CloudFormation and Beanstalk use one code for what is wrong in the request and in the world.
	['not-found', /^ValidationError$|^InvalidParameterValue$/, /does not exist|No .* found for|not found/i],
	[
		'conflict',
		/^ValidationError$|^InvalidParameterValue$|^InvalidParameterCombination$/,
		/is in .* state|invalid state|must be Ready|already exists|No updates are to be performed|cannot be .* while/i,
	],
];

/** The kind that AWS's or the SDK's own code stands for, as far as it is known. */
export function kindOfCode(code: string, message: string): ProblemKind | undefined {
	for (const [kind, codes, messages] of byMessage) {
		if (codes.test(code) && messages.test(message)) return kind;
	}
	return byCode.find(([, codes]) => codes.test(code))?.[0];
}

/** Node's codes for a network that does not carry, and what to look at. */
const networkHints: Record<string, string> = {
	ENOTFOUND: 'Check the network, the name server and the spelling of the region.',
	EAI_AGAIN: 'The name server does not answer. Check the network.',
	ECONNREFUSED: 'Nothing listens there. Check AWS_ENDPOINT_URL and the proxy.',
	NoSimulatedRegion: 'Keep one there first: airboss simulator --listen <socket>.',
	ECONNRESET: 'The connection was cut. Check the network and the proxy.',
	EPIPE: 'The connection was cut. Check the network and the proxy.',
	EHOSTUNREACH: 'There is no route there. Check the network and the VPN.',
	ENETUNREACH: 'There is no route there. Check the network and the VPN.',
	ETIMEDOUT: 'Nothing answers there. Check the network, the proxy and the security groups.',
	TimeoutError: 'Nothing answers there. Check the network, the proxy and the security groups.',
};

const tlsHint =
	'The certificate is not trusted. Check the proxy, NODE_EXTRA_CA_CERTS and the clock of this machine.';

/** What to look at when the network failed; undefined when it was something else. */
export function networkHint(code: string, message: string): string | undefined {
	const known = networkHints[code];
	if (known) return known;
	if (/socket hang up|other side closed/i.test(message)) return networkHints.ECONNRESET;
	if (/^(ERR_TLS|ERR_SSL|CERT_|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|EPROTO)/.test(code)) return tlsHint;
	return undefined;
}
