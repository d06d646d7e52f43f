/**
 * What a JMESPath finds in an AWS answer, `null` when it finds nothing or does not fit the answer: AWS's own
 * waiters treat a type error as "not yet" too. The library takes 20 ms to load, so it waits for the first use.
 */
export async function find(path: string, output: unknown): Promise<unknown> {
	const { JMESPathTypeError, search } = await import('@aws-lambda-powertools/jmespath');
	if (typeof output !== 'object' || output === null) return null;
	try {
		return search(path, output) ?? null;
	} catch (error) {
		if (error instanceof JMESPathTypeError) return null;
		throw error;
	}
}

/** A value written into a JMESPath: `` `["a","b"]` ``. */
export const literal = (value: unknown): string => `\`${JSON.stringify(value).replaceAll('`', '\\`')}\``;
