/** From the start of a process to its frames; the programs take turns, so that the machine's mood is the same for all. */
import { setTimeout as wait } from 'node:timers/promises';
import { hasCredentials, isDrawn, isFilled } from './cockpit-screen.ts';
import type { Effort } from './effort.ts';
import type { Figure } from './goals.ts';
import { newHome } from './home.ts';
import { bareInk, bundle, type Command, executable } from './programs.ts';
import type { Results } from './results.ts';
import { median, quantile } from './statistics.ts';
import { open } from './terminal.ts';

const flags = ['--simulate', '--instances', '1000'];

export async function starts(effort: Effort): Promise<Results> {
	const bare = await bareInk();
	const airboss = bundle(...flags);
	const single = executable(...flags);
	const home = newHome();
	const times = {
		bare: [] as number[],
		first: [] as number[],
		single: [] as number[],
		filled: [] as number[],
	};
	const credentials: number[] = [];

	/** Milliseconds from the start to the frame that shows it. */
	async function start(command: Command, shows: (text: string) => boolean) {
		const session = open(command, home);
		const frame = await session.until(shows);
		await session.close();
		return frame.at - session.startedAt;
	}

	async function endWell(command: Command, shows: (text: string) => boolean) {
		const session = open(command, home);
		await session.until(shows);
		await wait(2000);
		await session.quit();
	}

	async function startAndFill() {
		// What fills it has come from the region: one that is simulated for a session is not remembered after it.
		const session = open(airboss, home);
		const filled = await session.until(isFilled);
		times.filled.push(filled.at - session.startedAt);
		if (credentials.length < 3) {
			const told = await session.until(hasCredentials);
			credentials.push(told.at - session.startedAt);
		}
		await session.close();
	}

	try {
		// Compile caches are there from the second start on, when the first one ended well.
		await endWell(bare, isBareDrawn);
		await endWell(airboss, isFilled);
		if (single) await endWell(single, isFilled);
		for (let turn = 0; turn < effort.starts; turn++) {
			times.bare.push(await start(bare, isBareDrawn));
			times.first.push(await start(airboss, isDrawn));
			if (single) times.single.push(await start(single, isDrawn));
			await startAndFill();
		}
	} finally {
		home.remove();
	}
	const firstFrame = { bareMilliseconds: median(times.bare), ...told(times.first).detail };
	return {
		firstFrame: {
			value: median(times.first) / median(times.bare),
			note: `${median(times.first).toFixed(0)} ms, bare ${median(times.bare).toFixed(0)} ms`,
			detail: firstFrame,
		},
		executable: single ? told(times.single) : { value: Number.NaN, note: 'not built' },
		filled: told(times.filled),
		credentials: told(credentials),
	};
}

const isBareDrawn = (text: string) => text.includes('one line');

function told(times: readonly number[]): Figure {
	const detail = { median: median(times), milliseconds99: quantile(times, 0.99), starts: times.length };
	return { value: detail.median, note: `99th percentile ${detail.milliseconds99.toFixed(0)} ms`, detail };
}
