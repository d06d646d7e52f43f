/** One environment in full, as sections: pure, from what was read. A part that failed darkens its own section. */
import type { Latency, SingleInstanceHealth } from '@aws-sdk/client-elastic-beanstalk';
import { age } from '../../text/age.ts';
import { sparkline } from '../../text/sparkline.ts';
import { fieldsOf, whenText } from '../detail-fields.ts';
import type { Detail, Field, Tone } from '../resource.ts';
import { courseOf, rollOutOf } from './deployment-policy.ts';
import type { EnvironmentReading } from './environment-reading.ts';
import { severityTones } from './events.ts';
import { figureText, latencyText, shareText } from './figures.ts';
import { healthTones } from './health-tones.ts';
import { instanceFields } from './instance-fields.ts';
import { type Part, toldBy } from './part.ts';
import { pendingFields } from './pending-changes.ts';
import { compareVersions, platformName, platformParts } from './platform.ts';
import type { EnvironmentSettings } from './settings.ts';

type Section = Detail['sections'][number];

/** `now`: the region's milliseconds, for ages. */
export const environmentSections = (reading: EnvironmentReading, now: number): Section[] => [
	overview(reading, now),
	...pending(reading, now),
	health(reading),
	served(reading),
	section('Instances', reading.instances, (instances) =>
		instances ? instanceFields(instances, now) : basicHealth,
	),
	section('Deployment', reading.settings, (settings) => policyFields(reading, settings)),
	section('Events', reading.events, (events) =>
		events.map(({ EventDate, Severity = '', Message = '' }) => ({
			label: EventDate ? `${age(now - EventDate.getTime())} ago` : '',
			value: `${Severity.padEnd(5)}  ${Message}`,
			...toneField(severityTones[Severity]),
		})),
	),
	section('Tags', reading.tags, (tags) =>
		tags.map(({ Key = '', Value = '' }) => ({ label: Key, value: Value })),
	),
];

/** Good is the usual thing, and stays plain. */
const toneField = (tone: Tone | undefined): { tone?: Tone } => (tone && tone !== 'good' ? { tone } : {});

const basicHealth: Field[] = [
	{
		label: '',
		value: 'It reports basic health only: what it serves and how its instances are AWS does not tell.',
	},
];

function section<T>(title: string, part: Part<T>, fields: (value: T) => Field[]): Section {
	if ('value' in part) return { title, fields: fields(part.value) };
	const { sentence, hint } = part.problem;
	return {
		title,
		fields: [
			{ label: '', value: sentence, tone: 'warning' },
			{ label: '', value: hint },
		],
	};
}

function overview({ environment, newest }: EnvironmentReading, now: number): Section {
	const { Status = '', Health = '', HealthStatus } = environment;
	const tone = Status === 'Ready' ? healthTones[Health] : 'busy';
	return {
		title: environment.EnvironmentName ?? '',
		fields: [
			{
				label: 'status',
				value: [Status, [Health, HealthStatus].filter(Boolean).join('/')].join('  '),
				...(tone ? { tone } : {}),
			},
			// While it is updated AWS names the version that it is to run.
			...fieldsOf({ [Status === 'Ready' ? 'running version' : 'version']: environment.VersionLabel }),
			{
				label: 'platform',
				value: platformName(environment.PlatformArn ?? environment.SolutionStackName ?? ''),
			},
			...newerField(environment.PlatformArn ?? '', newest),
			...fieldsOf({
				cname: environment.CNAME,
				endpoint: environment.EndpointURL,
				application: environment.ApplicationName,
				tier: [environment.Tier?.Name, environment.Tier?.Type].filter(Boolean).join(' '),
				description: environment.Description,
				'launched from': environment.TemplateName,
				'operations role': environment.OperationsRole,
				links: environment.EnvironmentLinks?.map(
					({ LinkName, EnvironmentName }) => `${LinkName} → ${EnvironmentName}`,
				).join(', '),
				id: environment.EnvironmentId,
				updated: whenText(environment.DateUpdated, now),
				created: whenText(environment.DateCreated, now),
			}),
		],
	};
}

/** Whether there is a newer version of the platform, and by what one can tell. */
function newerField(platform: string, newest: EnvironmentReading['newest']): Field[] {
	const parts = platformParts(platform);
	if (!parts) return [];
	if (!('value' in newest))
		return [{ label: 'newest platform', value: `unknown: ${newest.problem.sentence}`, tone: 'warning' }];
	if (!newest.value) return [];
	const { version, recommended } = newest.value;
	const word = recommended ? 'AWS recommends it' : 'the newest that is Ready';
	return compareVersions(version, parts.version) > 0
		? [
				{
					label: 'newest platform',
					value: `${version} (${word}; this environment runs ${parts.version})`,
					tone: 'warning',
				},
			]
		: [{ label: 'newest platform', value: 'it runs the newest version of its branch' }];
}

function pending(reading: EnvironmentReading, now: number): Section[] {
	const fields = pendingFields(reading, now);
	return fields.length > 0 ? [{ title: 'Pending changes', fields }] : [];
}

function health({ health: part }: EnvironmentReading): Section {
	return section('Health', part, (told) => {
		if (!told) return basicHealth;
		const { HealthStatus = '', Color = '', Causes = [], InstancesHealth = {}, RefreshedAt } = told;
		const counts = Object.entries(InstancesHealth).flatMap(([word, count]) =>
			count > 0 ? [`${count} ${word}`] : [],
		);
		const tone = healthTones[Color];
		return [
			{ label: 'health', value: `${Color}/${HealthStatus}`, ...(tone ? { tone } : {}) },
			...Causes.map((cause) => ({ label: 'cause', value: cause, ...toneField(tone) })),
			...fieldsOf({
				instances: counts.join(' · '),
				measured: RefreshedAt && `${RefreshedAt.toISOString().slice(11, 19)} UTC`,
			}),
		];
	});
}

const sparkCells = 30;
/** Share of HTTP 5xx that is no longer a mishap. */
const muchFailing = 0.01;

/** What the application answered in the last ten seconds; with a line of what was measured while one looked. */
function served({ health: part, served: history }: EnvironmentReading): Section {
	return section('Requests', part, (told) => {
		if (!told) return basicHealth;
		const { RequestCount, Duration, StatusCodes: codes = {}, Latency = {} } = told.ApplicationMetrics ?? {};
		if (RequestCount === undefined) return [{ label: '', value: 'AWS has not measured any yet.' }];
		const { Status2xx = 0, Status3xx = 0, Status4xx = 0, Status5xx = 0 } = codes;
		const all = Status2xx + Status3xx + Status4xx + Status5xx;
		const share = (count: number) => (all > 0 ? shareText(count / all) : '–');
		const line = (values: number[]) =>
			history.length > 1 ? sparkline(values, Math.min(sparkCells, values.length)) : '';
		const now = history.at(-1);
		return [
			{
				label: 'a second',
				value: `${figureText(now?.requestsPerSecond ?? 0)}  ${line(history.map(({ requestsPerSecond }) => requestsPerSecond))}`,
			},
			{
				label: 'status codes',
				value: `2xx ${share(Status2xx)}  3xx ${share(Status3xx)}  4xx ${share(Status4xx)}`,
			},
			{
				label: '5xx',
				value: `${share(Status5xx)}  ${line(history.map(({ failing }) => failing))}`,
				...(Status5xx > 0
					? { tone: Status5xx > all * muchFailing ? ('bad' as const) : ('warning' as const) }
					: {}),
			},
			{
				label: 'latency',
				value: percentiles(Latency, ['P10', 'P50', 'P75', 'P90', 'P95', 'P99', 'P999']),
				short: [
					percentiles(Latency, ['P50', 'P90', 'P95', 'P99']),
					percentiles(Latency, ['P50', 'P90', 'P99']),
				],
			},
			...fieldsOf({
				'P90 lately': line(history.map(({ p90 }) => p90)),
				over: `${Duration ?? 10} s`,
			}),
		];
	});
}

const percentiles = (latency: Latency, names: ReadonlyArray<keyof Latency>): string =>
	names.map((name) => `${name} ${latencyText(latency[name]) || '–'}`).join('  ');

/** How many instances a deployment would go to: those that AWS tells of. */
const fleetOf = (instances: Part<SingleInstanceHealth[] | undefined>): number =>
	toldBy(instances)?.length ?? 0;

/** How a new version would be brought to the instances. */
function policyFields({ instances }: EnvironmentReading, settings: EnvironmentSettings | undefined): Field[] {
	const options = settings?.deployed.OptionSettings;
	if (!options) return [];
	const fleet = Math.max(1, fleetOf(instances));
	return courseOf(rollOutOf(options, fleet), fleet).map((value, index) => ({
		label: index === 0 ? 'policy in force' : '',
		value,
	}));
}
