import type { SingleInstanceHealth } from '@aws-sdk/client-elastic-beanstalk';
import { age } from '../../text/age.ts';
import type { Field } from '../resource.ts';
import { aligned } from './aligned.ts';
import { figureText, servedOf, shareText } from './figures.ts';
import { healthTones } from './health-tones.ts';

/** Of one instance: milliseconds of latency, percent of the processor, load of the last minute. */
const headings = ['HEALTH', 'VERSION', 'REQ/S', '5XX', 'P50', 'P90', 'P99 ms', 'USER', 'SYS %', 'LOAD', 'UP'];
/** Where there is less room: load and age go first, then the slowest and the typical request, then the processor. */
const shorter = [
	['HEALTH', 'VERSION', 'REQ/S', '5XX', 'P50', 'P90', 'P99 ms', 'USER', 'SYS %'],
	['HEALTH', 'VERSION', 'REQ/S', '5XX', 'P90', 'USER', 'SYS %'],
	['HEALTH', 'VERSION', 'REQ/S', '5XX', 'P90'],
];
/** Numbers stand to the right of these. */
const words = new Set(['HEALTH', 'VERSION']);

/** A line an instance under a line of headings; below it why it is not well. Those that are not come first. */
export function instanceFields(instances: readonly SingleInstanceHealth[], now: number): Field[] {
	if (instances.length === 0) return [];
	const sorted = instances.toSorted(byHealth);
	const rows = [headings, ...sorted.map((instance) => cellsOf(instance, now))];
	const full = tableOf(rows, headings, 2);
	const short = shorter.map((columns) => tableOf(rows, columns, 1));
	const line = (index: number) => ({
		value: full[index] ?? '',
		short: short.map((lines) => lines[index] ?? ''),
	});
	return [
		{ label: 'instance', ...line(0) },
		...sorted.flatMap(({ InstanceId = '', Color = '', Causes = [] }, index): Field[] => {
			const tone = healthTones[Color];
			return [
				{ label: InstanceId, ...line(index + 1), ...(tone && tone !== 'good' ? { tone } : {}) },
				...Causes.map((cause) => ({ label: '', value: cause, ...(tone ? { tone } : {}) })),
			];
		}),
	];
}

/** The rows with these of the columns alone. */
function tableOf(rows: ReadonlyArray<readonly string[]>, columns: readonly string[], gap: number): string[] {
	const places = columns.map((column) => headings.indexOf(column));
	const right = new Set(columns.flatMap((column, index) => (words.has(column) ? [] : [index])));
	return aligned(
		rows.map((row) => places.map((place) => row[place] ?? '')),
		right,
		gap,
	);
}

const worstFirst = ['Red', 'Yellow', 'Grey', 'Green'];
const byHealth = (a: SingleInstanceHealth, b: SingleInstanceHealth) =>
	worstFirst.indexOf(a.Color ?? '') - worstFirst.indexOf(b.Color ?? '') ||
	((a.InstanceId ?? '') < (b.InstanceId ?? '') ? -1 : 1);

const millis = (seconds: number | undefined) =>
	seconds === undefined ? '–' : String(Math.round(seconds * 1000));
const percent = (figure: number | undefined) => (figure === undefined ? '–' : figureText(figure));

function cellsOf(instance: SingleInstanceHealth, now: number): string[] {
	const { HealthStatus = '', Deployment, ApplicationMetrics, System, LaunchedAt } = instance;
	const served = servedOf(ApplicationMetrics);
	const { P50, P90, P99 } = ApplicationMetrics?.Latency ?? {};
	const { User, System: system, Privileged } = System?.CPUUtilization ?? {};
	const [load] = System?.LoadAverage ?? [];
	const failed = Deployment?.Status === 'Failed' ? ' ✗' : Deployment?.Status === 'In Progress' ? ' ◐' : '';
	return [
		HealthStatus,
		`${Deployment?.VersionLabel ?? '–'}${failed}`,
		served ? figureText(served.requestsPerSecond) : '–',
		shareText(served?.failing) || '–',
		millis(P50),
		millis(P90),
		millis(P99),
		percent(User),
		// Windows calls it privileged.
		percent(system ?? Privileged),
		load === undefined ? '–' : load.toFixed(2),
		LaunchedAt ? age(now - LaunchedAt.getTime()) : '–',
	];
}
