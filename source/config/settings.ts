import type { Rules } from '../resources/resource.ts';

/** Everything that can be set, with every default filled in. `schema.ts` checks a file against it. */
export interface Settings {
	profile?: string;
	region?: string;
	/** Name of a file in `themes/`. */
	theme: string;
	readOnly: boolean;
	/**
	 * Profiles and regions in which every write asks for one level more, and the Beanstalk addresses that customers
	 * use: an environment that carries one of them is not terminated.
	 */
	production: { profiles: string[]; regions: string[]; addresses: string[] };
	/** Command id → key, over the built-in keymap: `{launch: 'N'}`. */
	keys: Record<string, string>;
	rules: Rules;
	/** Write only the cells that have changed; without it Ink writes whole lines. */
	cellWriter: boolean;
	/** Keep the rows of the cockpit, to show them as old ones at the next start. */
	lastSession: boolean;
	/** Seconds. */
	timeouts: {
		/** From connect to answer, for a read. */
		read: number;
		write: number;
		/** For the probe of the instance's own credentials (IMDS). */
		imds: number;
	};
}

export const defaultSettings: Settings = {
	theme: 'dark',
	readOnly: false,
	production: { profiles: [], regions: [], addresses: [] },
	keys: {},
	rules: { mfaRequired: true, keyAgeDays: 90, unusedDays: 90 },
	cellWriter: true,
	lastSession: true,
	timeouts: { read: 10, write: 30, imds: 1 },
};
