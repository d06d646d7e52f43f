import { entryOf } from './catalog.ts';
import type { OperationOf, Service } from './operations.ts';
import type { Problem } from './problem.ts';
import { problemText } from './problem-text.ts';

/** Why the door itself does not send a call; undefined when it does. */
export function refusal(
	service: Service,
	operation: OperationOf<Service>,
	{ name, profile, readOnly }: { name: string; profile: string; readOnly: boolean },
): Problem | undefined {
	const about = { service, operation, transient: false };
	if (readOnly && entryOf(service, operation)?.effect !== 'read') {
		const text = problemText['read-only']({ service, operation, profile, message: '' });
		return { kind: 'read-only', ...text, ...about };
	}
	if (name === '') {
		return {
			kind: 'invalid-input',
			sentence: `No AWS region is set for profile ${profile}.`,
			hint: 'Choose one: with --region, AWS_REGION, the setting region, or a region in the profile.',
			...about,
		};
	}
	return undefined;
}
