export {
	BatchGetDeploymentsCommand as BatchGetDeployments,
	BatchGetDeploymentTargetsCommand as BatchGetDeploymentTargets,
	CodeDeployClient as Client,
	ListDeploymentsCommand as ListDeployments,
	ListDeploymentTargetsCommand as ListDeploymentTargets,
} from '@aws-sdk/client-codedeploy';
