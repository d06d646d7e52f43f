import type { EventDescription } from '@aws-sdk/client-elastic-beanstalk';
import { age } from '../../text/age.ts';
import { fieldsOf, whenText } from '../detail-fields.ts';
import { quoted } from '../quoted.ts';
import type { Resource, Tone } from '../resource.ts';

/**
 * What Elastic Beanstalk says has happened.
 * https://docs.aws.amazon.com/elasticbeanstalk/latest/api/API_EventDescription.html
 */
export interface BeanstalkEvent {
	/** AWS gives events no id: when, of what, and what it says. */
	id: string;
	/** Milliseconds since the epoch. */
	at: number;
	/** `TRACE`, `DEBUG`, `INFO`, `WARN`, `ERROR`, `FATAL` (EventSeverity) */
	severity: string;
	message: string;
	/** What it is about: '' where AWS names none. */
	application: string;
	environment: string;
	version: string;
	template: string;
	platform: string;
	/** Events of the same request share it. */
	request: string;
}

declare module '../resource.ts' {
	interface Kinds {
		events: BeanstalkEvent;
	}
}

/** By severity (EventSeverity). */
export const severityTones: Readonly<Record<string, Tone>> = {
	TRACE: 'idle',
	DEBUG: 'idle',
	INFO: 'good',
	WARN: 'warning',
	ERROR: 'bad',
	FATAL: 'bad',
};
const toneOf = ({ severity }: BeanstalkEvent): Tone => severityTones[severity] ?? 'idle';
const calm: ReadonlySet<Tone> = new Set<Tone>(['good', 'idle']);
const subjectOf = ({ environment, application, platform }: BeanstalkEvent) =>
	environment || application || platform || 'Elastic Beanstalk';

/** As many as AWS tells at a time. */
const most = 1000;

export const events: Resource<BeanstalkEvent> = {
	kind: 'events',
	title: 'Beanstalk events',
	singular: 'Beanstalk event',
	aliases: ['event', 'ev'],
	sources: [
		{
			title: 'Elastic Beanstalk events',
			rhythm: { settled: 5, moving: 5, background: 600 },
			async *list(region, options) {
				// One page: AWS keeps them for 90 days, newest first.
				const { Events = [] } = await region.call(
					'elasticbeanstalk',
					'DescribeEvents',
					{ MaxRecords: most },
					options,
				);
				yield itemsOf(Events);
			},
		},
	],
	id: ({ id }) => id,
	name: subjectOf,
	state: ({ severity }) => severity,
	tone: toneOf,
	settled: () => true,
	attention: (item) => toneOf(item) === 'bad',
	order: (a, b) => b.at - a.at,
	facets: ({ request, version, template }) => ({ request, version, template }),
	// Only the newest are listed.
	lapses: () => true,
	// Of what goes as it should the environments and their updates tell already.
	news: (item) => (calm.has(toneOf(item)) ? '' : item.message),
	watch: () => ({}),
	columns: [
		{
			id: 'age',
			header: 'AGE',
			value: ({ at }, { now }) => age(now - at),
			time: ({ at }) => at,
			sort: ({ at }) => -at,
			width: { min: 4 },
			align: 'right',
			priority: 0,
		},
		{
			id: 'severity',
			header: 'SEVERITY',
			value: ({ severity }) => severity,
			width: { min: 8 },
			tone: toneOf,
			priority: 0,
		},
		{
			id: 'environment',
			header: 'ENVIRONMENT',
			value: ({ environment }) => environment,
			width: { min: 14, max: 24 },
			priority: 1,
		},
		{
			id: 'message',
			header: 'MESSAGE',
			value: ({ message }) => message,
			width: { min: 40, max: 160, grow: 3 },
			priority: 0,
		},
		{
			id: 'application',
			header: 'APPLICATION',
			value: ({ application }) => application,
			width: { min: 14, max: 20 },
			priority: 3,
		},
	],
	pane: ['age', 'severity', 'environment', 'message'],
	summary(items) {
		const bad = items.filter((item) => toneOf(item) === 'bad').length;
		const warnings = items.filter(({ severity }) => severity === 'WARN').length;
		return [
			items.length < most ? String(items.length) : `the newest ${most}`,
			...(bad > 0 ? [`${bad} ERROR`] : []),
			...(warnings > 0 ? [`${warnings} WARN`] : []),
		].join(' · ');
	},
	describe: async (_region, item, { now }) => ({
		sections: [
			{
				title: item.message,
				fields: fieldsOf({
					severity: item.severity,
					when: whenText(new Date(item.at), now),
					environment: item.environment,
					application: item.application,
					version: item.version,
					'saved configuration': item.template,
					platform: item.platform,
					request: item.request,
				}),
			},
		],
		raw: item,
	}),
	related: () => [
		{
			title: 'its environment',
			kind: 'environments',
			filter: ({ environment }) => quoted('name:*', environment),
		},
		{
			title: 'events of the same request',
			kind: 'events',
			filter: ({ request }) => quoted('request:*', request),
		},
		{
			title: 'events of its environment',
			kind: 'events',
			filter: ({ environment }) => quoted('environment:*', environment),
		},
		{
			title: 'its version',
			kind: 'versions',
			filter: ({ application, version }) =>
				version ? quoted('id:*', `${application}/${version}`) : undefined,
		},
		{
			title: 'its application',
			kind: 'beanstalk-applications',
			filter: ({ application }) => quoted('name:*', application),
		},
	],
};

/** The same words twice in the same millisecond are told apart by their number. */
function itemsOf(descriptions: readonly EventDescription[]): BeanstalkEvent[] {
	const seen = new Map<string, number>();
	return descriptions.map((event) => {
		const { EventDate, EnvironmentName = '', ApplicationName = '', Message = '' } = event;
		const id = `${EventDate?.toISOString()} ${EnvironmentName || ApplicationName} ${Message}`;
		const number = (seen.get(id) ?? 0) + 1;
		seen.set(id, number);
		return {
			id: number > 1 ? `${id} (${number})` : id,
			at: EventDate?.getTime() ?? 0,
			severity: event.Severity ?? '',
			message: Message,
			application: ApplicationName,
			environment: EnvironmentName,
			version: event.VersionLabel ?? '',
			template: event.TemplateName ?? '',
			platform: event.PlatformArn ?? '',
			request: event.RequestId ?? '',
		};
	});
}
