import { entryOf } from '../aws/catalog.ts';
import { textMember } from '../aws/member.ts';
import type { Call } from '../aws/operations.ts';
import { withheld } from './journal/journal-entry.ts';

/** Does it carry an idempotency token? AWS takes a repeat with the same token for the same request. */
export function isRepeatable({ service, operation, input }: Call): boolean {
	const token = entryOf(service, operation)?.token;
	if (token === undefined || textMember(input, token) === undefined) return false;
	// Read back from the journal without a secret, it would be another request.
	return !JSON.stringify(input).includes(`"${withheld}"`);
}
