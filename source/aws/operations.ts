/**
 * The types of every AWS operation that Airboss uses, taken from the SDK's own command classes.
 * `services/<service>.ts` decides which operations exist; nothing is named twice.
 */
import type { CommandIO, MetadataBearer } from '@smithy/types';

/** Types only: the modules themselves are loaded by the door on first use. */
interface ServiceModules {
	ec2: typeof import('./services/ec2.ts');
	cloudwatch: typeof import('./services/cloudwatch.ts');
	iam: typeof import('./services/iam.ts');
	sts: typeof import('./services/sts.ts');
	codedeploy: typeof import('./services/codedeploy.ts');
	elasticbeanstalk: typeof import('./services/elasticbeanstalk.ts');
	s3: typeof import('./services/s3.ts');
	cloudformation: typeof import('./services/cloudformation.ts');
}

/** An AWS service by its AWS CLI name. */
export type Service = keyof ServiceModules;

type OperationsOf<S extends Service> = Exclude<keyof ServiceModules[S], 'Client'> & string;

/** Every operation of every service. */
type AnyOperation = { [S in Service]: OperationsOf<S> }[Service];

/** The operations of a service, in AWS's own spelling: `'DescribeInstances'`. */
export type OperationOf<S extends Service> = { [T in S]: OperationsOf<T> }[S] & AnyOperation;

type CommandClass<S extends Service, O extends OperationOf<S>> = ServiceModules[S][O];

type Instance<C> = C extends abstract new (...input: never) => infer I ? I : never;

export type InputOf<S extends Service, O extends OperationOf<S>> =
	Instance<CommandClass<S, O>> extends CommandIO<infer I, infer _Out> ? I : never;

/** What AWS tells, without what the SDK tells of the transport. */
export type AnswerOf<S extends Service, O extends OperationOf<S>> =
	Instance<CommandClass<S, O>> extends CommandIO<infer _I, infer Out> ? Omit<Out, '$metadata'> : never;

export type OutputOf<S extends Service, O extends OperationOf<S>> = AnswerOf<S, O> & MetadataBearer;

/** One AWS call as data: what a plan holds, a journal records and the door sends. */
export type Call<S extends Service = Service> = {
	[T in S]: { [O in OperationOf<T>]: CallOf<T, O> }[OperationOf<T>];
}[S];

/** A call of one operation. */
export interface CallOf<S extends Service, O extends OperationOf<S>> {
	service: S;
	operation: O;
	input: InputOf<S, O>;
}
