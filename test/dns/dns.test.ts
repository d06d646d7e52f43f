import { describe, expect, test } from 'vitest';
import { systemClock } from '../../source/clock.ts';
import { hasMoved } from '../../source/dns/has-moved.ts';
import { type Answer, type NameServer, nameServer } from '../../source/dns/name-server.ts';
import { openDns } from '../../source/dns/open-dns.ts';
import { createManualClock } from '../helpers/manual-clock.ts';
import { loopbackServer, type Zone } from './loopback-server.ts';

const name = 'shop.eu-west-1.elasticbeanstalk.com';
const move = { name, from: 'blue.elb.amazonaws.com', to: 'green.elb.amazonaws.com' };

describe('an answer', () => {
	const ends = { before: ['10.0.0.1'], after: ['10.0.0.2', '10.0.0.3'], to: move.to };
	test.each<[Answer, boolean | undefined]>([
		[{ addresses: ['10.0.0.3'] }, true],
		[{ addresses: ['10.0.0.1'] }, false],
		[{ addresses: ['10.9.9.9'] }, undefined],
		[{ addresses: [], alias: 'GREEN.elb.amazonaws.com.' }, true],
		[{ addresses: [], alias: 'blue.elb.amazonaws.com' }, false],
		[{ addresses: [] }, undefined],
	])('%j has moved: %s', (answer, moved) => expect(hasMoved(answer, ends)).toBe(moved));
});

/** Servers that answer as a table says, by their address; '' is the system's choice. */
function fakeServers(tables: Record<string, Record<string, Answer | 'silent'>>, zone: string[] = []) {
	const cancelled: string[] = [];
	const open = (addresses: readonly string[] = ['']): NameServer => {
		const [address = ''] = addresses;
		return {
			answer: async (asked) => {
				const answer = tables[address]?.[asked] ?? { addresses: [] };
				return answer === 'silent' ? new Promise(() => undefined) : answer;
			},
			zoneServers: async () => zone,
			cancel: () => void cancelled.push(address),
		};
	};
	return { open, cancelled };
}

const at = (...addresses: string[]): Answer => ({ addresses });
const ends = { 'blue.elb.amazonaws.com': at('10.0.0.1'), 'green.elb.amazonaws.com': at('10.0.0.2') };

describe('the share', () => {
	const clock = createManualClock();
	const shareOf = (tables: Parameters<typeof fakeServers>[0], zone: string[] = []) => {
		const { open } = fakeServers(tables, zone);
		return openDns({ clock, open, system: () => ['r1', 'r2'] }).share(move);
	};

	test('counts the resolvers and the servers of the zone that give the new answer', async () => {
		const tables = {
			'': { ...ends, 'ns1.aws': at('n1') },
			r1: { [name]: at('10.0.0.1') },
			r2: { [name]: at('10.0.0.2') },
			n1: { [name]: at('10.0.0.2') },
		};
		expect(await shareOf(tables, ['ns1.aws'])).toEqual({ moved: 2, of: 3 });
	});

	test('leaves out who does not answer', async () => {
		expect(await shareOf({ '': ends, r2: { [name]: at('10.0.0.2') } })).toEqual({ moved: 1, of: 1 });
		expect(await shareOf({})).toEqual({ moved: 0, of: 0 });
	});

	test('is given up after a while, and lets go of everything', async () => {
		const { open, cancelled } = fakeServers({ '': ends, r1: { [name]: 'silent' } });
		const share = openDns({ clock, open, system: () => ['r1'] }).share(move);
		await clock.advance(5000);
		expect(await share).toEqual({ moved: 0, of: 0 });
		expect(cancelled.toSorted()).toEqual(['', 'r1']);
		expect(clock.pending()).toBe(0);
	});
});

describe('the time to live', () => {
	test('is the zone’s: a resolver only knows what is left of it', async () => {
		const clock = createManualClock();
		const tables = {
			'': { [name]: { addresses: ['10.0.0.1'], ttl: 17 }, 'ns1.aws': at('n1') },
			n1: { [name]: { addresses: ['10.0.0.1'], ttl: 60 } },
		};
		const ttl = (zone: string[]) =>
			openDns({ clock, ...fakeServers(tables, zone), system: () => [] }).ttl(name);
		expect(await ttl(['ns1.aws'])).toBe(60);
		expect(await ttl([])).toBe(17);
	});

	test('takes two seconds at most', async () => {
		const clock = createManualClock();
		const { open } = fakeServers({ '': { [name]: 'silent' } });
		const ttl = openDns({ clock, open, system: () => [] }).ttl(name);
		await clock.advance(2000);
		expect(await ttl).toBeUndefined();
	});
});

test('over a real socket: resolvers are asked one by one, until the last has noticed', async () => {
	const balancers: Zone = new Map([
		[move.from, { ttl: 60, addresses: ['10.0.0.1'] }],
		[move.to, { ttl: 60, addresses: ['10.0.0.2'] }],
	]);
	const early: Zone = new Map([...balancers, [name, { ttl: 60, addresses: ['10.0.0.2'] }]]);
	const late: Zone = new Map([...balancers, [name, { ttl: 31, addresses: ['10.0.0.1'] }]]);
	const alias: Zone = new Map([[name, { ttl: 60, alias: move.to }]]);
	const system = [await loopbackServer(early), await loopbackServer(late), await loopbackServer(alias)];
	const open = (addresses?: readonly string[]) => nameServer(addresses ?? system.slice(0, 2).reverse());
	const dns = openDns({ clock: systemClock, system: () => system, open });
	expect(await dns.ttl(name)).toBe(31);
	expect(await dns.share(move)).toEqual({ moved: 2, of: 3 });
	late.set(name, { ttl: 60, addresses: ['10.0.0.2'] });
	expect(await dns.share(move)).toEqual({ moved: 3, of: 3 });
	expect(await dns.ttl('nowhere.example')).toBeUndefined();
});
