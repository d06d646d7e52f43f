import type { ApplicationDescription } from '@aws-sdk/client-elastic-beanstalk';
import type { Source } from '../resource.ts';

/** What Beanstalk tells of its applications, for the kinds that are found there. AWS tells all of them at once. */
export const inApplications = <Item>(
	itemsOf: (application: ApplicationDescription) => Item[],
): Source<Item> => ({
	title: 'Elastic Beanstalk applications',
	rhythm: { settled: 60, moving: 60, background: 600 },
	async *list(region, options) {
		const { Applications = [] } = await region.call('elasticbeanstalk', 'DescribeApplications', {}, options);
		yield Applications.flatMap(itemsOf);
	},
});
