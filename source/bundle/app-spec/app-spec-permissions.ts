import type { AppSpecPermission } from './app-spec.ts';
import { mappingsIn, type Reading, section, tellUnknown } from './app-spec-part.ts';
import type { Placed } from './placed-yaml.ts';
import { found, isNothing, membersOf, type Report, textOf } from './report.ts';

const knownKeys = ['object', 'pattern', 'except', 'owner', 'group', 'mode', 'acls', 'context', 'type'];

/** https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-permissions.html */
export function readPermissions(permissions: Placed | undefined, reading: Reading): AppSpecPermission[] {
	const { os, report } = reading;
	const given = section(permissions);
	if (given && os === 'windows') {
		report.error(given, 'Bad permission: Windows has none, and the deployment would fail. Remove them.');
		return [];
	}
	return mappingsIn(given, 'permissions', report).flatMap((item) => {
		tellUnknown(item, knownKeys, report);
		const members = membersOf(item);
		const text = (name: string) => readText(members.get(name), report);
		const object = text('object');
		const rest = { pattern: text('pattern'), owner: text('owner'), group: text('group') };
		const mode = readMode(members.get('mode'), report);
		checkList(members.get('type'), /^(file|directory)$/, 'file or directory', report);
		checkList(members.get('except'), /./, 'a pattern in quotes', report);
		checkList(members.get('acls'), accessEntry, 'an entry like u:ana:rw, g:ops:r-x, m::rx or d:o::r', report);
		checkContext(members.get('context'), report);
		if (!object && !members.has('object'))
			report.error(item, 'Bad permission: object is missing. Say which file or folder of the instance.');
		return object ? [{ object, ...rest, mode }] : [];
	});
}

/** An entry of an access control list: whether for new files, for whom, who, and what is allowed. */
const accessEntry = /^((d|default):)?((u|user|g|group|m|mask|o|other):)?[^:]*:([0-7]|[rwx-]*)$/;

function readText(value: Placed | undefined, report: Report): string | undefined {
	if (!value) return undefined;
	const text = textOf(value);
	if (text === undefined) report.error(value, `Bad permission: expected text, found ${found(value)}.`);
	return text;
}

/** Octal digits, as the agent reads them. */
function readMode(mode: Placed | undefined, report: Report): string | undefined {
	if (!mode || isNothing(mode)) return undefined;
	const text = textOf(mode) ?? '';
	if (!/^[0-7]{1,4}$/.test(text)) {
		report.error(mode, `Bad permission: expected one to four octal digits like 644, found ${found(mode)}.`);
		return undefined;
	}
	if (mode.type === 'scalar' && mode.plain && /^0\d/.test(text)) {
		// The agent's YAML is Ruby's: there a leading zero makes an octal number, and its digits are then decimal.
		const read = Number.parseInt(text, 8);
		report.error(mode, `Bad permission: the agent takes ${text} for ${read}. Write it in quotes: '${text}'.`);
	}
	return text;
}

function checkList(list: Placed | undefined, fits: RegExp, expected: string, report: Report): void {
	if (!list || isNothing(list)) return;
	if (list.type !== 'list') {
		report.error(list, `Bad permission: expected a list, each item ${expected}, found ${found(list)}.`);
		return;
	}
	for (const item of list.items)
		if (!fits.test(textOf(item) ?? ''))
			report.error(item, `Bad permission: expected ${expected}, found ${found(item)}.`);
}

function checkContext(context: Placed | undefined, report: Report): void {
	if (!context || isNothing(context)) return;
	if (context.type !== 'map') {
		report.error(context, `Bad permission: expected user, type and range, found ${found(context)}.`);
		return;
	}
	tellUnknown(context, ['user', 'name', 'type', 'range'], report);
	if (textOf(membersOf(context).get('type')) === undefined)
		report.error(context, 'Bad permission: a context needs its SELinux type, such as httpd_sys_content_t.');
}
