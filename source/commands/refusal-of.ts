import { confirmation } from '../operations/confirmation.ts';
import type { Plan } from '../operations/plan.ts';
import { printable } from '../text/printable.ts';
import type { Connected } from './connect.ts';

/**
 * Why the plan is not carried out; undefined when it may be. Where the cockpit asks for y or a word, `--yes`
 * is enough; a destructive plan, and everything in production, wants `--confirm` with what the cockpit would
 * ask to type there.
 */
export function refusalOf(
	plan: Plan,
	{ yes, confirm }: { yes?: boolean; confirm?: string },
	{ region, production }: Pick<Connected, 'region' | 'production'>,
): string | undefined {
	const blocked = plan.checks.filter(({ status }) => status === 'blocked');
	if (blocked.length > 0)
		return `Refused, nothing was sent: ${blocked.map(({ text }) => printable(text)).join('; ')}.`;
	if (region.readOnly)
		return 'Refused, nothing was sent: Airboss is read-only. Leave out --read-only, and readOnly in the settings.';
	const asked = confirmation(plan, production);
	const accepts = asked.ask === 'names' ? asked.accepts : asked.ask === 'word' ? [asked.word] : ['y'];
	if (confirm !== undefined)
		return accepts.includes(confirm.trim())
			? undefined
			: `Refused, nothing was sent: --confirm ${JSON.stringify(confirm)} is not what this plan asks for: ${JSON.stringify(accepts[0])}.`;
	if (plan.risk === 'destructive' || production)
		return `Nothing was sent. This is ${production ? 'production' : 'destructive'}: to go ahead pass --confirm ${JSON.stringify(accepts[0])}.`;
	return yes ? undefined : 'Nothing was sent. To go ahead pass --yes; to see the plan alone pass --plan.';
}
