/** The cockpit on the screen: everything is put together here, and taken down again. */
import { randomUUID } from 'node:crypto';
import { render } from 'ink';
import { App } from '../../views/app.tsx';
import { extentOf } from '../../views/extent.ts';
import { keyProblems } from '../../views/key-problems.ts';
import { Surrounded } from '../../views/surrounded.tsx';
import { systemClock } from '../clock.ts';
import type { Cockpit } from '../cockpit/cockpit.ts';
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
import { paced } from '../store/paced.ts';
import { onBrokenPipe } from '../terminal/broken-pipe.ts';
import { cannotOpen, colourDepth, localeWarning } from '../terminal/capabilities.ts';
import { createCellWriter } from '../terminal/cells/cell-writer.ts';
import { copySequence } from '../terminal/clipboard.ts';
import { createRowReferences } from '../terminal/row-references.ts';
import { guardScreen } from '../terminal/screen-guard.ts';
import { createSuspender, type HandOver, type Suspender } from '../terminal/suspend.ts';
import { terminalOfReferences } from '../terminal/terminal-of-references.ts';
import { beforeFlight } from './before-flight.ts';
import type { CockpitOptions } from './cockpit-options.ts';
import { keepCompiled } from './keep-compiled.ts';
import { lastSessions } from './last-session.ts';
import { openStore } from './open-store.ts';

/** Milliseconds between two frames that only show new data. */
const dataEvery = 100;
/** A second. Data is paced, and a key must not wait for the end of a frame's time. */
const mostFrames = 1000;

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
			suspend: () => void suspender?.suspend(),
			quit: () => leave(0),
		},
		run: (command) => hands.run(command),
	};
	const hands = createCockpit(controls);
	const onTerminal = (handOver: HandOver) => {
		suspender ??= createSuspender(process, systemClock, handOver);
	};
	const references = before.settings.cellWriter ? createRowReferences() : undefined;
	const writer = references && createCellWriter({ out: stdout, expand: references.expand });
	const seen = paced(store, systemClock, dataEvery);
	const eyes = withFrames(hands, seen.tell);
	const resize = () => eyes.resize({ columns: stdout.columns, rows: stdout.rows });
	stdout.on('resize', resize);
	const screen = render(
		<Surrounded store={seen.store} cockpit={eyes} colour={colourDepth(env) > 0} references={references}>
			<App onTerminal={onTerminal} />
		</Surrounded>,
		{
			alternateScreen: true,
			exitOnCtrlC: false,
			...(writer
				? { stdout: terminalOfReferences(writer.stdout), maxFps: mostFrames }
				: { incrementalRendering: true, maxFps: 30 }),
		},
	);
	const guard = guardScreen(process, screen.unmount);
	onBrokenPipe(stdout, () => guard.leave('SIGHUP'));
	const stopTicking = startTicking(controls);
	const forget = recallOnArrival(controls);
	const stopFollowing = followOthers(controls);
	const keepLast = sessions?.keep(store, controls.connections.destination);
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
	writer?.release();
	stdout.off('resize', resize);
	stopKeeping();
	await keepLast?.();
	return code;
}

/** What a person has done is seen in the next frame, whatever data is waiting for its own. */
const withFrames = ({ run, edit, resize }: Cockpit, tell: () => void): Cockpit => ({
	run(command) {
		run(command);
		tell();
	},
	edit(key) {
		edit(key);
		tell();
	},
	resize(size) {
		resize(size);
		tell();
	},
});
