import { nearest } from '../../text/nearest.ts';
import { bundlePath } from '../paths.ts';
import type { AppSpecFile } from './app-spec.ts';
import { mappingsIn, type Reading, section, tellUnknown } from './app-spec-part.ts';
import type { FileList } from './file-list.ts';
import type { Placed } from './placed-yaml.ts';
import { membersOf, textOf } from './report.ts';

/** https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-files.html */
export function readFiles(files: Placed | undefined, reading: Reading): AppSpecFile[] {
	const { report } = reading;
	return mappingsIn(section(files), 'files', report).flatMap((item) => {
		tellUnknown(item, ['source', 'destination'], report);
		const members = membersOf(item);
		const source = textOf(members.get('source'));
		const destination = textOf(members.get('destination'));
		if (!source)
			report.error(
				members.get('source') ?? item,
				'Say which file or folder of the bundle: source is missing.',
			);
		else checkSource(members.get('source') ?? item, source, reading);
		if (!destination)
			report.error(
				members.get('destination') ?? item,
				'Say to which folder of the instance: destination is missing.',
			);
		else checkDestination(members.get('destination') ?? item, destination, reading);
		return source && destination ? [{ source, destination }] : [];
	});
}

function checkSource(place: Placed, source: string, { files, os, report }: Reading): void {
	const path = bundlePath(source);
	if (!files || path === '') return;
	const same = os === 'windows' ? (text: string) => text.toLowerCase() : (text: string) => text;
	const there = files.some(
		(file) => same(file.path) === same(path) || same(file.path).startsWith(`${same(path)}/`),
	);
	if (there) return;
	if (/[*?]/.test(path)) {
		report.error(
			place,
			`“${source}” is not in the bundle. CodeDeploy knows no patterns here: name the folder.`,
		);
		return;
	}
	const meant = nearest(path, pathsOf(files));
	const advice = meant ? `Did you mean ${meant}?` : 'Add it, or check the ignore file.';
	report.error(place, `“${source}” is not in the bundle. ${advice}`);
}

/** Files and the folders that they are in. */
function pathsOf(files: FileList): string[] {
	const paths = new Set<string>();
	for (const { path } of files)
		for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) paths.add(path.slice(0, end));
	return [...paths];
}

function checkDestination(place: Placed, destination: string, { os, report }: Reading): void {
	const whole = os === 'windows' ? /^([A-Za-z]:[\\/]|\\\\)/ : /^\//;
	if (whole.test(destination)) return;
	const example = os === 'windows' ? 'c:\\inetpub\\wwwroot' : '/var/www';
	report.warning(
		place,
		`Expected a full path like ${example}, found “${destination}”: where it ends up depends on the agent.`,
	);
}
