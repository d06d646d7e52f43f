/** A DNS server on this machine's loopback, for as long as a test runs. */
import { createSocket } from 'node:dgram';
import { onTestFinished } from 'vitest';

/** What it knows: addresses or an alias of a name, with the seconds that they may be kept. */
export type Zone = Map<string, { ttl: number; addresses?: string[]; alias?: string }>;

const typeA = 1;
const typeCname = 5;

/** Its address, `127.0.0.1:49152`. What it does not know does not exist. */
export async function loopbackServer(zone: Zone): Promise<string> {
	const socket = createSocket('udp4');
	socket.on('message', (query, { address, port }) => socket.send(answerTo(query, zone), port, address));
	await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
	onTestFinished(() => void socket.close());
	return `127.0.0.1:${socket.address().port}`;
}

/** RFC 1035, section 4: header, the question again, and the records. */
function answerTo(query: Buffer, zone: Zone): Buffer {
	const labels: string[] = [];
	let at = 12;
	for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
		labels.push(query.toString('latin1', at + 1, at + 1 + length));
		at += 1 + length;
	}
	const type = query.readUInt16BE(at + 1);
	const known = zone.get(labels.join('.').toLowerCase());
	const records = known ? recordsOf(known, type) : [];
	const header = Buffer.from(query.subarray(0, 12));
	header.writeUInt16BE(known ? 0x8580 : 0x8583, 2);
	header.writeUInt16BE(records.length, 6);
	header.writeUInt32BE(0, 8);
	return Buffer.concat([header, query.subarray(12, at + 5), ...records]);
}

function recordsOf(
	{ ttl, addresses = [], alias }: NonNullable<ReturnType<Zone['get']>>,
	type: number,
): Buffer[] {
	if (alias !== undefined && (type === typeA || type === typeCname))
		return [record(typeCname, ttl, nameOf(alias))];
	if (type !== typeA) return [];
	return addresses.map((address) => record(typeA, ttl, Buffer.from(address.split('.').map(Number))));
}

function record(type: number, ttl: number, data: Buffer): Buffer {
	const head = Buffer.alloc(12);
	// The name is the one of the question.
	head.writeUInt16BE(0xc00c, 0);
	head.writeUInt16BE(type, 2);
	head.writeUInt16BE(1, 4);
	head.writeUInt32BE(ttl, 6);
	head.writeUInt16BE(data.length, 10);
	return Buffer.concat([head, data]);
}

const nameOf = (name: string): Buffer =>
	Buffer.concat([
		...name.split('.').flatMap((label) => [Buffer.from([label.length]), Buffer.from(label, 'latin1')]),
		Buffer.from([0]),
	]);
