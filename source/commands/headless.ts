/** Runs a headless command in the surroundings of this process. */
import { randomUUID } from 'node:crypto';
import { systemClock } from '../clock.ts';
import { CommandError, type Surroundings } from './surroundings.ts';

/** The first SIGINT or SIGTERM gives up what can be given up; the second ends the process as ever. */
export async function headless(command: (around: Surroundings) => Promise<number>): Promise<number> {
	const { env, stdout, stderr } = process;
	const giveUp = new AbortController();
	const abort = () => giveUp.abort();
	process.once('SIGINT', abort);
	process.once('SIGTERM', abort);
	try {
		return await command({
			env,
			out: (text) => void stdout.write(text),
			err: (text) => void stderr.write(text),
			clock: systemClock,
			signal: giveUp.signal,
			uuid: randomUUID,
		});
	} catch (error) {
		if (!(error instanceof CommandError)) throw error;
		stderr.write(`${error.message}\n`);
		return error.code;
	} finally {
		process.off('SIGINT', abort);
		process.off('SIGTERM', abort);
	}
}
