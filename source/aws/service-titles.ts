import type { Service } from './operations.ts';

/** What people call each service. */
export const serviceTitles: Record<Service, string> = {
	ec2: 'EC2',
	cloudwatch: 'CloudWatch',
	iam: 'IAM',
	sts: 'STS',
	codedeploy: 'CodeDeploy',
	elasticbeanstalk: 'Elastic Beanstalk',
	s3: 'S3',
	cloudformation: 'CloudFormation',
};
