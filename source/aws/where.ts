/** Which profile and region to fly in, before anything is asked of AWS. */
export interface WhereOptions {
	/** From the command line or the settings: goes before the environment. */
	profile?: string;
	region?: string;
	env: NodeJS.ProcessEnv;
}

/**
 * `region` is '' when neither a flag, nor the settings, nor the environment, nor the profile names one. Reads
 * the shared config file; no network.
 */
export async function resolveWhere(options: WhereOptions): Promise<{ profile: string; region: string }> {
	const { env } = options;
	const profile = options.profile || env.AWS_PROFILE || 'default';
	const region = options.region || env.AWS_REGION || env.AWS_DEFAULT_REGION;
	return { profile, region: region || (await regionOf(profile, env)) };
}

/** Every profile of the shared config and credentials files, `default` first. */
export async function listProfiles(env: NodeJS.ProcessEnv = process.env): Promise<string[]> {
	const { configFile, credentialsFile } = await load(env);
	const names = new Set([...Object.keys(configFile), ...Object.keys(credentialsFile)].filter(isProfile));
	names.delete('default');
	return ['default', ...[...names].sort()];
}

async function regionOf(profile: string, env: NodeJS.ProcessEnv): Promise<string> {
	const { configFile, credentialsFile } = await load(env);
	return configFile[profile]?.region ?? credentialsFile[profile]?.region ?? '';
}

/** Loaded on first use: with a flag or the environment nothing needs to be read. */
async function load(env: NodeJS.ProcessEnv) {
	const { sharedFiles } = await import('./shared-files.ts');
	return sharedFiles(env);
}

/** The loader keeps `[sso-session x]` and `[services x]` beside the profiles, with a dot. */
const isProfile = (section: string) => !/^(sso-session|services)\./.test(section);
