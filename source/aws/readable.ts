import { printable } from '../text/printable.ts';

/** Long enough for any of AWS's messages that a person reads to the end. */
const longest = 400;

const secrets: Array<[RegExp, string]> = [
	// EC2 appends a kilobyte of encoded text that only sts:DecodeAuthorizationMessage can read.
	[/\s*Encoded authorization failure message: \S*/g, ''],
	// SignatureDoesNotMatch quotes the whole request, headers and session token included.
	[/\s*The Canonical String for this request should have been[\s\S]*/g, ''],
	[/\b(Authorization|X-Amz-Security-Token|Credential|Signature)\b\s*[:=]\s*[^,;&\n]*/gi, '$1 withheld'],
	// Access key ids: long-lived (AKIA) and temporary (ASIA).
	[/\b(AKIA|ASIA)[A-Z0-9]{12,}/g, '$1…'],
];

/**
 * A message from AWS, the SDK or the network as it may be shown, logged and journaled: one line, printable,
 * without secrets, without its closing full stop (sentences add their own).
 */
export function readable(message: string): string {
	let text = message;
	for (const [secret, instead] of secrets) text = text.replace(secret, instead);
	text = text.replace(/[A-Za-z0-9+/=]{40,}/g, (run) => (looksRandom(run) ? '…' : run));
	text = printable(text.replace(/\s+/g, ' ').trim()).replace(/\.$/, '');
	return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

/** Secret keys and tokens mix cases and digits; long paths and names hardly do. */
const looksRandom = (run: string) => /[a-z]/.test(run) && /[A-Z]/.test(run) && /[0-9]/.test(run);
