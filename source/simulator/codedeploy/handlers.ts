import { AwsError } from '../aws-error.ts';
import type { LateHandlers } from '../world.ts';
import { checkLocation } from './check-location.ts';
import { checkDescription, createDeployment } from './create-deployment.ts';
import { deploymentInfo, deploymentTarget } from './deployment-info.ts';
import {
	findApplication,
	findConfiguration,
	findStartedDeployment,
	refuseBeyond,
	refuseMalformedId,
} from './find.ts';
import { applicationInfo, configurationInfo, groupInfo, revisionInfo } from './group-info.ts';
import { listDeployments } from './list-deployments.ts';
import { listApplicationRevisions, revisionsKnown } from './list-revisions.ts';
import { listDeploymentTargets } from './list-targets.ts';
import { page } from './page.ts';
import { registerRevision } from './register-revision.ts';
import { continueDeployment, stop } from './steer-deployment.ts';

/** Names and ids that are not there are left out of what Batch calls answer. */
export const codedeploy = {
	BatchGetApplicationRevisions(world, input) {
		refuseBeyond(25, input.revisions ?? []);
		if ((input.revisions ?? []).length === 0)
			throw new AwsError('RevisionRequiredException', 'The revision ID was not specified.');
		const application = findApplication(world, input.applicationName);
		return {
			applicationName: application.name,
			revisions: revisionsKnown(world, input).map((revision) => ({
				revisionLocation: structuredClone(revision.location),
				genericRevisionInfo: revisionInfo(application, revision),
			})),
		};
	},
	BatchGetApplications({ codedeploy: { applications } }, { applicationNames = [] }) {
		if (applicationNames.length === 0)
			throw new AwsError('ApplicationNameRequiredException', 'The application name was not specified.');
		refuseBeyond(100, applicationNames);
		return {
			applicationsInfo: [...new Set(applicationNames)].flatMap((name) => {
				const application = applications.get(name);
				return application ? [applicationInfo(application)] : [];
			}),
		};
	},
	BatchGetDeploymentGroups(world, { applicationName, deploymentGroupNames = [] }) {
		const { groups } = findApplication(world, applicationName);
		if (deploymentGroupNames.length === 0)
			throw new AwsError(
				'DeploymentGroupNameRequiredException',
				'The deployment group name was not specified.',
			);
		refuseBeyond(100, deploymentGroupNames);
		const missing = deploymentGroupNames.filter((name) => !groups.has(name));
		return {
			deploymentGroupsInfo: [...new Set(deploymentGroupNames)].flatMap((name) => {
				const group = groups.get(name);
				return group ? [groupInfo(world, group)] : [];
			}),
			...(missing.length > 0 && {
				errorMessage: missing.map((name) => `No Deployment Group found for name: ${name}`).join('\n'),
			}),
		};
	},
	BatchGetDeployments({ codedeploy: { deployments } }, { deploymentIds = [] }) {
		if (deploymentIds.length === 0)
			throw new AwsError('DeploymentIdRequiredException', 'At least one deployment ID must be specified.');
		refuseBeyond(25, deploymentIds);
		deploymentIds.forEach(refuseMalformedId);
		return {
			deploymentsInfo: [...new Set(deploymentIds)].flatMap((id) => {
				const deployment = deployments.get(id);
				return deployment ? [deploymentInfo(deployment)] : [];
			}),
		};
	},
	BatchGetDeploymentTargets(world, { deploymentId, targetIds = [] }) {
		const deployment = findStartedDeployment(world, deploymentId);
		if (targetIds.length === 0)
			throw new AwsError('DeploymentTargetIdRequiredException', 'A deployment target ID was not provided.');
		refuseBeyond(25, targetIds);
		const wanted = new Set(targetIds);
		const found = deployment.targets.filter(({ id }) => wanted.has(id));
		const missing = targetIds.find((id) => !found.some((target) => target.id === id));
		if (missing !== undefined)
			throw new AwsError(
				'DeploymentTargetDoesNotExistException',
				`The target ID ${missing} does not belong to the deployment ${deployment.id}.`,
			);
		return { deploymentTargets: found.map((target) => deploymentTarget(world, deployment, target)) };
	},
	ContinueDeployment: continueDeployment,
	CreateDeployment: createDeployment,
	GetDeploymentConfig: (world, { deploymentConfigName }) => ({
		deploymentConfigInfo: configurationInfo(findConfiguration(world, deploymentConfigName)),
	}),
	ListApplicationRevisions: listApplicationRevisions,
	ListApplications({ codedeploy: { applications } }, { nextToken }) {
		const { items, more } = page('ListApplications', [...applications.keys()].sort(), nextToken);
		return { applications: items, ...more };
	},
	ListDeploymentConfigs({ codedeploy: { configurations } }, { nextToken }) {
		const { items, more } = page('ListDeploymentConfigs', [...configurations.keys()], nextToken);
		return { deploymentConfigsList: items, ...more };
	},
	ListDeploymentGroups(world, { applicationName, nextToken }) {
		const { name, groups } = findApplication(world, applicationName);
		const { items, more } = page('ListDeploymentGroups', [...groups.keys()].sort(), nextToken);
		return { applicationName: name, deploymentGroups: items, ...more };
	},
	ListDeployments: listDeployments,
	ListDeploymentTargets: listDeploymentTargets,
	/** CodeDeploy does not look whether anything is there. */
	RegisterApplicationRevision(world, { applicationName, revision, description }) {
		const application = findApplication(world, applicationName);
		checkDescription(description);
		registerRevision(world, application, checkLocation(revision), description);
		return {};
	},
	StopDeployment: stop,
} satisfies LateHandlers<'codedeploy'>;
