/** Names and addresses of environments, as Beanstalk takes them. */

/** CreateEnvironmentMessage$EnvironmentName. True, or what is wrong and what was expected. */
export function isName(name: string): true | string {
	if (name.length < 4 || name.length > 40) return `“${name}” has ${characters(name)}: expected 4 to 40.`;
	if (!/^[A-Za-z0-9-]+$/.test(name)) return `“${name}”: expected letters, digits and hyphens only.`;
	return !/^-|-$/.test(name) || `“${name}” must not begin or end with a hyphen.`;
}

/** CreateEnvironmentMessage$CNAMEPrefix and CheckDNSAvailability: a label of a host name. */
export function isPrefix(prefix: string): true | string {
	if (prefix.length < 4 || prefix.length > 63)
		return `“${prefix}” has ${characters(prefix)}: expected 4 to 63.`;
	if (!/^[A-Za-z0-9-]+$/.test(prefix)) return `“${prefix}”: expected letters, digits and hyphens only.`;
	return !/^-|-$/.test(prefix) || `“${prefix}” must not begin or end with a hyphen.`;
}

const characters = ({ length }: string) => (length === 1 ? '1 character' : `${length} characters`);

/** What one would call the other of a blue and a green environment: shop-blue → shop-green, shop → shop-green. */
export function greenOf(name: string, taken: readonly string[]): string {
	const used = new Set(taken.map((one) => one.toLowerCase()));
	const stem = name.replace(/-(blue|green)$/i, '');
	const colour = /-green$/i.test(name) ? 'blue' : 'green';
	const free = (candidate: string) => !used.has(candidate.toLowerCase());
	const shortened = (end: string) => `${stem.slice(0, 40 - end.length)}${end}`;
	for (let number = 1; ; number++) {
		const candidate = shortened(number === 1 ? `-${colour}` : `-${colour}-${number}`);
		if (free(candidate)) return candidate;
	}
}
