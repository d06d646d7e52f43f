import type { Service } from '../aws/operations.ts';
import { serviceTitles } from '../aws/service-titles.ts';
import { type Faults, noFaults } from './simulation.ts';

type Reader = (value: string, faults: Faults) => Partial<Faults>;

const readers: Readonly<Record<string, Reader>> = {
	throttle: (value) => ({ throttle: share('throttle', value) }),
	error: (value) => ({ error: share('error', value) }),
	latency: (value) => ({ latency: duration('latency', value) }),
	expire: (value) => ({ expire: duration('expire', value) }),
	outage: (value, { outage }) => ({ outage: [...outage, service(value)] }),
	hook: (value, { hooks }) => ({ hooks: [...hooks, hook(value)] }),
};

/** These may come more than once. */
const repeatable = new Set(['outage', 'hook']);

/**
 * `throttle=0.3,latency=800ms,expire=60s,outage=codedeploy,error=0.05,hook=ValidateService@web-08`.
 * Throws an Error whose message is for the person who typed it.
 */
export function parseFaults(text: string): Faults {
	let faults = noFaults;
	const given = new Set<string>();
	for (const part of text.split(',').filter((piece) => piece.trim() !== '')) {
		const [, name = '', value = ''] = /^([^=]*)=?(.*)$/s.exec(part)?.map((piece) => piece.trim()) ?? [];
		const read = Object.hasOwn(readers, name) ? readers[name] : undefined;
		if (!read)
			throw new Error(`there is no fault “${name}”; expected one of ${Object.keys(readers).join(', ')}`);
		if (given.has(name) && !repeatable.has(name)) throw new Error(`${name} is given twice`);
		given.add(name);
		faults = { ...faults, ...read(value, faults) };
	}
	return faults;
}

function share(name: string, value: string): number {
	const number = /^(\d+\.?\d*|\.\d+)$/.test(value) ? Number(value) : Number.NaN;
	if (!(number >= 0 && number <= 1))
		throw new Error(`${name}=${value}: a share from 0 to 1 was expected, for instance ${name}=0.3`);
	return number;
}

const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000 };

function duration(name: string, value: string): number {
	const [, number, unit = ''] = /^(\d+(?:\.\d+)?)(ms|s|m)$/.exec(value) ?? [];
	if (number === undefined)
		throw new Error(
			`${name}=${value}: a time with its unit (ms, s or m) was expected, for instance ${name}=800ms`,
		);
	return Number(number) * (units[unit] ?? 1);
}

function service(value: string): Service {
	if (!isService(value))
		throw new Error(
			`outage=${value}: a service was expected, one of ${Object.keys(serviceTitles).join(', ')}`,
		);
	return value;
}

const isService = (value: string): value is Service => Object.hasOwn(serviceTitles, value);

/** `ValidateService@web-08`; without a target it fails on every one. */
function hook(value: string): Faults['hooks'][number] {
	const [, event, target] = /^([A-Za-z]+)(?:@(.+))?$/.exec(value) ?? [];
	if (event === undefined)
		throw new Error(
			`hook=${value}: a lifecycle event was expected, with a target or without, for instance hook=ValidateService@web-08`,
		);
	return target === undefined ? { event } : { event, target };
}
