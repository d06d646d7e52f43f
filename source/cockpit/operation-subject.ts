import { member, textMember } from '../aws/member.ts';
import type { Operation, StepState } from '../operations/operation.ts';
import { findKind, resources } from '../resources/all.ts';
import type { Kind } from '../resources/resource.ts';

/** What an operation is about, and where it is followed: an item that can be opened. */
export interface Subject {
	kind: Kind;
	id: string;
	/** `the deployment d-9Q1XYZ2AB` */
	title: string;
}

/** The deployment that it has created, else the first item that it names. */
export function subjectOf({ plan, steps }: Operation): Subject | undefined {
	for (const [index, { call }] of plan.steps.entries()) {
		const created = call.operation === 'CreateDeployment' ? createdIn(steps[index]) : undefined;
		if (created)
			return { kind: 'deployments', id: `codedeploy ${created}`, title: `the deployment ${created}` };
	}
	for (const { kind: name, id, name: called } of plan.targets) {
		const kind = findKind(name);
		if (kind && id !== '') return { kind, id, title: `the ${resources[kind].singular} ${called}` };
	}
	return undefined;
}

const createdIn = (state: StepState | undefined): string | undefined =>
	textMember(member(state, 'output'), 'deploymentId');
