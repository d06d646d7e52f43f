/** Tags of a new environment. */
import type { Tag } from '@aws-sdk/client-elastic-beanstalk';
import type { CallOptions, Region } from '../../aws/region.ts';
import { editProblems, parseSet } from '../ec2/tag-edit.ts';

/** Beanstalk adds three of its own to AWS's fifty. */
const mostTags = 47;

/** Beanstalk's own, and those of AWS: a new environment gets its own. */
const reserved = (key: string) => /^(aws|elasticbeanstalk):/i.test(key) || key === 'Name';

/** `key=value` a line → tags, and why Beanstalk would not take them; sentences without a full stop. */
export function tagsIn(text: string): { tags: Tag[]; problems: string[] } {
	const { set, problems } = parseSet(text);
	const keys = Object.keys(set);
	return {
		tags: Object.entries(set).map(([Key, Value]) => ({ Key, Value })),
		problems: [
			...problems,
			...editProblems({ set, remove: [] }),
			...keys
				.filter((key) => reserved(key) && !/^aws:/i.test(key))
				.map((key) => `${key} is a tag that Beanstalk sets itself`),
			...(keys.length > mostTags ? [`more than ${mostTags} tags`] : []),
		],
	};
}

/** True, or the first reason why Beanstalk would not take these tags. */
export const tagsOk = (text: string): true | string => {
	const [first] = tagsIn(text).problems;
	return first === undefined || `${first}.`;
};

/** The tags of an environment that another one can have too. Throws ProblemError. */
export async function ownTags(
	region: Region,
	ResourceArn: string | undefined,
	{ signal }: CallOptions,
): Promise<Tag[]> {
	const { ResourceTags = [] } = await region.call(
		'elasticbeanstalk',
		'ListTagsForResource',
		{ ResourceArn },
		{ signal },
	);
	return ResourceTags.filter(({ Key = '' }) => !reserved(Key));
}
