/**
 * The types of every AWS operation that Airboss uses, taken from the SDK's own command classes.
 * `services/<service>.ts` decides which operations exist; nothing is named twice.
 */
import type { Command } from '@smithy/types';

/** Types only: the modules themselves are loaded by the door on first use. */
interface ServiceModules {
	ec2: typeof import('./services/ec2.ts');
	cloudwatch: typeof import('./services/cloudwatch.ts');
	iam: typeof import('./services/iam.ts');
	sts: typeof import('./services/sts.ts');
	codedeploy: typeof import('./services/codedeploy.ts');
	elasticbeanstalk: typeof import('./services/elasticbeanstalk.ts');
	cloudformation: typeof import('./services/cloudformation.ts');
}

/** An AWS service by its AWS CLI name. */
export type Service = keyof ServiceModules;

/** The operations of a service, in AWS's own spelling: `'DescribeInstances'`. */
export type OperationOf<S extends Service> = {
	[K in keyof ServiceModules[S]]: K extends `${infer O}Command` ? O : never;
}[keyof ServiceModules[S]] &
	string;

type CommandClass<S extends Service, O extends OperationOf<S>> = ServiceModules[S][`${O}Command` &
	keyof ServiceModules[S]];

type Instance<C> = C extends abstract new (...input: never) => infer I ? I : never;

export type InputOf<S extends Service, O extends OperationOf<S>> =
	Instance<CommandClass<S, O>> extends Command<infer _Base, infer I, infer _OutBase, infer _O, infer _Config>
		? I
		: never;

export type OutputOf<S extends Service, O extends OperationOf<S>> =
	Instance<CommandClass<S, O>> extends Command<
		infer _Base,
		infer _I,
		infer _OutBase,
		infer Out,
		infer _Config
	>
		? Out
		: never;

/** One AWS call as data: what a plan holds, a journal records and the door sends. */
export type Call = {
	[S in Service]: {
		[O in OperationOf<S>]: { service: S; operation: O; input: InputOf<S, O> };
	}[OperationOf<S>];
}[Service];
