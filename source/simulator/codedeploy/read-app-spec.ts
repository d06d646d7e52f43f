/**
 * An appspec.yml as the agent reads it, with what the agent says when it cannot use it.
 * https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file.html
 */
import type { Contents, HookScript } from './contents.ts';
import { unknownError } from './hook-failures.ts';
import { lifecycles } from './lifecycle.ts';

const archive = '/opt/codedeploy-agent/deployment-root/deployment-archive';

/** The agent opens appspec.yml before the first script of the new revision, and checks its hooks and files later. */
const broken = (event: 'BeforeInstall' | 'Install', message: string): Contents => ({
	hooks: {},
	broken: { event, diagnostics: unknownError(message) },
});

export const appSpecMissing = broken(
	'BeforeInstall',
	`The CodeDeploy agent did not find an AppSpec file within the unpacked revision directory at revision-relative path "appspec.yml". The revision was unpacked to directory "${archive}", and the AppSpec file was expected but not found at path "${archive}/appspec.yml". Consult the AWS CodeDeploy Appspec documentation for more information at http://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file.html`,
);

const knownEvents = new Set(Object.values(lifecycles).flatMap((rules) => rules.map(({ name }) => name)));

const failed = (why: string) => `The deployment failed because ${why}`;

/** `names`: the files of the bundle. */
export async function contentsOf(text: string, names: readonly string[]): Promise<Contents> {
	const { parse } = await import('./yaml.ts');
	try {
		return read(parse(text), new Set(names));
	} catch (error) {
		return broken(
			'BeforeInstall',
			error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error),
		);
	}
}

function read(spec: unknown, names: ReadonlySet<string>): Contents {
	const { version, os, hooks: given, files } = recordOf(spec);
	if (version !== 0)
		throw new Error(
			failed(
				`an invalid version value (${version}) was entered in the application specification file. Make sure your AppSpec file specifies "0.0" as the version, and then try again.`,
			),
		);
	if (os !== 'linux')
		throw new Error(
			failed(
				`the application specification file specifies an unsupported operating system (${os}). Specify either "linux" or "windows" in the os section of the AppSpec file, and then try again.`,
			),
		);
	const hooks: Record<string, HookScript[]> = {};
	for (const [event, scripts] of Object.entries(recordOf(given)))
		hooks[event] = listOf(scripts).map((script) => scriptOf(recordOf(script), names));
	const unknown = Object.keys(hooks).filter((event) => !knownEvents.has(event));
	if (unknown.length > 0)
		return {
			...broken('Install', `appspec.yml file contains unknown lifecycle events: ${JSON.stringify(unknown)}`),
			hooks,
		};
	const absent = listOf(files)
		.map(sourceOf)
		.find((source) => !isThere(source, names));
	if (absent !== undefined)
		return { ...broken('Install', `No such file or directory - ${archive}/${relative(absent)}`), hooks };
	return { hooks };
}

function scriptOf(
	{ location, timeout = 3600, runas }: Record<string, unknown>,
	names: ReadonlySet<string>,
): HookScript {
	if (location === undefined || location === null)
		throw new Error(
			failed(
				'the application specification file specifies a script with no location value. Specify the location in the hooks section of the AppSpec file, and then try again.',
			),
		);
	const seconds = Number.parseInt(String(timeout), 10);
	if (!(seconds > 0))
		throw new Error(
			failed(
				'an invalid timeout value was provided for a script in the application specification file. Make corrections in the hooks section of the AppSpec file, and then try again.',
			),
		);
	const path = String(location).trim();
	return {
		location: path,
		timeout: seconds,
		...(runas !== undefined && runas !== null && { runas: String(runas).trim() }),
		...(!isThere(path, names) && { missing: true }),
	};
}

const sourceOf = (file: unknown) => {
	const { source = '' } = recordOf(file);
	return String(source);
};

const relative = (path: string) => path.replace(/^\.?\/+/, '').replace(/\/+$/, '');

/** A file, or a directory that something is in; `/` is the bundle itself. */
function isThere(path: string, names: ReadonlySet<string>): boolean {
	const wanted = relative(path);
	return wanted === '' || names.has(wanted) || [...names].some((name) => name.startsWith(`${wanted}/`));
}

function recordOf(value: unknown): Record<string, unknown> {
	return typeof value === 'object' && value !== null ? { ...value } : {};
}

function listOf(value: unknown): readonly unknown[] {
	return Array.isArray(value) ? value : [];
}
