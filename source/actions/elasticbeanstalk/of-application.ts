/** Actions of an application, begun also at what belongs to it. */
import type { Kinds } from '../../resources/resource.ts';
import type { Action, ActionContext } from '../action.ts';

type OfApplication = Action<'beanstalk-applications'>;

/** The application of what is in front. */
export const belongings: NonNullable<OfApplication['from']> = {
	environments: ({ application }) => application,
	versions: ({ application }) => application,
	'saved-configurations': ({ application }) => application,
};

/** Its name; the list of applications may not have been read yet. */
export const applicationIn = ({
	items,
	ids,
}: Pick<ActionContext<Kinds['beanstalk-applications']>, 'items' | 'ids'>): string =>
	items[0]?.name ?? ids?.[0] ?? '';
