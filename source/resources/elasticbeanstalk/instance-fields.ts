import type { SingleInstanceHealth } from '@aws-sdk/client-elastic-beanstalk';
import { age } from '../../text/age.ts';
import type { Field } from '../resource.ts';
import { aligned } from './aligned.ts';
import { figureText, servedOf, shareText } from './figures.ts';
import { healthTones } from './health-tones.ts';

/** Of one instance: milliseconds of latency, percent of the processor, load of the last minute. */
const headings = ['HEALTH', 'VERSION', 'REQ/S', '5XX', 'P50', 'P90', 'P99 ms', 'USER', 'SYS %', 'LOAD', 'UP'];
/** Numbers stand to the right. */
const numbers = new Set([2, 3, 4, 5, 6, 7, 8, 9, 10]);

/** A line an instance under a line of headings; below it why it is not well. Those that are not come first. */
export function instanceFields(instances: readonly SingleInstanceHealth[], now: number): Field[] {
	if (instances.length === 0) return [];
	const sorted = instances.toSorted(byHealth);
	const [heads = '', ...rows] = aligned(
		[headings, ...sorted.map((instance) => cellsOf(instance, now))],
		numbers,
	);
	return [
		{ label: 'instance', value: heads },
		...sorted.flatMap(({ InstanceId = '', Color = '', Causes = [] }, index): Field[] => {
			const tone = healthTones[Color];
			return [
				{ label: InstanceId, value: rows[index] ?? '', ...(tone && tone !== 'good' ? { tone } : {}) },
				...Causes.map((cause) => ({ label: '', value: cause, ...(tone ? { tone } : {}) })),
			];
		}),
	];
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
