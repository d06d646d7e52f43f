/** What an idle minute writes while every five seconds 1 % of 1,000 instances are stopped: in the table and on the cockpit. */
import { setTimeout as wait } from 'node:timers/promises';
import { openRegion } from '../../source/aws/open-region.ts';
import type { Region } from '../../source/aws/region.ts';
import { systemClock } from '../../source/clock.ts';
import { defaultSettings } from '../../source/config/settings.ts';
import { isFilled } from './cockpit-screen.ts';
import type { Effort } from './effort.ts';
import type { Figure } from './goals.ts';
import { type Home, newHome } from './home.ts';
import { neededBytes } from './needed-bytes.ts';
import type { Command } from './programs.ts';
import { keepRegion } from './region.ts';
import type { Results } from './results.ts';
import { openTable } from './session.ts';
import { open, type Session } from './terminal.ts';

const instances = 1000;
const share = 0.01;
const everySeconds = 5;

/** Only bytes are counted: the four sessions may look at the same minute of the same region. */
export async function churn(effort: Effort): Promise<Results> {
	const home = newHome();
	const plainHome = newHome({ cellWriter: false });
	const region = await keepRegion(home, '--instances', String(instances), '--calm');
	const sessions: Session[] = [];
	const look = async (at: Home, command: Command, table: boolean) => {
		const session = open(command, at);
		sessions.push(session);
		await session.until(isFilled);
		if (table) await openTable(session);
		return session;
	};
	try {
		const cockpit = await look(home, region.joining, false);
		const table = await look(home, region.joining, true);
		const plainCockpit = await look(plainHome, region.joining, false);
		const plainTable = await look(plainHome, region.joining, true);
		const stopping = await stopper(region.socket);
		// What the first reads set off is over.
		await wait(5000);
		await stopping.next();
		const counts = sessions.map(counting);
		for (let second = 0; second < effort.churn; second += everySeconds) {
			await stopping.next();
			await wait(everySeconds * 1000);
		}
		const figures = new Map(counts.map((count, index) => [sessions[index], count()]));
		return {
			idleCockpit: beside(figures.get(cockpit), figures.get(plainCockpit)),
			idleTable: beside(figures.get(table), figures.get(plainTable)),
		};
	} finally {
		for (const session of sessions) await session.close();
		await region.end();
		home.remove();
		plainHome.remove();
	}
}

interface Count {
	bytes: number;
	needed: number;
	frames: number;
}

/** Counts from now on; the returned function ends it and tells. */
function counting(session: Session): () => Count {
	const from = session.bytes();
	let screen = session.screen();
	let needed = 0;
	let frames = 0;
	const end = session.onFrame(() => {
		const shown = session.screen();
		needed += neededBytes(screen, shown);
		screen = shown;
		frames++;
	});
	return () => {
		end();
		return { bytes: session.bytes() - from, needed, frames };
	};
}

function beside(own: Count | undefined, plain: Count | undefined): Figure {
	if (!own || !plain) return { value: Number.NaN };
	return {
		value: own.bytes / own.needed,
		plain: plain.bytes / plain.needed,
		note: `${own.bytes.toLocaleString('en-US')} B in ${own.frames} frames`,
		detail: { ...own, plainBytes: plain.bytes, plainNeeded: plain.needed, plainFrames: plain.frames },
	};
}

/** Each step stops instances here and there in the list, which nobody starts again. */
async function stopper(socket: string): Promise<{ next(): Promise<void> }> {
	const region = openRegion({
		name: 'eu-west-1',
		profile: 'bench',
		readOnly: false,
		timeouts: defaultSettings.timeouts,
		clock: systemClock,
		simulation: { world: socket },
	});
	const ids = await stoppable(region);
	const count = instances * share;
	const stride = Math.floor(ids.length / count);
	let step = 0;
	return {
		async next() {
			const stopped = Array.from({ length: count }, (_, index) => ids[index * stride + step] ?? '');
			step++;
			await region.call('ec2', 'StopInstances', { InstanceIds: stopped });
		},
	};
}

/** In the order of the table; those of a group would be replaced. */
async function stoppable(region: Region): Promise<string[]> {
	const named: Array<{ id: string; name: string }> = [];
	for await (const { Reservations = [] } of region.pages('ec2', 'DescribeInstances', { MaxResults: 1000 }))
		for (const { Instances = [] } of Reservations)
			for (const { InstanceId: id = '', State, Tags = [] } of Instances) {
				const name = Tags.find(({ Key }) => Key === 'Name')?.Value ?? '';
				const grouped = Tags.some(({ Key }) => Key === 'aws:autoscaling:groupName');
				if (State?.Name === 'running' && !grouped) named.push({ id, name });
			}
	return named.toSorted((a, b) => (a.name < b.name ? -1 : 1)).map(({ id }) => id);
}
