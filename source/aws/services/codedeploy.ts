export {
	BatchGetDeploymentsCommand,
	BatchGetDeploymentTargetsCommand,
	CodeDeployClient as Client,
	ListDeploymentsCommand,
	ListDeploymentTargetsCommand,
} from '@aws-sdk/client-codedeploy';
