/** The cockpit on the screen: everything is put together here, and taken down again. */
import { randomUUID } from 'node:crypto';
import { extentOf } from '../../views/extent.ts';
import { keyProblems } from '../../views/key-problems.ts';
import { systemClock } from '../clock.ts';
import { createConnections } from '../cockpit/connections.ts';
import { type Controls, notice } from '../cockpit/controls.ts';
import { createCockpit } from '../cockpit/create-cockpit.ts';
import { followOthers } from '../cockpit/following.ts';
import { recallOnArrival } from '../cockpit/resuming.ts';
import { startTicking } from '../cockpit/ticking.ts';
import { warn } from '../cockpit/warnings.ts';
import { journalPath } from '../config/places.ts';
import { openDns } from '../dns/open-dns.ts';
import { openJournal } from '../operations/journal/journal.ts';
import { thisSession } from '../operations/journal/session.ts';
import { onBrokenPipe } from '../terminal/broken-pipe.ts';
import { cannotOpen, localeWarning } from '../terminal/capabilities.ts';
import { copySequence } from '../terminal/clipboard.ts';
import { guardScreen } from '../terminal/screen-guard.ts';
import { createSuspender, type HandOver, type Suspender } from '../terminal/suspend.ts';
import { beforeFlight } from './before-flight.ts';
import type { CockpitOptions } from './cockpit-options.ts';
import { keepCompiled } from './keep-compiled.ts';
import { lastSessions } from './last-session.ts';
import { openScreen } from './open-screen.tsx';
import { openStore } from './open-store.ts';

/** Resolves with the exit code when the person quits; 2 when there is no terminal to open it on. */
export async function cockpit(options: CockpitOptions): Promise<number> {
	const { env, stdin, stdout, stderr } = process;
	const reason = cannotOpen({ env, stdin, stdout });
	if (reason) {
		stderr.write(`${reason}\n`);
		return 2;
	}
	const before = await beforeFlight(options, env);
	const store = openStore(before, { columns: stdout.columns, rows: stdout.rows });
	const sessions = before.settings.lastSession ? lastSessions(env, systemClock) : undefined;
	const { promise: left, resolve: leave } = Promise.withResolvers<number>();
	let suspender: Suspender | undefined;
	const controls: Controls = {
		store,
		clock: systemClock,
		uuid: randomUUID,
		connections: createConnections({
			store,
			clock: systemClock,
			jitter: Math.random,
			destination: before.destination,
			recall: sessions?.recall,
		}),
		journal: openJournal(journalPath(env), thisSession(systemClock.now)),
		dns: openDns({ clock: systemClock }),
		extentOf,
		terminal: {
			copy(text) {
				const sequence = copySequence(text, env);
				if (sequence) stdout.write(sequence);
				else notice(controls, 'That is too long for a terminal’s clipboard.', 'warning');
			},
			redraw: () => screen.redraw(),
			suspend: () => void suspender?.suspend(),
			quit: () => leave(0),
		},
		run: (command) => hands.run(command),
	};
	const hands = createCockpit(controls);
	const onTerminal = (handOver: HandOver) => {
		suspender ??= createSuspender(process, systemClock, handOver);
	};
	const screen = openScreen({ store, cockpit: hands, onTerminal });
	const guard = guardScreen(process, screen.unmount);
	onBrokenPipe(stdout, () => guard.leave('SIGHUP'));
	const stopTicking = startTicking(controls);
	const forget = recallOnArrival(controls);
	const stopFollowing = followOthers(controls);
	const keepLast = sessions?.keep(store, controls.connections.destination);
	// A signal, a crash or a line that drops leaves no time for more.
	const keepOnExit = () => sessions?.keepAtOnce(store.getState(), controls.connections.destination());
	process.on('exit', keepOnExit);
	const stopKeeping = keepCompiled(systemClock);
	warn(controls, [localeWarning(env), ...before.problems, ...keyProblems(before.settings.keys)]);

	const code = await left;
	stopTicking();
	forget();
	stopFollowing();
	controls.connections.close();
	suspender?.release();
	guard.restore();
	guard.release();
	screen.release();
	stopKeeping();
	await keepLast?.();
	process.off('exit', keepOnExit);
	return code;
}
