import type { ApplicationVersionStatus } from '@aws-sdk/client-elastic-beanstalk';
import type { World } from '../world.ts';
import type { Settings } from './settings.ts';

/**
 * What is wrong with a version: its command fails on instances, or it works until the shop's traffic comes.
 * Nothing that Beanstalk tells of the version hints at it.
 */
export type Flaw = 'fails to deploy' | 'fails under load';

/** A version of an application. Times are the region's milliseconds. */
export interface ApplicationVersion {
	readonly application: string;
	readonly label: string;
	readonly description?: string;
	readonly bundle: { readonly bucket: string; readonly key: string };
	readonly flaw?: Flaw;
	readonly dateCreated: number;
	dateUpdated: number;
	status: ApplicationVersionStatus;
}

/** A saved configuration: to AWS a configuration template. */
export interface ConfigurationTemplate {
	readonly application: string;
	readonly name: string;
	readonly description?: string;
	readonly platformArn: string;
	readonly settings: Settings;
	readonly dateCreated: number;
	readonly dateUpdated: number;
}

export interface Application {
	readonly name: string;
	readonly description?: string;
	readonly dateCreated: number;
	dateUpdated: number;
	/** By label, oldest first. */
	readonly versions: Map<string, ApplicationVersion>;
	/** By name. */
	readonly templates: Map<string, ConfigurationTemplate>;
}

export const newApplication = (name: string, dateCreated: number, description?: string): Application => ({
	name,
	description,
	dateCreated,
	dateUpdated: dateCreated,
	versions: new Map(),
	templates: new Map(),
});

/** `arn:aws:elasticbeanstalk:eu-west-1:123456789012:applicationversion/bookshop-shop/v42` */
export const arnOf = (
	{ region, account }: World,
	kind: 'application' | 'applicationversion' | 'configurationtemplate' | 'environment',
	...path: readonly string[]
): string => `arn:aws:elasticbeanstalk:${region}:${account}:${kind}/${path.join('/')}`;
