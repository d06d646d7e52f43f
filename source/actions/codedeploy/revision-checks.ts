/** Is the revision what it should be? */
import type { AppSpecFound } from '../../bundle/app-spec/app-spec-found.ts';
import type { BundleProblem } from '../../bundle/app-spec/bundle-problem.ts';
import type { Check } from '../../operations/plan.ts';
import { bytesText } from '../../text/bytes.ts';
import { spoken } from './fleet-changes.ts';
import { blocked, passed, warning } from './group-checks.ts';
import type { GroupFacts } from './group-facts.ts';
import { whyUnread } from './read.ts';
import { isMissing, type RevisionFacts } from './revision-facts.ts';
import { isSame } from './same-revision.ts';

export function revisionChecks(revision: RevisionFacts, facts: GroupFacts, again: boolean): Check[] {
	return [...objectChecks(revision), ...appSpecChecks(revision), ...sameChecks(revision, facts, again)];
}

function objectChecks({ address, location, object, bundle }: RevisionFacts): Check[] {
	if (!object) return [];
	if (bundle) {
		const what = `${spoken(bundle.entries.length, 'file')}, ${bytesText(bundle.file.bytes)}, from ${bundle.directory}`;
		const ignored =
			bundle.ignoreFiles.length > 0 ? `, without what ${bundle.ignoreFiles.join(', ')} names` : '';
		const taken = object.value ? [warning(`there is an object at ${address} already: it is replaced`)] : [];
		return [passed(`${what}${ignored}`), ...taken];
	}
	if (isMissing(object.problem)) return [blocked(`there is no ${address}`)];
	if (!object.value)
		return [warning(`whether ${address} is there is not known: ${whyUnread(object.problem)}`)];
	const { eTag } = location.s3Location ?? {};
	if (eTag && eTag.replaceAll('"', '') !== object.value.etag)
		return [blocked(`${address} is no longer what was registered: its ETag is ${object.value.etag} now`)];
	return [passed(`${address} is there: ${bytesText(object.value.bytes)}`)];
}

/** What is wrong in a directory can be put right first; a registered revision may have been deployed all the same. */
function appSpecChecks({ appspec, title, bundle }: RevisionFacts): Check[] {
	if (appspec.state === 'unread') return bundle ? [blocked(appspec.reason)] : [];
	const block = bundle !== undefined;
	const checks = appspec.problems.map((problem) => problemCheck(problem, block));
	return checks.length > 0 ? checks : [passed(`appspec.yml of ${title}: nothing wrong${filesText(appspec)}`)];
}

const filesText = ({ entries }: Extract<AppSpecFound, { state: 'read' }>) =>
	`, ${spoken(entries.length, 'file')}`;

function problemCheck({ severity, file, line, key, message }: BundleProblem, block: boolean): Check {
	const where = [line === undefined ? file : `${file}:${line}`, key].filter(Boolean).join(' ');
	const text = `${where}: ${message.replace(/\.$/, '')}`;
	return severity === 'error' && block ? blocked(text) : warning(text);
}

/** `again`: that it is the same as before is what is wanted. */
function sameChecks(
	{ location, title }: RevisionFacts,
	{ group, previous, targets }: GroupFacts,
	again: boolean,
): Check[] {
	if (!previous)
		return [warning(`nothing was deployed to ${group.name} with success yet: there is no way back`)];
	if (!isSame(group.application, location, previous.location)) return [];
	const behind = targets.value?.filter(({ as }) => as !== 'current').length ?? 0;
	if (again)
		return [passed(behind > 0 ? `${spoken(behind)} run something else now` : `all of them run ${title} now`)];
	const where = behind > 0 ? `, though ${spoken(behind)} not` : '';
	return [warning(`${title} is what the group runs already${where}: it is installed again`)];
}
