export {
	CodeDeployClient as Client,
	BatchGetDeploymentsCommand,
	BatchGetDeploymentTargetsCommand,
	ListDeploymentsCommand,
	ListDeploymentTargetsCommand,
} from '@aws-sdk/client-codedeploy';
