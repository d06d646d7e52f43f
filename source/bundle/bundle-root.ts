/**
 * The folder of a bundle that CodeDeploy's agent takes for its root: `web-v43/`; '' for the bundle itself. Where
 * all is in one folder that has an AppSpec, the agent strips that folder, as it comes in archives of GitHub's
 * (`unpack_bundle` of https://github.com/aws/aws-codedeploy-agent).
 */
export function bundleRoot(paths: readonly string[]): string {
	const [first = ''] = paths;
	const folder = first.slice(0, first.indexOf('/') + 1);
	if (folder === '' || !paths.every((path) => path.startsWith(folder))) return '';
	const names = paths.map((path) => path.slice(folder.length).split('/')[0] ?? '');
	return names.some((name) => /appspec/i.test(name)) ? folder : '';
}
