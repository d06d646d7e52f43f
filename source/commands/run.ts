/** `airboss run <action> <targets…>`: the same plan and the same engine as from the keyboard. */
import { actions, findAction } from '../actions/all.ts';
import { ProblemError } from '../aws/problem.ts';
import { journalPath } from '../config/places.ts';
import { openDns } from '../dns/open-dns.ts';
import { carryOut } from '../operations/engine.ts';
import { openJournal } from '../operations/journal/journal.ts';
import { isUnderWay } from '../operations/journal/life.ts';
import { sessionText, thisSession } from '../operations/journal/session.ts';
import type { Operation } from '../operations/operation.ts';
import type { Plan } from '../operations/plan.ts';
import type { CockpitOptions } from './cockpit-options.ts';
import { type Connected, connect } from './connect.ts';
import { makePlan } from './make-plan.ts';
import { planText } from './plan-text.ts';
import { createProgress } from './progress.ts';
import { refusalOf } from './refusal-of.ts';
import { suggestion } from './suggestion.ts';
import { CommandError, exit, type Surroundings } from './surroundings.ts';

export interface RunOptions extends CockpitOptions {
	action: string;
	/** Ids, names, or filters like `key=value`. */
	targets: string[];
	/** `field=value` each. */
	set: string[];
	/** Print the plan and do nothing. */
	plan?: boolean;
	yes?: boolean;
	/** What the cockpit would ask to type: needed for destructive plans and in production. */
	confirm?: string;
	output: 'text' | 'json';
}

/** Prints the plan with `--plan` or when it is refused, else the operation as it ended. */
export async function run(options: RunOptions, around: Surroundings): Promise<number> {
	const action = findAction(options.action);
	if (!action) {
		const known = actions.map(({ id }) => id);
		throw new CommandError(
			exit.usage,
			`There is no action “${options.action}”. ${suggestion(options.action, known)}`,
		);
	}
	if (options.plan && (options.yes || options.confirm !== undefined))
		throw new CommandError(exit.usage, 'Expected either --plan, or --yes or --confirm: not both.');
	const connected = await connect(options, around);
	try {
		const plan = await makePlan(action, options, connected, around);
		const refusal = refusalOf(plan, options, connected);
		if (!options.plan && refusal === undefined) return await fly(plan, options, connected, around);
		around.out(options.output === 'json' ? json(plan) : planText(plan));
		const blocked = plan.checks.some(({ status }) => status === 'blocked');
		if (options.plan) return blocked ? exit.refused : exit.done;
		throw new CommandError(exit.refused, refusal ?? '');
	} catch (error) {
		if (!(error instanceof ProblemError)) throw error;
		const { sentence, hint } = error.problem;
		throw new CommandError(exit.unread, `${sentence} ${hint}`, { cause: error });
	} finally {
		connected.region.close();
	}
}

async function fly(
	plan: Plan,
	{ output, simulation }: RunOptions,
	{ region }: Connected,
	{ env, out, err, clock, signal, uuid }: Surroundings,
): Promise<number> {
	const { account } = await region.identity({ signal });
	const operation = await carryOut({
		plan,
		id: uuid(),
		where: { profile: region.profile, account, region: region.name, simulated: region.simulated },
		region,
		clock,
		journal: openJournal(journalPath(env), thisSession(clock.now)),
		dns: openDns({ clock }),
		signal,
		report: createProgress((line) => err(`${line}\n`)),
	});
	out(output === 'json' ? json(operation) : `${plan.title}: ${endOf(operation)}\n`);
	if (operation.problem) err(`${operation.problem.sentence} ${operation.problem.hint}\n`);
	if (operation.phase === 'interrupted') err(`${goOn(operation, simulation)}\n`);
	return operation.phase === 'done' && !isTakenBack(operation) ? exit.done : exit.failed;
}

const isTakenBack = ({ baking, undoneBy }: Operation) => undoneBy !== undefined || baking?.stage === 'back';

function endOf(operation: Operation): string {
	const { phase, baking, owner } = operation;
	if (isUnderWay({ phase })) return `${sessionText(owner)} goes on with it`;
	const reason = baking?.decision ? `: ${baking.decision.reason}` : '';
	if (phase === 'done' && isTakenBack(operation)) return `taken back${reason}`;
	return baking?.stage === 'kept' ? `${phase}, kept${reason}` : phase;
}

const goOn = ({ where }: Operation, simulation: RunOptions['simulation']) =>
	where.simulated && !(simulation && 'world' in simulation)
		? 'The simulated region is gone with this command.'
		: 'To go on: start airboss; it reads what became of it, and offers to watch on or undo.';

const json = (value: unknown) => `${JSON.stringify(value, undefined, '\t')}\n`;
