/** The questions of a deployment, with choices from CodeDeploy and defaults from the group. */
import type { CallOptions, Region } from '../../aws/region.ts';
import { deploymentConfigurations } from '../../resources/codedeploy/configurations.ts';
import type { DeploymentGroup } from '../../resources/codedeploy/deployment-group.ts';
import type { Revision } from '../../resources/codedeploy/revision.ts';
import type { Choice, FormField } from '../action.ts';
import { knownRevisions, revisionChoice } from './known-revisions.ts';
import { attempt } from './read.ts';
import { uploadName } from './revision-facts.ts';
import { readRevision, revisionText } from './revision-text.ts';
import { uploadFolder, uploadPlaceIn } from './upload-place.ts';
import { wishFields } from './wishes.ts';

export async function deployForm(
	region: Region,
	group: DeploymentGroup,
	options: CallOptions,
): Promise<FormField[]> {
	const [known, configurations] = await Promise.all([
		attempt(() => knownRevisions(region, group.application, options), options),
		configurationField(region, group, options),
	]);
	const now = region.now();
	return [
		revisionField(known.value ?? [], now, known.problem?.sentence),
		uploadField(known.value ?? [], now),
		configurations,
		descriptionField,
		...wishFields(group, { ignoreAlarms: false }),
	];
}

/** CodeDeploy's longest. */
const mostCharacters = 256;

const descriptionField: FormField = {
	name: 'description',
	label: 'description',
	help: 'may be left empty',
	type: 'text',
	validate: (value) =>
		value.length <= mostCharacters || `Expected at most ${mostCharacters} characters, not ${value.length}.`,
};

function revisionField(known: readonly Revision[], now: number, gap: string | undefined): FormField {
	const [newest] = known;
	return {
		name: 'revision',
		label: 'revision',
		help: `${gap ? `${gap} ` : ''}also s3://bucket/key.zip, github:owner/repository@commit, or dir:./path`,
		type: 'choice',
		choices: known.map((revision) => revisionChoice(revision, now)),
		open: true,
		required: true,
		explicit: true,
		...(newest ? { default: revisionText(newest.location) } : {}),
		validate(value) {
			const source = readRevision(value, known);
			return source.from === 'nowhere' ? source.problem : true;
		},
	};
}

const directoryIn = (text: string | undefined) => {
	const source = readRevision(text ?? '');
	return source.from === 'directory' ? source.path : undefined;
};

function uploadField(known: readonly Revision[], now: number): FormField {
	const folder = uploadFolder(known);
	return {
		name: 'upload',
		label: 'upload to',
		help: 'only for a directory: s3://bucket/key.zip',
		type: 'text',
		suggest({ revision }) {
			const directory = directoryIn(revision);
			return directory !== undefined && folder !== undefined
				? `${folder}${uploadName(directory, now)}.zip`
				: undefined;
		},
		validate(value, { revision }) {
			if (directoryIn(revision) === undefined) return true;
			const place = uploadPlaceIn(value);
			return typeof place === 'string' ? place : true;
		},
	};
}

export async function configurationField(
	region: Region,
	group: DeploymentGroup,
	options: CallOptions,
): Promise<FormField> {
	const choices: Choice[] = [];
	const { problem } = await attempt(async () => {
		for (const source of deploymentConfigurations.sources)
			for await (const page of source.list(region, options))
				for (const { name, rule, platform } of page)
					if (platform === group.platform) choices.push({ value: name, label: name, hint: rule });
	}, options);
	return {
		name: 'configuration',
		label: 'configuration',
		type: 'choice',
		choices,
		...(problem ? { open: true, help: `${problem.sentence} Type it.` } : {}),
		required: true,
		default: group.configuration,
	};
}
