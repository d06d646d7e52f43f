import type { Diagnostics } from '@aws-sdk/client-codedeploy';

/** A fault in a revision: this hook fails, from the `from`-th target on (the first is 0). */
export interface HookFailure {
	readonly event: string;
	readonly from: number;
	/** How long the hook runs before it fails; undefined: as long as it usually takes. */
	readonly seconds?: number;
	readonly diagnostics: Required<Diagnostics>;
}

type Fault = Omit<HookFailure, 'from'>;

/** What the agent keeps of what scripts write. */
export const logTail = (event: string, script: string, output: readonly string[]): string =>
	[`LifecycleEvent - ${event}`, `Script - ${script}`, ...output, ''].join('\n');

/** A script that ended with another exit code than nought. */
export const scriptFailed = (
	event: string,
	script: string,
	exitCode: number,
	output: readonly string[],
): Required<Diagnostics> => ({
	errorCode: 'ScriptFailed',
	scriptName: script,
	message: `Script at specified location: ${script} run as user root failed with exit code ${exitCode}`,
	logTail: logTail(event, script, output),
});

/** A script that appspec.yml names and the bundle lacks: the agent says so before it runs any of the event. */
export const scriptMissing = (event: string, script: string): Required<Diagnostics> => ({
	errorCode: 'ScriptMissing',
	scriptName: script,
	message: `Script does not exist at specified location: /opt/codedeploy-agent/deployment-root/deployment-archive/${script}`,
	logTail: `LifecycleEvent - ${event}\n`,
});

/** What the agent or the load balancer could not do. */
export const unknownError = (message: string): Required<Diagnostics> => ({
	errorCode: 'UnknownError',
	scriptName: '',
	message,
	logTail: '',
});

/** ValidateService of a program that starts and then answers with errors. */
export const unhealthy: Fault = {
	event: 'ValidateService',
	diagnostics: scriptFailed('ValidateService', 'scripts/validate-service.sh', 22, [
		'[stdout]GET http://localhost:8080/health (attempt 1 of 3)',
		'[stdout]GET http://localhost:8080/health (attempt 2 of 3)',
		'[stdout]GET http://localhost:8080/health (attempt 3 of 3)',
		'[stderr]curl: (22) The requested URL returned error: 503',
	]),
};

/** What goes wrong with the bookshop's revisions, worded as the CodeDeploy agent does. */
export const hookFaults: readonly [Fault, ...Fault[]] = [
	unhealthy,
	{
		event: 'ApplicationStart',
		diagnostics: scriptFailed('ApplicationStart', 'scripts/start-server.sh', 1, [
			'[stdout]Starting bookshop.service',
			'[stderr]Job for bookshop.service failed because the control process exited with error code.',
			'[stderr]bookshop[2113]: Error: connect ECONNREFUSED 10.0.21.14:5432',
		]),
	},
	{
		event: 'AfterInstall',
		seconds: 90,
		diagnostics: {
			errorCode: 'ScriptTimedOut',
			scriptName: 'scripts/install-dependencies.sh',
			message:
				'Script at specified location: scripts/install-dependencies.sh failed to complete in 90 seconds',
			logTail: logTail('AfterInstall', 'scripts/install-dependencies.sh', [
				'[stdout]npm ci --omit=dev',
				'[stderr]npm warn network request to https://registry.example.org/pg failed, retrying',
			]),
		},
	},
	{ event: 'BeforeInstall', diagnostics: scriptMissing('BeforeInstall', 'scripts/clean-up.sh') },
];

/** The agent on an instance that is stopped or gone takes no event. */
export const agentSilent: Required<Diagnostics> = unknownError(
	'CodeDeploy agent was not able to receive the lifecycle event. Check the CodeDeploy agent logs on your host and make sure the agent is running and can connect to the CodeDeploy server.',
);
