import { nearest } from '../../text/nearest.ts';
import { bundlePath } from '../paths.ts';
import type { AppSpecHook } from './app-spec.ts';
import { mappingsIn, type Reading, section, tellUnknown } from './app-spec-part.ts';
import { longestEvent, scriptedEvents, unscriptedEvents } from './lifecycle-hooks.ts';
import type { Placed } from './placed-yaml.ts';
import { found, membersOf, type Report, textOf } from './report.ts';

/** In the order in which the events happen; https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-hooks.html */
export function readHooks(hooks: Placed | undefined, reading: Reading): AppSpecHook[] {
	const { report } = reading;
	const given = section(hooks);
	if (!given) return [];
	if (given.type !== 'map') {
		report.error(given, `Expected a mapping of lifecycle events to scripts, found ${found(given)}.`);
		return [];
	}
	for (const { name, value } of given.entries) checkEvent(name, value, report);
	const byEvent = membersOf(given);
	return scriptedEvents.flatMap((event) => {
		const scripts = byEvent.get(event);
		return scripts ? readScripts(event, scripts, reading) : [];
	});
}

function checkEvent(event: string, place: Placed, report: Report): void {
	if (scriptedEvents.some((known) => known === event)) return;
	if (unscriptedEvents.some((known) => known === event)) {
		const [before, after] = [`Before${event}`, `After${event}`];
		const near = scriptedEvents.filter((known) => known === before || known === after);
		const instead = near.length > 0 ? `Use ${near.join(' or ')}.` : 'Use BeforeInstall.';
		report.error(place, `${event} runs no scripts: CodeDeploy does it itself. ${instead}`);
		return;
	}
	const meant = nearest(event, scriptedEvents);
	const advice = meant ? `Did you mean ${meant}?` : `Known are: ${scriptedEvents.join(', ')}.`;
	report.error(place, `There is no lifecycle event “${event}”: its scripts would never run. ${advice}`);
}

function readScripts(event: string, scripts: Placed, reading: Reading): AppSpecHook[] {
	const { report } = reading;
	let stated = 0;
	const hooks = mappingsIn(scripts, 'scripts', report).flatMap((item) => {
		tellUnknown(item, ['location', 'timeout', 'runas', 'sudo'], report);
		const members = membersOf(item);
		const timeout = readTimeout(members.get('timeout'), report);
		stated += timeout ?? 0;
		const runas = textOf(members.get('runas'));
		const place = members.get('runas');
		if (runas && place && reading.os === 'windows')
			report.warning(place, 'On Windows every script runs as the agent’s user: remove runas.');
		const location = textOf(members.get('location'));
		if (!location) {
			report.error(members.get('location') ?? item, 'Say which script of the bundle: location is missing.');
			return [];
		}
		checkScript(members.get('location') ?? item, location, reading);
		return [{ event, location, timeout: timeout ?? longestEvent, ...(runas ? { runas } : {}) }];
	});
	if (stated > longestEvent)
		report.error(
			scripts,
			`The scripts of ${event} may take ${stated} s together, and CodeDeploy allows ${longestEvent} s an event.`,
		);
	return hooks;
}

/** Seconds; undefined where nothing, or nothing usable, is said. */
function readTimeout(timeout: Placed | undefined, report: Report): number | undefined {
	if (!timeout) return undefined;
	const text = textOf(timeout) ?? '';
	const seconds = /^\d+$/.test(text) ? Number(text) : 0;
	if (seconds >= 1 && seconds <= longestEvent) return seconds;
	report.error(timeout, `Expected whole seconds from 1 to ${longestEvent}, found ${found(timeout)}.`);
	return undefined;
}

function checkScript(place: Placed, location: string, { files, os, report }: Reading): void {
	const foreign = os === 'linux' ? /\.(ps1|bat|cmd)$/i : /\.sh$/i;
	if (foreign.test(location)) {
		const wants = os === 'linux' ? 'a shell script' : 'a .ps1, .bat or .exe';
		report.warning(
			place,
			`os is ${os}, and “${location}” is for the other one. Expected ${wants}, or change os.`,
		);
	}
	if (!files) return;
	const path = bundlePath(location);
	const same = os === 'windows' ? (text: string) => text.toLowerCase() : (text: string) => text;
	const file = files.find((one) => same(one.path) === same(path));
	if (!file) {
		const meant =
			nearest(
				path,
				files.map((one) => one.path),
			) ??
			namesake(
				path,
				files.map((one) => one.path),
			);
		const advice = meant ? `Did you mean ${meant}?` : 'Add it, or check the ignore file.';
		report.error(place, `The script “${location}” is not in the bundle. ${advice}`);
	} else if (os === 'linux' && file.executable === false)
		report.warning(place, `“${location}” is not executable. Make it so with: chmod +x ${path}`);
}

/** A file of the same name in another folder. */
function namesake(path: string, paths: readonly string[]): string | undefined {
	const name = path.slice(path.lastIndexOf('/') + 1);
	return paths.find((other) => other.slice(other.lastIndexOf('/') + 1) === name);
}
