import type { AwsCredentialIdentityProvider, CommandIO, MetadataBearer } from '@smithy/types';
import type { InputOf, OperationOf, OutputOf, Service } from './operations.ts';

/** What every client of the SDK can do, as far as the door needs it. */
export interface Client {
	send<I extends object, O extends MetadataBearer>(
		command: CommandIO<I, O>,
		options: { abortSignal: AbortSignal },
	): Promise<O>;
	destroy(): void;
}

export interface ClientConfig {
	region: string;
	profile?: string;
	credentials: AwsCredentialIdentityProvider;
	maxAttempts: number;
	retryMode: 'standard';
	requestHandler: { connectionTimeout: number; httpAgent: AgentConfig; httpsAgent: AgentConfig };
	customUserAgent: string;
}

interface AgentConfig {
	keepAlive: boolean;
	maxSockets: number;
}

/** One of `services/`, as the door uses it: the client, and a class for each operation. */
export interface ServiceModule<S extends Service> {
	Client: new (config: ClientConfig) => Client;
	operations: {
		[O in OperationOf<S>]: new (
			input: InputOf<S, O>,
		) => CommandIO<InputOf<S, O>, OutputOf<S, O>>;
	};
}

/** Written out, so that the bundler makes a chunk of each service and loads it on first use. */
const loaders: { [S in Service]: () => Promise<ServiceModule<S>> } = {
	ec2: () => import('./services/ec2.ts').then(asModule),
	cloudwatch: () => import('./services/cloudwatch.ts').then(asModule),
	iam: () => import('./services/iam.ts').then(asModule),
	sts: () => import('./services/sts.ts').then(asModule),
	codedeploy: () => import('./services/codedeploy.ts').then(asModule),
	elasticbeanstalk: () => import('./services/elasticbeanstalk.ts').then(asModule),
	s3: () => import('./services/s3.ts').then(asModule),
	cloudformation: () => import('./services/cloudformation.ts').then(asModule),
};

const asModule = <M extends { Client: unknown }>(module: M): { Client: M['Client']; operations: M } => ({
	Client: module.Client,
	operations: module,
});

export function loadService<S extends Service>(service: S): Promise<ServiceModule<S>> {
	return loaders[service]();
}
