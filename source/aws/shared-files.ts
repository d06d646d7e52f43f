import { loadSharedConfigFiles } from '@smithy/shared-ini-file-loader';

/** The shared config and credentials files, by the SDK's own loader. A missing file is an empty one. */
export const sharedFiles = (env: NodeJS.ProcessEnv) =>
	loadSharedConfigFiles({
		configFilepath: env.AWS_CONFIG_FILE,
		filepath: env.AWS_SHARED_CREDENTIALS_FILE,
		ignoreCache: true,
	});
