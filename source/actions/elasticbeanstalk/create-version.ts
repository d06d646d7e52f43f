import type { CallOptions, Region } from '../../aws/region.ts';
import type { Check, Plan } from '../../operations/plan.ts';
import type { Action, Answers } from '../action.ts';
import { bundleOf, type Made } from './bundle-of.ts';
import { createVersionForm, isLabel, timeLabel } from './create-version-form.ts';
import { versionPlan } from './create-version-plan.ts';
import { applicationIn, belongings } from './of-application.ts';

/** Creates a version of an application from a local directory or from git HEAD. Undo deletes it with its bundle. */
export const createVersion: Action<'beanstalk-applications'> = {
	id: 'create-version',
	kind: 'beanstalk-applications',
	title: 'Create a version',
	risk: 'routine',
	takes: 'one',
	from: belongings,
	form: ({ region, signal }) => createVersionForm(region, signal),
	async plan({ region, answers, signal, ...of }): Promise<Plan> {
		const application = applicationIn(of);
		const source = answers.source === 'git' ? 'git' : 'directory';
		const made = await bundleOf(source, answers.path || '.', { signal });
		const label = labelOf(answers, made, region.now());
		const checks = [...(await labelChecks(region, application, label, { signal })), ...made.checks];
		return versionPlan(region, { application, label, answers, made, checks }, { signal });
	},
};

function labelOf({ label = '' }: Answers, made: Made, now: number): string {
	if (label !== '') return label;
	return made.source === 'git' ? made.bundle.label : timeLabel(now);
}

async function labelChecks(
	region: Region,
	ApplicationName: string,
	label: string,
	{ signal }: CallOptions,
): Promise<Check[]> {
	const verdict = isLabel(label);
	if (verdict !== true) return [{ status: 'blocked', text: verdict.replace(/\.$/, '') }];
	const { ApplicationVersions = [] } = await region.call(
		'elasticbeanstalk',
		'DescribeApplicationVersions',
		{ ApplicationName, VersionLabels: [label] },
		{ signal },
	);
	return [
		ApplicationVersions.length > 0
			? {
					status: 'blocked',
					text: `${ApplicationName} has a version ${label} already: choose another label`,
				}
			: { status: 'passed', text: `the label ${label} is free` },
	];
}
