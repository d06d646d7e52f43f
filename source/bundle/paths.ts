/** A path in a bundle, as the file list has it: slashes, none at either end, no `./`. Empty: the whole bundle. */
export const bundlePath = (path: string): string =>
	path
		.replaceAll('\\', '/')
		.split('/')
		.filter((part) => part !== '' && part !== '.')
		.join('/');
