/** How a lifecycle event goes on a target: what its agent says in the end. */
import type { Diagnostics } from '@aws-sdk/client-codedeploy';
import { frozen } from '../frozen.ts';
import type { World } from '../world.ts';
import type { Contents, HookScript } from './contents.ts';
import type { Deployment } from './deployment.ts';
import { logTail, scriptFailed, scriptMissing, unknownError } from './hook-failures.ts';
import { idleSeconds, type LifecycleRule } from './lifecycle.ts';
import type { Target } from './target.ts';

export interface EventRun {
	/** How long it takes, in seconds. */
	readonly seconds: number;
	readonly failed: boolean;
	readonly diagnostics: Required<Diagnostics>;
}

/** Draws how long the event takes, and tells how it ends as long as the instance has an agent. */
export function runEvent(
	world: World,
	deployment: Deployment,
	target: Target,
	rule: LifecycleRule,
): EventRun {
	const contents =
		rule.scripts === 'previous'
			? deployment.group.installed.get(target.id)?.revision.contents
			: deployment.revision.contents;
	const scripts = (rule.scripts && contents?.hooks[rule.name]) ?? [];
	const fault = contents?.fault?.event === rule.name ? contents.fault : undefined;
	const faulty = fault && target.place >= fault.from ? fault : undefined;
	const idle = rule.scripts !== undefined && scripts.length === 0;
	const [least, most] = idle ? idleSeconds : rule.seconds;
	const seconds = faulty?.seconds ?? least + world.random.next() * (most - least);
	const wrong =
		demanded(world, deployment, target, rule, scripts) ??
		unusable(contents, rule, scripts) ??
		faulty?.diagnostics;
	return { seconds, failed: wrong !== undefined, diagnostics: wrong ?? succeeded(rule.name, scripts) };
}

/** What was said before, by the event and its scripts: a day of deployments says the same 20,000 times. */
const said = new Map<string, Required<Diagnostics>>();

/** What a hook says that went well. */
export function succeeded(event: string, scripts: readonly HookScript[]): Required<Diagnostics> {
	const locations = scripts.map(({ location }) => location);
	const key = [event, ...locations].join('\n');
	const before = said.get(key);
	if (before) return before;
	const diagnostics = frozen({
		errorCode: 'Success',
		scriptName: locations.at(-1) ?? '',
		message: 'Succeeded',
		logTail: locations.map((location) => logTail(event, location, [])).join(''),
	} as const);
	said.set(key, diagnostics);
	return diagnostics;
}

function unusable(
	contents: Contents | undefined,
	rule: LifecycleRule,
	scripts: readonly HookScript[],
): Required<Diagnostics> | undefined {
	if (contents?.broken?.event === rule.name) return contents.broken.diagnostics;
	const missing = scripts.find((script) => script.missing);
	return missing && scriptMissing(rule.name, missing.location);
}

/**
 * A failure that somebody asked for, by the event and an instance's Name or id. What is over is not touched, and
 * what takes a failed deployment back goes well.
 */
function demanded(
	{ failingHooks, codedeploy, ec2 }: World,
	deployment: Deployment,
	{ id }: Target,
	rule: LifecycleRule,
	scripts: readonly HookScript[],
): Required<Diagnostics> | undefined {
	if (deployment.creator === 'codeDeployRollback' || deployment.createTime < codedeploy.openedAt)
		return undefined;
	const name = ec2.instances.get(id)?.tags.get('Name');
	const asked = failingHooks.some(
		({ event, target }) => event === rule.name && (target === undefined || target === name || target === id),
	);
	if (!asked) return undefined;
	if (!rule.scripts) return unknownError(`${rule.name} could not be completed on the instance.`);
	const script = scripts[0]?.location ?? `scripts/${dashed(rule.name)}.sh`;
	return scriptFailed(rule.name, script, 1, [
		`[stdout]${script}: checking ${name ?? id}`,
		`[stderr]${script}: failed, as it was asked to`,
	]);
}

/** `ValidateService` → `validate-service`. */
const dashed = (event: string) => event.replace(/\B[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
