import { problemFrom } from '../../aws/problem.ts';
import type { CallOptions, Region } from '../../aws/region.ts';
import { readEnvironments } from '../../resources/elasticbeanstalk/read-environments.ts';
import { settingIn } from '../../resources/elasticbeanstalk/settings.ts';
import type { FormField } from '../action.ts';
import { isName, isPrefix } from './environment-names.ts';
import { tagsOk } from './environment-tags.ts';
import { platformChoices } from './platforms.ts';
import { settingsOf } from './settings-of.ts';
import { versionChoices } from './version-choices.ts';

/** What AWS's own console and `eb` call the instance profile that they make. */
const usualProfile = 'aws-elasticbeanstalk-ec2-role';

/** The questions of a new environment, with what the application's other environments have as defaults. */
export async function createEnvironmentForm(
	region: Region,
	application: string,
	{ signal }: CallOptions,
): Promise<FormField[]> {
	const [versions, platforms, saved, like] = await Promise.all([
		versionChoices(region, application, { signal }),
		platformChoices(region, { signal }),
		savedConfigurations(region, application, { signal }),
		likeOthers(region, application, { signal }),
	]);
	const sameBranch = platforms.find(({ label }) => branch(label) === branch(like.platform ?? ''));
	const platform = (sameBranch ?? platforms[0])?.value;
	return [
		{
			name: 'name',
			label: 'name',
			type: 'text',
			required: true,
			help: 'unique in the region: 4 to 40 letters, digits and hyphens',
			validate: isName,
		},
		{
			name: 'tier',
			label: 'tier',
			type: 'choice',
			required: true,
			default: 'WebServer',
			choices: [
				{ value: 'WebServer', label: 'WebServer', hint: 'answers requests' },
				{ value: 'Worker', label: 'Worker', hint: 'takes messages from a queue; no address' },
			],
		},
		{
			name: 'prefix',
			label: 'address',
			type: 'text',
			help: `the part before .${region.name}.elasticbeanstalk.com`,
			suggest: ({ name = '', tier }) => (tier === 'Worker' ? '' : name.toLowerCase()),
			validate: (value, { tier }) =>
				tier === 'Worker' ? 'A worker has no address: leave it empty.' : isPrefix(value),
		},
		{
			name: 'version',
			label: 'version',
			type: 'choice',
			required: true,
			choices: versions,
			default: versions[0]?.value,
		},
		{
			name: 'configuration',
			label: 'configuration',
			help: 'a saved one; or leave it empty and choose a platform',
			type: 'choice',
			choices: saved.map((name) => ({ value: name, label: name })),
			// So that it can be emptied again.
			open: true,
			validate: (value) => saved.includes(value) || `${application} has no saved configuration “${value}”.`,
		},
		{
			name: 'platform',
			label: 'platform',
			help: 'the newest of every branch first',
			type: 'choice',
			choices: platforms,
			open: true,
			suggest: ({ configuration }) => (configuration ? '' : platform),
			validate: (value, { configuration }) =>
				configuration
					? `The saved configuration ${configuration} brings its platform: leave this empty.`
					: platforms.some((one) => one.value === value) || `There is no platform “${value}”.`,
		},
		{
			name: 'profile',
			label: 'instance profile',
			help: 'of the instances; a saved configuration brings its own',
			type: 'text',
			suggest: ({ configuration }) => (configuration ? '' : (like.profile ?? usualProfile)),
		},
		{
			name: 'role',
			label: 'service role',
			help: 'of Beanstalk itself; likewise',
			type: 'text',
			suggest: ({ configuration }) => (configuration ? '' : like.role),
		},
		{
			name: 'tags',
			label: 'tags',
			help: 'key=value, one a line',
			type: 'list',
			validate: tagsOk,
		},
	];
}

/** `Node.js 22 running on 64bit Amazon Linux 2023` of `…platform/Node.js 22 running on 64bit Amazon Linux 2023/6.6.2` */
const branch = (platform: string) => platform.replace(/\/[^/]*$/, '').replace(/^.*platform\//, '');

async function savedConfigurations(
	region: Region,
	application: string,
	{ signal }: CallOptions,
): Promise<string[]> {
	const { Applications = [] } = await region.call(
		'elasticbeanstalk',
		'DescribeApplications',
		{ ApplicationNames: [application] },
		{ signal },
	);
	return Applications[0]?.ConfigurationTemplates ?? [];
}

/** What the newest environment of the application has; nothing where it cannot be read or is the first. */
async function likeOthers(
	region: Region,
	application: string,
	{ signal }: CallOptions,
): Promise<{ platform?: string; profile?: string; role?: string }> {
	const [newest] = (await readEnvironments(region, { signal }))
		.filter(({ ApplicationName }) => ApplicationName === application)
		.toSorted((a, b) => (b.DateCreated?.getTime() ?? 0) - (a.DateCreated?.getTime() ?? 0));
	if (!newest) return {};
	const { PlatformArn: platform } = newest;
	try {
		const settings = await settingsOf(region, newest, { signal });
		return {
			platform,
			profile: settingIn(settings, 'aws:autoscaling:launchconfiguration', 'IamInstanceProfile'),
			role: settingIn(settings, 'aws:elasticbeanstalk:environment', 'ServiceRole'),
		};
	} catch (error) {
		if (problemFrom(error).kind === 'aborted') throw error;
		return { platform };
	}
}
