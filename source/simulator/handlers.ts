import type { Service } from '../aws/operations.ts';
import { cloudformation } from './cloudformation/handlers.ts';
import { cloudwatch } from './cloudwatch/handlers.ts';
import { codedeploy } from './codedeploy/handlers.ts';
import { ec2 } from './ec2/handlers.ts';
import { elasticbeanstalk } from './elasticbeanstalk/handlers.ts';
import { iam } from './iam/handlers.ts';
import { s3 } from './s3/handlers.ts';
import { sts } from './sts/handlers.ts';
import type { LateHandlers } from './world.ts';

/** Every service and operation of the catalog: the compiler refuses a simulator that lacks one. */
export const handlers: { readonly [S in Service]: LateHandlers<S> } = {
	ec2,
	cloudwatch,
	iam,
	sts,
	codedeploy,
	elasticbeanstalk,
	cloudformation,
	s3,
};
