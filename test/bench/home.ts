/** A home of its own for what is measured: settings, journal, caches and temporary files, gone afterwards. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Home {
	env: Record<string, string>;
	/** A path in it. */
	path(name: string): string;
	remove(): void;
}

/** Settings that a benchmark flies with; the others as they are by default. */
export interface HomeSettings {
	cellWriter?: boolean;
	lastSession?: boolean;
}

export function newHome(settings: HomeSettings = {}): Home {
	const home = mkdtempSync(join(tmpdir(), 'airboss-bench-'));
	const path = (name: string) => join(home, name);
	mkdirSync(path('config/airboss'), { recursive: true });
	mkdirSync(path('tmp'));
	// As most people start it: without a file of settings, which takes YAML and a schema to read.
	if (Object.keys(settings).length > 0)
		writeFileSync(path('config/airboss/settings.yaml'), JSON.stringify(settings));
	// Under CI Ink paints nothing; where caches lie is for this home to say.
	const kept = Object.entries(process.env).filter(
		([name]) => !/^(AWS_|CI$|NO_COLOR$|FORCE_COLOR$|LC_|NODE_|npm_)/.test(name),
	);
	return {
		env: {
			...Object.fromEntries(kept.map(([name, value]) => [name, value ?? ''])),
			HOME: home,
			XDG_CONFIG_HOME: path('config'),
			XDG_STATE_HOME: path('state'),
			XDG_CACHE_HOME: path('cache'),
			TMPDIR: path('tmp'),
			AWS_EC2_METADATA_DISABLED: 'true',
			TERM: 'xterm-256color',
			LANG: 'C.UTF-8',
		},
		path,
		remove: () => rmSync(home, { recursive: true, force: true }),
	};
}
