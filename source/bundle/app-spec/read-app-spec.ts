/**
 * Reads an `appspec.yml` for EC2 or on-premises instances, and finds what CodeDeploy's agent would stumble over.
 * https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file.html; where that says too
 * little, the agent itself decides: https://github.com/aws/aws-codedeploy-agent
 */
import { nearest } from '../../text/nearest.ts';
import type { AppSpec } from './app-spec.ts';
import { readFiles } from './app-spec-files.ts';
import { readHooks } from './app-spec-hooks.ts';
import { readPermissions } from './app-spec-permissions.ts';
import type { BundleProblem } from './bundle-problem.ts';
import type { FileList } from './file-list.ts';
import { type Placed, placedYaml } from './placed-yaml.ts';
import { createReport, found, membersOf, type Report, textOf } from './report.ts';

export interface AppSpecRead {
	/** As far as it could be read; undefined when it is no YAML, or does not say for which system it is. */
	appspec?: AppSpec;
	/** By line. */
	problems: BundleProblem[];
}

const knownKeys = ['version', 'os', 'files', 'permissions', 'hooks', 'file_exists_behavior'];

/**
 * Never throws.
 * @param file what the problems call it
 * @param files of the bundle: with them it is also checked that everything is there that it speaks of
 */
export function readAppSpec(text: string, { file, files }: { file: string; files?: FileList }): AppSpecRead {
	const report = createReport(file);
	const { root, faults } = placedYaml(text);
	for (const fault of faults) report.error(fault, fault.message);
	const appspec = root ? readRoot(root, files, report) : undefined;
	if (!root && faults.length === 0) report.error({ key: '', line: 1 }, `It is empty. ${start}`);
	return { ...(appspec ? { appspec } : {}), problems: report.problems() };
}

const start = 'Begin it with “version: 0.0” and “os: linux”.';

function readRoot(root: Placed, files: FileList | undefined, report: Report): AppSpec | undefined {
	if (root.type !== 'map') {
		report.error(root, `Expected a mapping, found ${found(root)}. ${start}`);
		return undefined;
	}
	const members = membersOf(root);
	checkKeys(root, report);
	checkVersion(root, members.get('version'), report);
	checkExisting(members.get('file_exists_behavior'), report);
	const os = readOs(root, members.get('os'), report);
	const parts = { os: os ?? 'linux', files, report };
	const appspec = {
		files: readFiles(members.get('files'), parts),
		permissions: readPermissions(members.get('permissions'), parts),
		hooks: readHooks(members.get('hooks'), parts),
	};
	return os && { os, ...appspec };
}

function checkKeys(root: Placed, report: Report): void {
	if (root.type !== 'map') return;
	for (const { name, value } of root.entries) {
		if (knownKeys.includes(name)) continue;
		if (name.toLowerCase() === 'resources') {
			report.error(value, 'This is an AppSpec of Amazon ECS or Lambda; instances need “files” and “hooks”.');
			continue;
		}
		const meant = nearest(name, knownKeys);
		const advice = meant ? `Did you mean ${meant}?` : `Known are: ${knownKeys.join(', ')}.`;
		report.warning(value, `CodeDeploy knows no “${name}” and passes over it. ${advice}`);
	}
}

function checkVersion(root: Placed, version: Placed | undefined, report: Report): void {
	if (!version)
		return report.error({ key: 'version', line: root.line }, 'Add “version: 0.0”: it is missing.');
	// The agent compares it with a number: in quotes it is none.
	if (version.type === 'scalar' && version.value === 0) return;
	report.error(version, `Expected the number 0.0, without quotes, found ${found(version)}.`);
}

function checkExisting(behavior: Placed | undefined, report: Report): void {
	if (!behavior || /^(DISALLOW|OVERWRITE|RETAIN)$/.test(textOf(behavior) ?? '')) return;
	report.error(behavior, `Expected DISALLOW, OVERWRITE or RETAIN, found ${found(behavior)}.`);
}

function readOs(root: Placed, os: Placed | undefined, report: Report): AppSpec['os'] | undefined {
	const text = textOf(os);
	if (text === 'linux' || text === 'windows') return text;
	if (!os) report.error({ key: 'os', line: root.line }, 'Add “os: linux” or “os: windows”: it is missing.');
	else report.error(os, `Expected linux or windows, in small letters, found ${found(os)}.`);
	return undefined;
}
