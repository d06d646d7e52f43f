import type { Service } from './operations.ts';

/** What the AWS CLI calls a service, where it is not the service's own name. */
const serviceNames: Partial<Record<Service, string>> = { codedeploy: 'deploy', s3: 's3api' };

export const cliService = (service: Service): string => serviceNames[service] ?? service;

/**
 * An operation's or a parameter's name as the AWS CLI spells it: `SwapEnvironmentCNAMEs` →
 * `swap-environment-cnames`. The rules are botocore's `xform_name`, whose irregular names are none of ours.
 */
export function cliName(name: string): string {
	// An acronym in the plural is one word: CNAMEs, ARNs.
	const plural = /[A-Z]{2,}s$/.exec(name)?.[0];
	const spaced = plural ? `${name.slice(0, -plural.length)}-${plural.toLowerCase()}` : name;
	return spaced
		.replace(/(.)([A-Z][a-z]+)/g, '$1-$2')
		.replace(/([a-z0-9])([A-Z])/g, '$1-$2')
		.toLowerCase();
}
