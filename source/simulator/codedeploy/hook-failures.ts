import type { Diagnostics } from '@aws-sdk/client-codedeploy';

/** A fault in a revision: this hook fails, from the `from`-th target on (the first is 0). */
export interface HookFailure {
	event: string;
	script: string;
	from: number;
	/** How long the hook runs before it fails; undefined: as long as it usually takes. */
	seconds?: number;
	diagnostics: Required<Diagnostics>;
}

type Fault = Omit<HookFailure, 'from'>;

const failed = (event: string, script: string, exitCode: number, output: readonly string[]): Fault => ({
	event,
	script,
	diagnostics: {
		errorCode: 'ScriptFailed',
		scriptName: script,
		message: `Script at specified location: ${script} run as user root failed with exit code ${exitCode}`,
		logTail: logTail(event, script, output),
	},
});

const logTail = (event: string, script: string, output: readonly string[]) =>
	[`LifecycleEvent - ${event}`, `Script - ${script}`, ...output, ''].join('\n');

/** What goes wrong with the bookshop's revisions, worded as the CodeDeploy agent does. */
export const hookFaults: readonly [Fault, ...Fault[]] = [
	failed('ValidateService', 'scripts/validate-service.sh', 22, [
		'[stdout]GET http://localhost:8080/health (attempt 1 of 3)',
		'[stdout]GET http://localhost:8080/health (attempt 2 of 3)',
		'[stdout]GET http://localhost:8080/health (attempt 3 of 3)',
		'[stderr]curl: (22) The requested URL returned error: 503',
	]),
	failed('ApplicationStart', 'scripts/start-server.sh', 1, [
		'[stdout]Starting bookshop.service',
		'[stderr]Job for bookshop.service failed because the control process exited with error code.',
		'[stderr]bookshop[2113]: Error: connect ECONNREFUSED 10.0.21.14:5432',
	]),
	{
		event: 'AfterInstall',
		script: 'scripts/install-dependencies.sh',
		seconds: 90,
		diagnostics: {
			errorCode: 'ScriptTimedOut',
			scriptName: 'scripts/install-dependencies.sh',
			message:
				'Script at specified location: scripts/install-dependencies.sh failed to complete in 90 seconds',
			logTail: logTail('AfterInstall', 'scripts/install-dependencies.sh', [
				'[stdout]npm ci --omit=dev',
				'[stderr]npm warn network request to https://registry.npmjs.org/pg failed, retrying',
			]),
		},
	},
	{
		event: 'BeforeInstall',
		script: 'scripts/clean-up.sh',
		diagnostics: {
			errorCode: 'ScriptMissing',
			scriptName: 'scripts/clean-up.sh',
			message:
				'Script does not exist at specified location: /opt/codedeploy-agent/deployment-root/deployment-archive/scripts/clean-up.sh',
			logTail: logTail('BeforeInstall', 'scripts/clean-up.sh', []),
		},
	},
];

/** What a hook says that went well. */
export const succeeded: Required<Diagnostics> = {
	errorCode: 'Success',
	scriptName: '',
	message: 'Succeeded',
	logTail: '',
};

/** The agent on an instance that is stopped or gone takes no event. */
export const agentSilent: Required<Diagnostics> = {
	errorCode: 'UnknownError',
	scriptName: '',
	message:
		'CodeDeploy agent was not able to receive the lifecycle event. Check the CodeDeploy agent logs on your host and make sure the agent is running and can connect to the CodeDeploy server.',
	logTail: '',
};
