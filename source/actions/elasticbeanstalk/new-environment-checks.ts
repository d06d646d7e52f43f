/** Would Beanstalk create an environment of this name, at this address? */
import { problemFrom } from '../../aws/problem.ts';
import type { CallOptions, Region } from '../../aws/region.ts';
import type { Check } from '../../operations/plan.ts';
import { readEnvironments } from '../../resources/elasticbeanstalk/read-environments.ts';
import { isName, isPrefix } from './environment-names.ts';

const blocked = (text: string): Check => ({ status: 'blocked', text: text.replace(/\.$/, '') });

/** Names are unique in the region, whatever the application. */
export async function nameCheck(region: Region, name: string, options: CallOptions): Promise<Check> {
	const verdict = isName(name);
	if (verdict !== true) return blocked(verdict);
	const twin = (await readEnvironments(region, options)).find(
		({ EnvironmentName }) => EnvironmentName?.toLowerCase() === name.toLowerCase(),
	);
	return twin
		? blocked(`there is an environment ${name} already, of ${twin.ApplicationName}`)
		: { status: 'passed', text: `the name ${name} is free` };
}

/** Addresses are unique in the region, among all accounts. */
export async function prefixCheck(region: Region, prefix: string, { signal }: CallOptions): Promise<Check> {
	// Beanstalk would choose one; but by its own Airboss tells later whether the environment is live.
	if (prefix === '') return blocked('a web server environment needs an address');
	const verdict = isPrefix(prefix);
	if (verdict !== true) return blocked(verdict);
	try {
		const { Available, FullyQualifiedCNAME = prefix } = await region.call(
			'elasticbeanstalk',
			'CheckDNSAvailability',
			{ CNAMEPrefix: prefix },
			{ signal },
		);
		return Available
			? { status: 'passed', text: `the address ${FullyQualifiedCNAME} is free` }
			: blocked(`the address ${FullyQualifiedCNAME} is taken`);
	} catch (error) {
		const problem = problemFrom(error);
		if (problem.kind === 'aborted') throw error;
		if (problem.kind === 'invalid-input') return blocked(problem.sentence);
		return { status: 'warning', text: `whether the address is free is not known: ${problem.sentence}` };
	}
}

/** The whole address of a prefix: `shop-green.eu-west-1.elasticbeanstalk.com`. */
export const addressOf = (region: Region, prefix: string): string =>
	`${prefix.toLowerCase()}.${region.name}.elasticbeanstalk.com`;
