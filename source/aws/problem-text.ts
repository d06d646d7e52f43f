import { entryOf } from './catalog.ts';
import type { ProblemKind } from './problem.ts';
import { networkHint } from './problem-codes.ts';
import type { Failed, Fault } from './problem-of.ts';
import { serviceTitles } from './service-titles.ts';

interface Told extends Failed, Fault {
	missingAction?: string;
}

interface Text {
	/** What happened. */
	sentence: string;
	/** What to do next. */
	hint: string;
}

/** `EC2 DescribeInstances` */
const call = ({ service, operation }: Failed) => `${serviceTitles[service]} ${operation}`;

const isWrite = ({ service, operation }: Failed) => entryOf(service, operation)?.effect === 'write';

/** After a write without an answer. */
const lookFirst = 'Whether AWS carried it out is not known: look before you try again.';

/** AWS's message is a sentence of its own; its code goes before it where there is none. */
const said = ({ message, code }: Told) => `${message === '' ? (code ?? 'no reason given') : message}.`;

/** What each kind of problem tells a person. */
export const problemText: Record<ProblemKind, (told: Told) => Text> = {
	throttled: (told) => ({
		sentence: `AWS throttles ${call(told)}: too many calls in this account and region.`,
		hint: 'Airboss calls less often by itself until that is over.',
	}),
	expired: ({ profile, message, code }) => ({
		sentence: `The credentials of profile ${profile} have expired.`,
		hint: /sso|login|TokenProvider/i.test(`${code} ${message}`)
			? `Log in again with: ${login(profile)}`
			: `Renew them as you got them, for instance with: ${login(profile)}`,
	}),
	'no-credentials': (told) => noCredentials(told),
	denied: ({ missingAction, message, profile }) => ({
		sentence: `Profile ${profile} is not allowed to do ${missingAction}.`,
		hint: /explicit deny/i.test(message)
			? `A policy denies ${missingAction} expressly; who owns that policy can change it.`
			: `Ask for a policy that allows ${missingAction}.`,
	}),
	'not-found': (told) => ({
		sentence: `${call(told)}: ${said(told)}`,
		hint: 'It may have gone meanwhile. Read again.',
	}),
	conflict: (told) => ({
		sentence: `${call(told)}: ${said(told)}`,
		hint: 'Its state has changed, or somebody else is at work on it. Read again, then plan anew.',
	}),
	unreachable: (told) => ({
		sentence: `${serviceTitles[told.service]} cannot be reached: ${said(told)}`,
		hint: [networkHint(told.code ?? '', told.message), isWrite(told) ? lookFirst : undefined]
			.filter((hint) => hint !== undefined)
			.join(' '),
	}),
	'timed-out': (told) => ({
		sentence: `${call(told)} was not answered within ${told.seconds} s.`,
		hint: isWrite(told)
			? lookFirst
			: 'Check the network and the proxy. The setting timeouts.read says how long Airboss waits.',
	}),
	unsupported: (told) => ({
		sentence: `This endpoint does not support ${call(told)}.`,
		hint: 'It is not AWS itself, or too old for this call (see AWS_ENDPOINT_URL). Everything else goes on.',
	}),
	'invalid-input': (told) => ({
		sentence: `${call(told)}: ${said(told)}`,
		hint: 'Change what was asked for, then try again.',
	}),
	'read-only': ({ service, operation }) => ({
		sentence: `Airboss is read-only and did not send ${service}:${operation}.`,
		hint: 'Start it without --read-only, and without readOnly in the settings, to make changes.',
	}),
	aborted: (told) => ({
		sentence: `${call(told)} was given up.`,
		hint: isWrite(told) ? lookFirst : 'Read again when you need it.',
	}),
	unknown: (told) => unknown(told),
};

const login = (profile: string) => `aws sso login${profile === 'default' ? '' : ` --profile ${profile}`}`;

function noCredentials({ profile, code, message }: Told): Text {
	if (/^CredentialsProviderError$/.test(code ?? '')) {
		if (/multi-factor|MFA/i.test(message))
			return {
				sentence: `Profile ${profile} asks for a one-time password, which Airboss does not take.`,
				hint: 'Get a session first (aws sts get-session-token), then start Airboss with it.',
			};
		return {
			sentence: `No AWS credentials were found for profile ${profile}.`,
			hint: `Log in with: ${login(profile)}, set them up with: aws configure, or choose another profile.`,
		};
	}
	return {
		sentence: `AWS does not accept the credentials of profile ${profile} (${code}).`,
		hint: /^Signature|^InvalidSignature/.test(code ?? '')
			? 'Check the secret key, and that the clock of this machine is right.'
			: 'Check that they are still active, and that the region is enabled in this account.',
	};
}

function unknown(told: Told): Text {
	if (told.code === 'DryRunOperation')
		return { sentence: `${call(told)} would be allowed.`, hint: 'It was a dry run: nothing was changed.' };
	const code = told.code ? ` (${told.code})` : '';
	const failed = `${call(told)} failed${code}: ${said(told)}`;
	if (isWrite(told) && (told.status ?? 500) >= 500) return { sentence: failed, hint: lookFirst };
	return {
		sentence: failed,
		hint: (told.status ?? 0) >= 500 ? 'The fault is on the side of AWS. Try again.' : 'Try again.',
	};
}
