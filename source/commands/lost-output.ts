/** What becomes of a command whose output cannot be written: it is brought to its end, and has failed. */
import { onBrokenPipe } from '../terminal/broken-pipe.ts';
import { exit } from './surroundings.ts';

/** Nobody reads any more (`| head`): no complaint. Anything else is told where it can be. */
export function bearLostOutput(): void {
	const { stdout, stderr } = process;
	const fail = () =>
		process.once('exit', () => {
			process.exitCode = exit.failed;
		});
	onBrokenPipe(
		stdout,
		() => undefined,
		({ message }) => {
			fail();
			stderr.write(`The output could not be written: ${message}. What the command has done is done.\n`);
		},
	);
	onBrokenPipe(stderr, () => undefined, fail);
}
