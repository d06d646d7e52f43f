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
	const { configFile, credentialsFile } = await sharedFiles(env);
	const names = new Set([...Object.keys(configFile), ...Object.keys(credentialsFile)].filter(isProfile));
	names.delete('default');
	return ['default', ...[...names].sort()];
}

async function regionOf(profile: string, env: NodeJS.ProcessEnv): Promise<string> {
	const { configFile, credentialsFile } = await sharedFiles(env);
	return configFile[profile]?.region ?? credentialsFile[profile]?.region ?? '';
}

/** The same loader as the SDK's, so that both see the same profiles. A missing file is an empty one. */
async function sharedFiles(env: NodeJS.ProcessEnv) {
	const { loadSharedConfigFiles } = await import('@smithy/shared-ini-file-loader');
	return loadSharedConfigFiles({
		configFilepath: env.AWS_CONFIG_FILE,
		filepath: env.AWS_SHARED_CREDENTIALS_FILE,
		ignoreCache: true,
	});
}

/** The loader keeps `[sso-session x]` and `[services x]` beside the profiles, with a dot. */
const isProfile = (section: string) => !/^(sso-session|services)\./.test(section);
