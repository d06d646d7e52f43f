/** The cockpit in the terminal: what is drawn, how it is written, and how often. */
import { type RenderOptions, render } from 'ink';
import type { StoreApi } from 'zustand';
import { App } from '../../views/app.tsx';
import { Surrounded } from '../../views/surrounded.tsx';
import { systemClock } from '../clock.ts';
import type { Cockpit } from '../cockpit/cockpit.ts';
import { paced } from '../store/paced.ts';
import type { State } from '../store/state.ts';
import { colourDepth } from '../terminal/capabilities.ts';
import { createCellWriter } from '../terminal/cells/cell-writer.ts';
import { createRowReferences } from '../terminal/row-references.ts';
import type { HandOver } from '../terminal/suspend.ts';
import { terminalOfReferences } from '../terminal/terminal-of-references.ts';

/** Milliseconds between two frames that only show new data. */
const dataEvery = 100;
/** Frames a second. Data is paced already, and no key waits for the end of a frame's time. */
const most = 1000;

export interface OpenScreen {
	unmount(): void;
	/** All of it, whatever the terminal shows. */
	redraw(): void;
	/** Stops listening to the terminal. */
	release(): void;
}

/** Draws the first frame before it returns. `onTerminal` as in {@link App}. */
export function openScreen(options: {
	store: StoreApi<State>;
	cockpit: Cockpit;
	onTerminal: (handOver: HandOver) => void;
}): OpenScreen {
	const { env, stdin, stdout } = process;
	const { store, onTerminal } = options;
	const { cellWriter } = store.getState().settings;
	const seen = paced(store, systemClock, dataEvery);
	const cockpit = seenAtOnce(options.cockpit, seen.tell);
	const resize = () => cockpit.resize({ columns: stdout.columns, rows: stdout.rows });
	stdout.on('resize', resize);
	// Ink does so after its first frame: what is typed meanwhile would be written over it by the terminal.
	stdin.setRawMode(true);
	const cells = cellWriter ? inCells(stdout) : undefined;
	const { unmount, clear } = render(
		<Surrounded
			store={seen.store}
			cockpit={cockpit}
			colour={colourDepth(env) > 0}
			references={cells?.references}
		>
			<App onTerminal={onTerminal} />
		</Surrounded>,
		{ alternateScreen: true, exitOnCtrlC: false, ...(cells?.ink ?? { incrementalRendering: true }) },
	);
	return {
		unmount,
		// What Ink has cleared it draws with its next frame.
		redraw: cells?.redraw ?? clear,
		release() {
			stdout.off('resize', resize);
			cells?.release();
		},
	};
}

/** Rows go by reference past Ink, to a writer that sends the cells that have changed. */
function inCells(stdout: NodeJS.WriteStream) {
	const references = createRowReferences();
	const writer = createCellWriter({ out: stdout, expand: references.expand });
	const ink: RenderOptions = { stdout: terminalOfReferences(writer.stdout), maxFps: most };
	return { references, ink, redraw: writer.redraw, release: writer.release };
}

/** What a person does is seen in the next frame, whatever data waits for its own. */
const seenAtOnce = ({ run, edit, resize }: Cockpit, tell: () => void): Cockpit => ({
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
